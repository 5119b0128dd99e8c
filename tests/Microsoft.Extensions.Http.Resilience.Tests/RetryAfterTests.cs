using System.Net;

namespace Microsoft.Extensions.Http.Resilience.Tests;

public class RetryAfterTests
{
    private static readonly TimeSpan Computed = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task The_wait_is_what_the_server_asks_for()
    {
        var time = new ManualTime();
        await using var server = await StartAsync("7");
        await using var clients = Clients.WithOne(options => options.Retry.Delay = Computed, time);
        var request = clients.Create().GetAsync(server.Address);
        await time.WaitedForAsync(TimeSpan.FromSeconds(7));
        Assert.Equal(1, server.Requests);
        time.Advance(TimeSpan.FromSeconds(7));
        using var response = await request;
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_date_is_waited_for()
    {
        var delays = new List<TimeSpan>();
        var date = DateTimeOffset.UtcNow.AddHours(3);
        await using var server = await StartAsync(date.ToString("R"));
        await using var clients = Clients.WithOne(options =>
        {
            options.TotalRequestTimeout.Timeout = TimeSpan.FromHours(4);
            options.Retry.OnRetry = Record(delays);
        });
        await Assert.ThrowsAsync<StopHereException>(() => clients.Create().GetAsync(server.Address));
        Assert.InRange(Assert.Single(delays), TimeSpan.FromMinutes(170), TimeSpan.FromMinutes(180));
    }

    [Theory]
    [InlineData("Mon, 02 Nov 2020 00:00:00 GMT")]
    [InlineData("soon")]
    [InlineData(null)]
    public async Task The_computed_wait_holds_when_the_server_says_nothing_useful(string? header)
    {
        var delays = new List<TimeSpan>();
        await using var server = await StartAsync(header);
        await using var clients = Clients.WithOne(options =>
        {
            options.Retry.Delay = Computed;
            options.Retry.UseJitter = false;
            options.Retry.OnRetry = Record(delays);
        });
        await Assert.ThrowsAsync<StopHereException>(() => clients.Create().GetAsync(server.Address));
        Assert.Equal([Computed], delays);
    }

    [Fact]
    public async Task The_header_can_be_ignored()
    {
        var delays = new List<TimeSpan>();
        await using var server = await StartAsync("7");
        await using var clients = Clients.WithOne(options =>
        {
            options.Retry.ShouldRetryAfterHeader = false;
            options.Retry.OnRetry = Record(delays);
        });
        await Assert.ThrowsAsync<StopHereException>(() => clients.Create().GetAsync(server.Address));
        Assert.Equal([TimeSpan.Zero], delays);
    }

    private static Task<Server> StartAsync(string? retryAfter) => Server.StartAsync((context, number) =>
    {
        context.Response.StatusCode = number == 1 ? 503 : 200;
        context.Response.Headers.RetryAfter = retryAfter;
        return Task.CompletedTask;
    });

    // The wait itself is not of interest: the delay is known before it begins.
    private static Func<Polly.Retry.OnRetryArguments<HttpResponseMessage>, ValueTask> Record(List<TimeSpan> delays) =>
        retry =>
        {
            delays.Add(retry.RetryDelay);
            throw new StopHereException();
        };

    private sealed class StopHereException : Exception;
}
