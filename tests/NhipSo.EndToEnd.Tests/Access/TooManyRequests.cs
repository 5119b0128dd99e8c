using System.Net;
using NhipSo.EndToEnd.Tests.Running;
using NhipSo.Testing;

namespace NhipSo.EndToEnd.Tests.Access;

/// <summary>What a caller hears who asks too often, or shows what is none.</summary>
public sealed class TooManyRequests
{
    [Fact]
    public async Task Is_told_when_to_come_back_and_counted()
    {
        await using var deployment = await Deployment.CreateAsync();
        await using var app = await AppInstance.StartAsync(new Dictionary<string, string?>(deployment.Settings)
        {
            ["RateLimit__PerMinute"] = "2", ["RateLimit__Burst"] = "3", ["RateLimit__FailuresPerMinute"] = "4",
        });
        Assert.Equal([404, 404, 404, 429], await SendAsync(app, deployment.Keys["hanoi"], 4));
        Assert.Equal([404], await SendAsync(app, deployment.Keys["ministry"], 1));
        Assert.Equal([401, 401, 401, 401, 429, 429], await SendAsync(app, "nsk_nobody_wrong", 6));
        Assert.Equal([404], await SendAsync(app, deployment.Keys["ministry"], 1));

        var metrics = await app.Http.GetStringAsync(new Uri("metrics", UriKind.Relative));
        Assert.Contains("nhipso_requests_refused_total{code=\"too-many-requests\"} 3\n", metrics, StringComparison.Ordinal);
        Assert.Contains("nhipso_requests_refused_total{code=\"key-unknown\"} 4\n", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_header_of_100_kilobytes_is_refused_by_the_server_itself()
    {
        await using var deployment = await Deployment.CreateAsync();
        await using var app = await deployment.StartAppAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("submissions/cds-thang/2025-12/01", UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {new string('x', 100_000)}");
        using var response = await app.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, response.StatusCode);
    }

    [Theory]
    [InlineData("Oidc__0__Authority", "http://login.example.vn", "must be the https address")]
    [InlineData("RateLimit__PerMinute", "many", "must be a whole number")]
    public async Task A_wrong_setting_stops_the_app(string name, string value, string mayBe)
    {
        await using var deployment = await Deployment.CreateAsync();
        await using var process = ServerProcess.Start(
            "dotnet", [Path.Combine(AppInstance.Folder, "NhipSo.Functions.dll")], new Dictionary<string, string?>(deployment.Settings) { [name] = value });
        await process.WaitForExitAsync(TimeSpan.FromSeconds(60));
        Assert.Equal(1, process.ExitCode);
        Assert.Contains($"NhipSo does not start: {name} is '{value}'; it {mayBe}", process.Output, StringComparison.Ordinal);
    }

    private static async Task<List<int>> SendAsync(AppInstance app, string key, int times)
    {
        var answers = new List<int>();
        for (var i = 0; i < times; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("submissions/cds-thang/2025-12/01", UriKind.Relative));
            request.Headers.Add("X-Api-Key", key);
            using var response = await app.Http.SendAsync(request);
            answers.Add((int)response.StatusCode);
            Assert.Equal(response.StatusCode == HttpStatusCode.TooManyRequests, response.Headers.RetryAfter is not null);
        }

        return answers;
    }
}
