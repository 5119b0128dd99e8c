using System.Net;
using System.Threading.RateLimiting;
using Polly.RateLimiting;

namespace Microsoft.Extensions.Http.Resilience.Tests;

public class RateLimiterTests
{
    [Fact]
    public async Task A_request_above_the_limit_is_refused_and_not_sent()
    {
        var finish = new TaskCompletionSource();
        await using var server = await Server.StartAsync((_, _) => finish.Task);
        await using var clients = Clients.WithOne(
            options => options.RateLimiter.DefaultRateLimiterOptions.PermitLimit = 1);
        var first = clients.Create().GetAsync(server.Address);
        await server.OneMoreAsync();
        await Assert.ThrowsAsync<RateLimiterRejectedException>(() => clients.Create().GetAsync(server.Address));
        Assert.Equal(1, server.Requests);

        finish.SetResult();
        (await first).Dispose();
        using var afterwards = await clients.Create().GetAsync(server.Address);
        Assert.Equal(HttpStatusCode.OK, afterwards.StatusCode);
    }

    [Fact]
    public async Task A_limiter_of_our_own_is_asked_and_its_advice_passed_on()
    {
        await using var limiter = new FixedWindowRateLimiter(new()
        {
            PermitLimit = 1,
            Window = TimeSpan.FromHours(1),
            AutoReplenishment = false,
        });
        await using var server = await Server.StartAsync(200);
        await using var clients = Clients.WithOne(options => options.RateLimiter.RateLimiter =
            asked => limiter.AcquireAsync(cancellationToken: asked.Context.CancellationToken));
        (await clients.Create().GetAsync(server.Address)).Dispose();
        var refused = await Assert.ThrowsAsync<RateLimiterRejectedException>(
            () => clients.Create().GetAsync(server.Address));
        Assert.Equal(TimeSpan.FromHours(1), refused.RetryAfter);
        Assert.Equal(1, server.Requests);
    }
}
