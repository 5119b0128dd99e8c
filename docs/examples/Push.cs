// Gửi số liệu đo đến NhipSo (sends measurements). Cần .NET 10, không cần gói nào.
//
//   export NHIPSO_API=https://…/api/v1
//   export NHIPSO_KEY=nsk_…          # khóa có quyền measure của hệ thống
//   dotnet run Push.cs -- phan-mem-24 readings.json
//
// Chạy lại luôn an toàn: số liệu đã có chỉ được lưu một lần.
// Mã kết thúc: 0 đã lưu, 1 cần người xem lại, 2 chưa gửi được, chạy lại sau.
#:property PublishAot=false
using System.Text;

const int Tries = 8;
var (source, body) = (args[0], await File.ReadAllTextAsync(args[1]));
using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(100) };
http.DefaultRequestHeaders.Add("X-Api-Key", Environment.GetEnvironmentVariable("NHIPSO_KEY"));
var said = "";
for (var attempt = 1; attempt <= Tries; attempt++)
{
    var wait = TimeSpan.FromSeconds(Math.Min(60, Math.Pow(2, attempt - 1)) * (0.5 + (Random.Shared.NextDouble() / 2)));
    try
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await http.PostAsync($"{Environment.GetEnvironmentVariable("NHIPSO_API")}/measurements/{source}", content);
        said = $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}";
        if (response.IsSuccessStatusCode)
        {
            Console.WriteLine(said);
            return 0;
        }

        if ((int)response.StatusCode is not (429 or >= 500))
        {
            Console.Error.WriteLine($"Không lưu được: {said}");
            return 1;
        }

        if (response.Headers.RetryAfter?.Delta is { } asked && asked > wait)
            wait = asked;
    }
    catch (Exception failed) when (failed is HttpRequestException or TaskCanceledException)
    {
        said = failed.Message; // mất mạng, hết giờ chờ: không biết đã đến nơi chưa, nên gửi lại
    }

    if (attempt < Tries)
        await Task.Delay(wait);
}

Console.Error.WriteLine($"Chưa gửi được: {said}. Chạy lại sau.");
return 2;
