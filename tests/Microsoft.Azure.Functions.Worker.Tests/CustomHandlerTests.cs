using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Microsoft.Azure.Functions.Worker.Tests;

/// <summary>A test plays the Functions host, knowing only the folder that the tool wrote.</summary>
public sealed class CustomHandlerTests(FunctionsHost host) : IClassFixture<FunctionsHost>
{
    private const string Due = """{"Schedule":{"AdjustForDST":true},"ScheduleStatus":{"Last":"2026-03-31T23:55:00+00:00","LastUpdated":"2026-03-31T23:55:01+00:00","Next":"2026-04-01T00:00:00+00:00"},"IsPastDue":true}""";

    [Fact]
    public Task The_root_answers_so_that_the_host_goes_on() => host.GetAsync("/");

    [Fact]
    public Task It_listens_for_the_host_alone_whatever_endpoints_are_set() =>
        Assert.ThrowsAsync<TimeoutException>(() => NhipSo.Testing.Ports.WaitForAsync(host.OtherPort, TimeSpan.Zero));

    [Fact]
    public async Task Forwarded_requests_are_served_by_the_routes_of_the_package()
    {
        var route = host.Binding("GetLong").GetProperty("route").GetString()!.Replace("{value}", "7", StringComparison.Ordinal);
        Assert.Equal("7", await host.GetAsync($"/{host.RoutePrefix}/{route}"));
    }

    [Fact]
    public async Task The_host_names_the_run()
    {
        var answer = await host.GetAsync($"/{host.RoutePrefix}/v1/describe/it", invocationId: "0a1b");
        Assert.Equal("0a1b", JsonSerializer.Deserialize<JsonElement>(answer).GetProperty("invocationId").GetString());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_timer_runs_when_the_host_posts_to_it(bool asText)
    {
        var ticks = await host.GetAsync("/api/v1/ticks");
        using var response = await host.PostTimerAsync("Tick", asText ? Due : JsonSerializer.Deserialize<JsonElement>(Due));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("""{"Outputs":{},"Logs":[],"ReturnValue":null}""", answer.GetRawText());
        Assert.Equal(int.Parse(ticks) + 1, int.Parse(await host.GetAsync("/api/v1/ticks")));
        await Eventually.IsTrueAsync(
            () => host.Output.Contains("tick begins, past due: True, next: 2026-04-01T00:00:00", StringComparison.Ordinal),
            "the run to say what it was told");
    }

    [Fact]
    public async Task A_timer_that_is_not_monitored_has_no_status()
    {
        using var response = await host.PostTimerAsync("Tick", JsonSerializer.Deserialize<JsonElement>("""{"ScheduleStatus":null,"IsPastDue":false}"""));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_timer_that_throws_is_a_failed_run()
    {
        using var response = await host.PostTimerAsync("Tick", Due.Replace("2026-03-31T23:55:00", "1999-03-31T23:55:00", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("""{"Data":{"other":{}},"Metadata":{}}""")]
    [InlineData("""{"Data":{"timer":"no JSON"},"Metadata":{}}""")]
    [InlineData("""{"Data":{"timer":null},"Metadata":{}}""")]
    [InlineData("[]")]
    [InlineData("")]
    public async Task A_call_that_is_not_readable_is_a_failed_run(string body)
    {
        using var response = await host.PostAsync("Tick", new StringContent(body));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("Ping")]
    [InlineData("Created")]
    [InlineData("Unknown")]
    public async Task Only_timers_are_called_by_name(string function)
    {
        using var response = await host.PostTimerAsync(function, Due);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Timers_do_not_run_by_themselves()
    {
        await using var quiet = new FunctionsHost();
        await quiet.InitializeAsync();
        await quiet.GetAsync("/");
        Assert.Equal("0", await quiet.GetAsync("/api/v1/ticks"));
        Assert.True(await quiet.StopAsync(), "The app must end when the host asks it to.");
        Assert.DoesNotContain("tick begins", quiet.Output, StringComparison.Ordinal);
    }
}
