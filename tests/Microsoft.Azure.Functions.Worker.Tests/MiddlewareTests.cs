using System.Net;

namespace Microsoft.Azure.Functions.Worker.Tests;

public sealed class MiddlewareTests(SampleApp app) : IClassFixture<SampleApp>
{
    [Fact]
    public async Task Middleware_runs_in_the_order_it_was_added_and_shares_items()
    {
        using var response = await app.Client.GetAsync("/api/Ping");
        Assert.Equal(
            ["outer-in", "inner-in after outer", "inner-out", "outer-out"], response.Headers.GetValues("X-Way"));
    }

    [Fact]
    public async Task Middleware_knows_the_function()
    {
        using var response = await app.Client.GetAsync("/api/Ping");
        Assert.Equal(["SampleFunctions.Requests.Ping"], response.Headers.GetValues("X-Entry-Point"));
        await app.WaitForOutputAsync("Passed: Ping");
    }

    [Fact]
    public async Task Middleware_answers_by_setting_the_result_and_not_going_on()
    {
        using var response = await app.Client.GetAsync("/api/Ping?refuse");
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("refused by middleware", await response.Content.ReadAsStringAsync());
        Assert.False(response.Headers.Contains("X-Way"));
    }

    [Fact]
    public async Task Middleware_sees_and_replaces_what_the_function_returned() =>
        Assert.StartsWith("instead of Microsoft.AspNetCore.Http.", await app.GetAsync("/api/Ping?replace"), StringComparison.Ordinal);
}
