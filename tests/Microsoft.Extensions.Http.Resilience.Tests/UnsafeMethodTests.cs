using System.Net;

namespace Microsoft.Extensions.Http.Resilience.Tests;

public class UnsafeMethodTests
{
    [Theory]
    [InlineData("POST", 1)]
    [InlineData("PUT", 1)]
    [InlineData("PATCH", 1)]
    [InlineData("DELETE", 1)]
    [InlineData("GET", 2)]
    [InlineData("HEAD", 2)]
    public async Task Only_safe_methods_are_retried_after_an_error(string method, int expected)
    {
        await using var server = await Server.StartAsync(500, 200);
        await using var clients = Clients.WithOne(options => options.Retry.DisableForUnsafeHttpMethods());
        using var request = new HttpRequestMessage(new HttpMethod(method), server.Address);
        (await clients.Create().SendAsync(request)).Dispose();
        Assert.Equal(expected, server.Requests);
    }

    [Fact]
    public async Task An_unsafe_method_is_not_retried_after_a_broken_connection()
    {
        await using var server = await Server.StartAsync((context, _) =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        await using var clients = Clients.WithOne(options => options.Retry.DisableForUnsafeHttpMethods());
        await Assert.ThrowsAsync<HttpRequestException>(() => clients.Create().PostAsync(server.Address, null));
        Assert.Equal(1, server.Requests);
    }

    [Fact]
    public async Task Methods_can_be_named()
    {
        await using var server = await Server.StartAsync(500, 500, 200);
        await using var clients = Clients.WithOne(options => options.Retry.DisableFor(HttpMethod.Get));
        using var once = await clients.Create().GetAsync(server.Address);
        Assert.Equal(HttpStatusCode.InternalServerError, once.StatusCode);
        using var retried = await clients.Create().PostAsync(server.Address, null);
        Assert.Equal(HttpStatusCode.OK, retried.StatusCode);
    }
}
