using System.Net;
using System.Net.Sockets;
using NhipSo.Functions.Polling;

namespace NhipSo.Functions.Tests.Polling;

public sealed class OutboundConnectionTests : IDisposable
{
    private static readonly HashSet<string> Nothing = [];
    private readonly TcpListener server = new(IPAddress.Loopback, 0);

    public OutboundConnectionTests() => server.Start();

    private int Port => ((IPEndPoint)server.LocalEndpoint).Port;

    [Theory]
    [InlineData("localhost")]
    [InlineData("LOCALHOST")]
    [InlineData("127.0.0.1")]
    [InlineData("127.1")]
    [InlineData("2130706433")]
    [InlineData("0x7f000001")]
    [InlineData("0x7f.0.0.1")]
    [InlineData("0177.0.0.1")]
    [InlineData("017700000001")]
    [InlineData("0.0.0.0")]
    [InlineData("0")]
    [InlineData("::1")]
    [InlineData("[::1]")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("169.254.169.254")]
    public async Task A_host_that_is_not_public_is_refused_before_any_connection(string host)
    {
        var refused = await Assert.ThrowsAsync<OutboundRefusedException>(
            async () => await OutboundAddress.ConnectAsync(new(host, Port), Nothing, default));
        Assert.Contains(host, refused.Message, StringComparison.Ordinal);
        Assert.Contains("Polling__AllowedPrivateHosts", refused.Message, StringComparison.Ordinal);
        Assert.False(server.Pending());
    }

    [Theory]
    [InlineData("http://2130706433/")]
    [InlineData("http://0x7f000001/")]
    [InlineData("http://0177.0.0.1/")]
    [InlineData("http://127.0.0.1./")]
    [InlineData("http://[::ffff:7f00:1]/")]
    [InlineData("http://localhost./")]
    [InlineData("http://ⓛocalhost/")]
    [InlineData("http://127。0。0。1/")]
    public async Task A_spelling_in_an_address_does_not_hide_it(string address)
    {
        using var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            ConnectCallback = (context, token) => OutboundAddress.ConnectAsync(context.DnsEndPoint, Nothing, token),
        };
        using var http = new HttpClient(handler);
        var uri = new UriBuilder(address) { Port = Port }.Uri;
        var failed = await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(uri));
        // A resolver that knows no such name is as good.
        Assert.True(failed.InnerException is OutboundRefusedException or SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData }, failed.ToString());
        Assert.False(server.Pending());
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    public async Task A_host_that_the_settings_name_is_connected_to(string host)
    {
        var options = new PollingOptions { AllowedPrivateHosts = $"other.example, {host.ToUpperInvariant()} " };
        await using var stream = await OutboundAddress.ConnectAsync(new(host, Port), options.PrivateHosts, default);
        using var accepted = await server.AcceptTcpClientAsync();
        await stream.WriteAsync("x"u8.ToArray());
        Assert.Equal('x', accepted.GetStream().ReadByte());
    }

    [Fact]
    public async Task Naming_one_host_allows_no_other() => await Assert.ThrowsAsync<OutboundRefusedException>(
        async () => await OutboundAddress.ConnectAsync(new("127.0.0.1", Port), new PollingOptions { AllowedPrivateHosts = "localhost" }.PrivateHosts, default));

    [Theory]
    [InlineData("169.254.169.254")]
    [InlineData("169.254.0.1")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("fe80::1")]
    [InlineData("fe80::1%1")]
    [InlineData("168.63.129.16")]
    public async Task Naming_a_host_does_not_open_where_a_cloud_hands_out_keys(string host) => await Assert.ThrowsAsync<OutboundRefusedException>(
        async () => await OutboundAddress.ConnectAsync(new(host, Port), new PollingOptions { AllowedPrivateHosts = host }.PrivateHosts, new CancellationTokenSource(2000).Token));

    public void Dispose() => server.Dispose();
}
