using System.Net;
using System.Threading.RateLimiting;
using Polly.CircuitBreaker;

namespace Microsoft.Extensions.Http.Resilience.Tests;

public class StrategyOrderTests
{
    [Fact]
    public async Task The_limiter_counts_requests_and_not_attempts()
    {
        var leases = 0;
        await using var limiter = new ConcurrencyLimiter(new() { PermitLimit = 1 });
        await using var server = await Server.StartAsync(500, 500, 200);
        await using var clients = Clients.WithOne(options => options.RateLimiter.RateLimiter = asked =>
        {
            leases++;
            return limiter.AcquireAsync(cancellationToken: asked.Context.CancellationToken);
        });
        using var response = await clients.Create().GetAsync(server.Address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(1, leases);
    }

    [Fact]
    public async Task The_circuit_counts_attempts_and_ends_the_retries()
    {
        await using var server = await Server.StartAsync(500);
        await using var clients = Clients.WithOne(options => options.CircuitBreaker.MinimumThroughput = 2);
        await Assert.ThrowsAsync<BrokenCircuitException>(() => clients.Create().GetAsync(server.Address));
        Assert.Equal(2, server.Requests);
    }

    [Fact]
    public async Task The_circuit_counts_attempts_that_timed_out()
    {
        var time = new ManualTime();
        await using var server = await Server.StartSilentAsync();
        await using var clients = Clients.WithOne(options => options.CircuitBreaker.MinimumThroughput = 2, time);
        var request = clients.Create().GetAsync(server.Address);
        for (var sent = 1; sent <= 2; sent++)
        {
            await server.OneMoreAsync();
            time.Advance(TimeSpan.FromSeconds(10));
        }

        await Assert.ThrowsAsync<BrokenCircuitException>(() => request);
    }
}
