// Gửi một báo cáo đến NhipSo (sends one report). Cần .NET 10, không cần gói nào.
//
//   export NHIPSO_API=https://…/api/v1
//   export NHIPSO_KEY=nsk_…
//   dotnet run Send.cs -- cds-thang 2026-10 sandbox report.json
//   dotnet run Send.cs -- cds-thang 2026-10 sandbox report.json "Bổ sung số liệu của một phường"
//
// Chạy lại luôn an toàn: nội dung đã có thì nhận lại đúng xác nhận cũ. Có lý do thì điều chỉnh báo cáo đã gửi.
// Mã kết thúc: 0 đã tiếp nhận, 1 cần người xem lại, 2 chưa gửi được, chạy lại sau.
#:property PublishAot=false
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

const int Tries = 8;
var (form, period, unit, path, reason) = (args[0], args[1], args[2], args[3], args.ElementAtOrDefault(4));
var report = JsonNode.Parse(await File.ReadAllTextAsync(path))!.AsObject();
using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(100) };
http.DefaultRequestHeaders.Add("X-Api-Key", Environment.GetEnvironmentVariable("NHIPSO_KEY"));
var address = $"{Environment.GetEnvironmentVariable("NHIPSO_API")}/submissions/{form}/{period}/{unit}";

var (status, answer, tag) = await SendAsync(null);
if (status == HttpStatusCode.PreconditionRequired && reason is not null)
{
    // Đã có báo cáo khác: điều chỉnh đúng bản mà máy chủ vừa nêu trong ETag.
    report["reason"] = reason;
    (status, answer, tag) = await SendAsync(tag);
}

if (status is HttpStatusCode.OK or HttpStatusCode.Created)
{
    await File.WriteAllTextAsync($"{path}.receipt.json", answer!.ToJsonString());
    Console.WriteLine($"Đã tiếp nhận báo cáo của {answer["unit"]!["name"]!["vi"]}: lần {answer["revision"]}, {answer["received"]}.");
    Tell(answer["findings"]);
    return 0;
}

Console.Error.WriteLine($"Không gửi được ({(int)status} {answer?["code"]}): {answer?["detail"]}");
Tell(answer?["errors"]);
foreach (var change in answer?["changes"]?.AsArray() ?? [])
    Console.Error.WriteLine($"  Đã thay đổi {change!["place"]}: {change["before"]?.ToJsonString()} -> {change["after"]?.ToJsonString()}");
if (status == HttpStatusCode.PreconditionRequired)
    Console.Error.WriteLine("  Muốn điều chỉnh, chạy lại với lý do ở cuối dòng lệnh.");
return IsPassing(status) ? 2 : 1;

// Gửi, và gửi lại khi máy chủ bận hay mất mạng.
async Task<(HttpStatusCode Status, JsonNode? Answer, string? Tag)> SendAsync(string? ifMatch)
{
    for (var attempt = 1; ; attempt++)
    {
        var wait = TimeSpan.FromSeconds(Math.Min(60, Math.Pow(2, attempt - 1)) * (0.5 + (Random.Shared.NextDouble() / 2)));
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, address)
            {
                Content = new StringContent(report.ToJsonString(), Encoding.UTF8, "application/json"),
            };
            if (ifMatch is not null)
                request.Headers.Add("If-Match", ifMatch);
            using var response = await http.SendAsync(request);
            if (!IsPassing(response.StatusCode) || attempt == Tries)
                return (response.StatusCode, await ReadAsync(response), response.Headers.ETag?.Tag);
            if (response.Headers.RetryAfter?.Delta is { } asked && asked > wait)
                wait = asked;
        }
        catch (Exception failed) when (failed is HttpRequestException or TaskCanceledException)
        {
            // Mất mạng, hết giờ chờ: không biết đã đến nơi chưa, nên gửi lại.
            if (attempt == Tries)
                return (HttpStatusCode.ServiceUnavailable, new JsonObject { ["code"] = "network", ["detail"] = failed.Message }, null);
        }

        await Task.Delay(wait);
    }
}

// Câu trả lời không phải JSON là của một máy chủ trung gian, không phải của NhipSo.
static async Task<JsonNode?> ReadAsync(HttpResponseMessage response) =>
    response.Content.Headers.ContentType?.MediaType is "application/json" or "application/problem+json"
        ? JsonNode.Parse(await response.Content.ReadAsStringAsync())
        : null;

// Lỗi sẽ qua: gửi lại nguyên nội dung.
static bool IsPassing(HttpStatusCode status) => status == HttpStatusCode.TooManyRequests || (int)status >= 500;

static void Tell(JsonNode? findings)
{
    foreach (var finding in findings?.AsArray() ?? [])
        Console.Error.WriteLine($"  {finding!["level"]} {finding["place"]}: {finding["message"]}");
}
