using System.Net;

namespace Microsoft.Extensions.Http.Resilience.Tests;

public class RetryTests
{
    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(408)]
    [InlineData(429)]
    public async Task A_transient_answer_is_retried(int status)
    {
        await using var server = await Server.StartAsync(status, status, 200);
        await using var clients = Clients.WithOne();
        using var response = await clients.Create().GetAsync(server.Address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(3, server.Requests);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(302)]
    public async Task Any_other_answer_is_final(int status)
    {
        await using var server = await Server.StartAsync(status, 200);
        await using var clients = Clients.WithOne();
        using var response = await clients.Create().GetAsync(server.Address);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(1, server.Requests);
    }

    [Fact]
    public async Task A_broken_connection_is_retried()
    {
        await using var server = await Server.StartAsync((context, number) =>
        {
            if (number == 1)
                context.Abort();
            return Task.CompletedTask;
        });
        await using var clients = Clients.WithOne();
        using var response = await clients.Create().GetAsync(server.Address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(2, server.Requests);
    }

    [Fact]
    public async Task The_last_answer_is_given_back_when_retries_are_used_up()
    {
        await using var server = await Server.StartAsync(500, 500, 500, 503);
        await using var clients = Clients.WithOne();
        using var response = await clients.Create().GetAsync(server.Address);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(4, server.Requests);
    }

    [Fact]
    public async Task A_synchronous_request_is_retried_too()
    {
        await using var server = await Server.StartAsync(500, 200);
        await using var clients = Clients.WithOne();
        using var request = new HttpRequestMessage(HttpMethod.Get, server.Address);
        using var response = await Task.Run(() => clients.Create().Send(request));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(2, server.Requests);
    }

    [Fact]
    public async Task A_cancelled_request_is_not_retried()
    {
        await using var server = await Server.StartSilentAsync();
        await using var clients = Clients.WithOne();
        using var cancelled = new CancellationTokenSource();
        var request = clients.Create().GetAsync(server.Address, cancelled.Token);
        await server.OneMoreAsync();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
        Assert.Equal(1, server.Requests);
    }
}
