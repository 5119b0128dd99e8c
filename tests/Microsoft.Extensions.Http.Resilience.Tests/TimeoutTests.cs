using Polly.Timeout;

namespace Microsoft.Extensions.Http.Resilience.Tests;

public class TimeoutTests
{
    [Fact]
    public async Task An_attempt_that_takes_too_long_is_retried_and_then_given_up()
    {
        var time = new ManualTime();
        var attempt = TimeSpan.FromSeconds(10);
        await using var server = await Server.StartSilentAsync();
        await using var clients = Clients.WithOne(
            options => options.TotalRequestTimeout.Timeout = TimeSpan.FromMinutes(5), time);
        var request = clients.Create().GetAsync(server.Address);
        for (var sent = 1; sent <= 4; sent++)
        {
            await server.OneMoreAsync();
            time.Advance(attempt);
        }

        Assert.Equal(attempt, (await Assert.ThrowsAsync<TimeoutRejectedException>(() => request)).Timeout);
        Assert.Equal(4, server.Requests);
    }

    [Fact]
    public async Task The_total_time_ends_whatever_attempt_is_under_way()
    {
        var time = new ManualTime();
        await using var server = await Server.StartSilentAsync();
        await using var clients = Clients.WithOne(
            options =>
            {
                options.AttemptTimeout.Timeout = TimeSpan.FromSeconds(20);
                options.CircuitBreaker.SamplingDuration = TimeSpan.FromSeconds(40);
            },
            time);
        var request = clients.Create().GetAsync(server.Address);
        await server.OneMoreAsync();
        time.Advance(TimeSpan.FromSeconds(20));
        await server.OneMoreAsync();
        time.Advance(TimeSpan.FromSeconds(10));
        var timeout = await Assert.ThrowsAsync<TimeoutRejectedException>(() => request);
        Assert.Equal(TimeSpan.FromSeconds(30), timeout.Timeout);
        Assert.Equal(2, server.Requests);
    }

    [Fact]
    public async Task The_clients_own_timeout_is_off()
    {
        await using var clients = Clients.WithOne();
        Assert.Equal(Timeout.InfiniteTimeSpan, clients.Create().Timeout);
    }
}
