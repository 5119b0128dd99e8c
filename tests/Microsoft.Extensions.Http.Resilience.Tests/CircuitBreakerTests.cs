using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Polly;
using Polly.CircuitBreaker;

namespace Microsoft.Extensions.Http.Resilience.Tests;

public class CircuitBreakerTests
{
    [Fact]
    public async Task After_too_many_failures_the_server_is_left_alone_for_a_while()
    {
        var time = new ManualTime();
        await using var server = await Server.StartAsync(500, 500, 200);
        await using var clients = Clients.WithOne(BreakAfterTwo, time);
        await FailTwiceAsync(clients.Create(), server);
        await Assert.ThrowsAsync<BrokenCircuitException>(() => clients.Create().GetAsync(server.Address));
        Assert.Equal(2, server.Requests);

        time.Advance(TimeSpan.FromSeconds(5));
        using var response = await clients.Create().GetAsync(server.Address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Answers_that_are_the_callers_fault_do_not_open_the_circuit()
    {
        await using var server = await Server.StartAsync(404);
        await using var clients = Clients.WithOne(BreakAfterTwo);
        for (var sent = 1; sent <= 5; sent++)
            (await clients.Create().GetAsync(server.Address)).Dispose();
        Assert.Equal(5, server.Requests);
    }

    [Fact]
    public async Task Two_clients_share_no_circuit()
    {
        await using var server = await Server.StartAsync(500);
        await using var clients = Clients.With(services =>
        {
            services.AddHttpClient("a").AddStandardResilienceHandler(BreakAfterTwo);
            services.AddHttpClient("b").AddStandardResilienceHandler(BreakAfterTwo);
        });
        await FailTwiceAsync(clients.Create("a"), server);
        await Assert.ThrowsAsync<BrokenCircuitException>(() => clients.Create("a").GetAsync(server.Address));
        await FailTwiceAsync(clients.Create("b"), server);
    }

    [Fact]
    public async Task Two_servers_share_the_circuit_of_a_client()
    {
        await using var broken = await Server.StartAsync(500);
        await using var healthy = await Server.StartAsync(200);
        await using var clients = Clients.WithOne(BreakAfterTwo);
        await FailTwiceAsync(clients.Create(), broken);
        await Assert.ThrowsAsync<BrokenCircuitException>(() => clients.Create().GetAsync(healthy.Address));
    }

    [Fact]
    public async Task A_circuit_a_server_can_be_asked_for()
    {
        await using var broken = await Server.StartAsync(500);
        await using var healthy = await Server.StartAsync(200);
        await using var clients = Clients.With(services => services.AddHttpClient("source")
            .AddStandardResilienceHandler(BreakAfterTwo).SelectPipelineByAuthority());
        await FailTwiceAsync(clients.Create(), broken);
        await Assert.ThrowsAsync<BrokenCircuitException>(() => clients.Create().GetAsync(broken.Address));
        using var response = await clients.Create().GetAsync(healthy.Address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_circuit_for_each_key_of_our_own_can_be_asked_for()
    {
        await using var server = await Server.StartAsync(500);
        await using var clients = Clients.With(services => services.AddHttpClient("source")
            .AddStandardResilienceHandler(BreakAfterTwo)
            .SelectPipelineBy(_ => request => request.RequestUri!.AbsolutePath));
        var (one, other) = (new Uri(server.Address, "one"), new Uri(server.Address, "other"));
        await FailTwiceAsync(clients.Create(), server, "one");
        await Assert.ThrowsAsync<BrokenCircuitException>(() => clients.Create().GetAsync(one));
        using var response = await clients.Create().GetAsync(other);
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
    }

    private static void BreakAfterTwo(HttpStandardResilienceOptions options)
    {
        options.Retry.ShouldHandle = _ => PredicateResult.False();
        options.CircuitBreaker.MinimumThroughput = 2;
    }

    private static async Task FailTwiceAsync(HttpClient client, Server server, string path = "")
    {
        for (var sent = 1; sent <= 2; sent++)
        {
            using var response = await client.GetAsync(new Uri(server.Address, path));
            Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        }
    }
}
