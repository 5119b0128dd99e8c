using System.Net;

namespace Microsoft.Azure.Functions.Worker.Tests;

public sealed class CorsTests
{
    private const string Page = "https://page.example";

    [Fact]
    public async Task A_listed_origin_may_call_and_its_preflight_is_answered()
    {
        await using var app = await SampleApp.StartAsync(new() { ["Host__CORS"] = $"https://other.example, {Page}", ["Host__CORSCredentials"] = "true" });
        using var preflight = await SendAsync(app, HttpMethod.Options, "/api/Created", Page);
        Assert.Equal(HttpStatusCode.NoContent, preflight.StatusCode);
        Assert.Equal([Page], preflight.Headers.GetValues("Access-Control-Allow-Origin"));
        Assert.Equal(["true"], preflight.Headers.GetValues("Access-Control-Allow-Credentials"));
        Assert.Contains("PUT", string.Join(',', preflight.Headers.GetValues("Access-Control-Allow-Methods")), StringComparison.Ordinal);

        using var failed = await SendAsync(app, HttpMethod.Get, "/api/Fail", Page);
        Assert.Equal([Page], failed.Headers.GetValues("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Another_origin_may_not()
    {
        await using var app = await SampleApp.StartAsync(new() { ["Host__CORS"] = Page });
        using var response = await SendAsync(app, HttpMethod.Get, "/api/Ping", "https://other.example");
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task A_star_lets_every_origin_call()
    {
        await using var app = await SampleApp.StartAsync(new() { ["Host__CORS"] = "*" });
        using var response = await SendAsync(app, HttpMethod.Get, "/api/Ping", Page);
        Assert.Equal(["*"], response.Headers.GetValues("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Without_the_setting_no_origin_may()
    {
        await using var app = await SampleApp.StartAsync([]);
        using var preflight = await SendAsync(app, HttpMethod.Options, "/api/Created", Page);
        Assert.False(preflight.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Credentials_for_every_origin_stop_the_start()
    {
        await using var app = new SampleApp(new() { ["Host__CORS"] = "*", ["Host__CORSCredentials"] = "true" });
        app.Launch();
        await app.WaitForExitAsync();
        Assert.NotEqual(0, app.Process.ExitCode);
        await app.WaitForOutputAsync("credentials need origins that are named");
    }

    private static async Task<HttpResponseMessage> SendAsync(SampleApp app, HttpMethod method, string path, string origin)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Origin", origin);
        if (method == HttpMethod.Options)
            request.Headers.Add("Access-Control-Request-Method", "PUT");
        return await app.Client.SendAsync(request);
    }
}
