using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NhipSo.Domain.Definitions;
using NhipSo.Functions.Polling;

namespace NhipSo.Functions.Tests.Polling;

/// <summary>
/// Addresses that whoever defines a source, or a system that answers, might have us connect to. Each is attempted through the poll
/// itself, while a listener on the loopback waits for a connection that must not come.
/// </summary>
public sealed class HostileAddressTests : IDisposable
{
    private readonly TcpListener bait = Listening(IPAddress.Any);
    private readonly TcpListener bait6 = Listening(IPAddress.IPv6Loopback);

    /// <summary>Each with <c>*</c> for the listener's port.</summary>
    public static TheoryData<string> Addresses =>
    [
        // This machine, plainly and in every notation of its number.
        "http://127.0.0.1:*/", "https://127.0.0.1:*/", "http://127.0.0.2:*/", "http://127.255.255.254:*/", "http://127.1:*/", "http://127.0.1:*/",
        "http://2130706433:*/", "http://0x7f000001:*/", "http://0x7f.1:*/", "http://0x7f.0x0.0x0.0x1:*/", "http://0177.0.0.1:*/", "http://0177.1:*/",
        "http://017700000001:*/", "http://00000177.0.0.1:*/", "http://127.0x0.0.01:*/", "http://0:*/", "http://0.0.0.0:*/", "http://0x0:*/",
        "http://127.0.0.1.:*/", "http://2130706433.:*/", "http://127.0.0.1.:*/metrics?x=http://dichvucong.gov.vn",
        // By name.
        "http://localhost:*/", "http://LOCALHOST:*/", "http://localhost.:*/", "http://localhost.localdomain:*/", "http://ip6-localhost:*/", "http://foo.localhost:*/",
        // IPv6, and IPv4 within it: mapped, compatible, translated, 6to4, Teredo, ISATAP, unique local, site local, with a zone.
        "http://[::1]:*/", "http://[0:0:0:0:0:0:0:1]:*/", "http://[::]:*/", "http://[::ffff:127.0.0.1]:*/", "http://[::ffff:7f00:1]:*/", "http://[0:0:0:0:0:ffff:7f00:1]:*/",
        "http://[::127.0.0.1]:*/", "http://[::ffff:0:127.0.0.1]:*/", "http://[64:ff9b::127.0.0.1]:*/", "http://[64:ff9b::7f00:1]:*/", "http://[64:ff9b:1::7f00:1]:*/",
        "http://[2002:7f00:1::]:*/", "http://[2002:7f00:1::1]:*/", "http://[2001::7f00:1]:*/", "http://[2001:0:4136:e378:8000:63bf:80ff:fffe]:*/",
        "http://[fe80::5efe:7f00:1]:*/", "http://[fe80::1]:*/", "http://[fe80::1%25lo]:*/", "http://[fe80::1%25eth0]:*/", "http://[fe80::1%1]:*/", "http://[::1%251]:*/",
        "http://[fc00::1]:*/", "http://[fd00::1]:*/", "http://[fec0::1]:*/", "http://[ff02::1]:*/", "http://[2001:db8::1]:*/",
        // Private, shared, link-local, documentation, benchmark, multicast, broadcast.
        "http://10.0.0.1:*/", "http://10.1:*/", "http://0xa.0.0.1:*/", "http://172.16.0.1:*/", "http://172.31.255.255:*/", "http://192.168.1.1:*/", "http://192.168.257:*/",
        "http://3232235777:*/", "http://100.64.0.1:*/", "http://192.0.0.1:*/", "http://192.0.2.1:*/", "http://198.18.0.1:*/", "http://203.0.113.1:*/",
        "http://224.0.0.1:*/", "http://240.0.0.1:*/", "http://255.255.255.255:*/",
        // Where a cloud hands out keys.
        "http://169.254.169.254/metadata/identity/oauth2/token", "http://169.254.169.254:*/", "http://2852039166/", "http://0xa9fea9fe/", "http://0251.0376.0251.0376/",
        "http://169.254.43518/", "http://[::ffff:169.254.169.254]/", "http://[::ffff:a9fe:a9fe]/", "http://[64:ff9b::a9fe:a9fe]/", "http://168.63.129.16/", "http://[fd00:ec2::254]/",
        "http://100.100.100.200/", "http://192.0.0.192/",
        // Full width, other digits and dots, letters in circles, percent signs: what a browser makes of them.
        "http://１２７.０.０.１:*/", "http://127。0。0。1:*/", "http://127．0．0．1:*/", "http://127｡0｡0｡1:*/", "http://①②⑦.⓪.⓪.①:*/", "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ:*/",
        "http://ｌｏｃａｌｈｏｓｔ:*/", "http://%6c%6f%63%61%6c%68%6f%73%74:*/", "http://127%2e0%2e0%2e1:*/", "http://127.0.0.1%00.gov.vn:*/", "http://xn--localhost-:*/",
        // Credentials that look like a host, and the other way round.
        "http://dichvucong.gov.vn@127.0.0.1:*/", "http://user:pass@127.0.0.1:*/", "http://127.0.0.1:*@dichvucong.gov.vn.invalid/", "http://dichvucong.gov.vn%40127.0.0.1:*/",
        "http://127.0.0.1\\@dichvucong.gov.vn.invalid:*/", "http://127.0.0.1:*#@dichvucong.gov.vn/", "http:\\\\127.0.0.1:*\\",
        // Other schemes, and other protocols' ports.
        "file:///etc/passwd", "file://127.0.0.1/etc/passwd", "gopher://127.0.0.1:*/_GET", "ftp://127.0.0.1:*/", "dict://127.0.0.1:*/", "ldap://127.0.0.1:*/",
        "data:text/plain,m%201", "ws://127.0.0.1:*/", "unix:///var/run/docker.sock", "jar:http://127.0.0.1:*!/",
    ];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task No_spelling_has_us_connect(string address)
    {
        // What is no address cannot be defined, and so is never asked.
        if (!Uri.TryCreate(At(address), UriKind.Absolute, out var uri))
            return;
        var attempt = await Poller.PollAsync(uri, ("AllowedPrivateHosts", ""));
        // A resolver that knows no such name is as good: there is nowhere to connect to.
        Assert.True(attempt.Class is AttemptClass.Blocked or AttemptClass.Dns, $"{uri}: {attempt.Class} {string.Join(';', attempt.Readings.Faults)}");
        Assert.Empty(attempt.Readings.Units);
        NobodyCame();
    }

    [Fact]
    public void There_are_at_least_sixty() => Assert.True(Addresses.Count >= 60);

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task No_redirect_to_one_is_followed(string address)
    {
        await using var upstream = await Upstream.StartAsync(context =>
        {
            context.Response.StatusCode = 302;
            // A header is ASCII: the host as a resolver would be asked for it.
            context.Response.Headers.Location = Uri.TryCreate(At(address), UriKind.Absolute, out var uri)
                ? uri.Host.Length == 0 ? uri.AbsoluteUri : uri.AbsoluteUri.Replace(uri.Host, uri.IdnHost, StringComparison.OrdinalIgnoreCase)
                : "/";
            return Task.CompletedTask;
        });
        Assert.Equal(AttemptClass.Redirected, (await Poller.PollAsync(upstream.Address)).Class);
        Assert.Equal(1, upstream.Requests);
        NobodyCame();
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task No_next_page_is_read_there(string address)
    {
        var next = Uri.TryCreate(At(address), UriKind.Absolute, out var uri) ? uri.AbsoluteUri : "//127.0.0.3/";
        await using var upstream = await Upstream.StartAsync(context => context.Response.WriteAsJsonAsync(new { x = 1, next }));
        var source = Poller.Json(upstream.Address, Page.Metric("value", "/x")) with { Request = new(upstream.Address, Paging: new(Next: "/next")) };
        Assert.Equal(AttemptClass.Blocked, (await Poller.PollAsync(source)).Class);
        Assert.Equal(1, upstream.Requests);
        NobodyCame();
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task No_token_is_fetched_there(string address)
    {
        if (!Uri.TryCreate(At(address), UriKind.Absolute, out var uri))
            return;
        await using var upstream = await Upstream.StartAsync(context => context.Response.WriteAsync("m 1"));
        var source = Poller.Source(upstream.Address) with
        {
            Request = new(upstream.Address, Authentication: new(AuthenticationKind.OAuth2, "khoa", User: "may", TokenAddress: uri)),
        };
        var attempt = await Poller.PollAsync(source, ("Secrets:khoa", "bi-mat"), ("AllowedPrivateHosts", "127.0.0.9"));
        Assert.True(attempt.Class is AttemptClass.Blocked or AttemptClass.Dns, $"{uri}: {attempt.Class}");
        Assert.Equal(0, upstream.Requests);
        NobodyCame();
    }

    [Theory]
    [InlineData(22)]
    [InlineData(25)]
    [InlineData(2375)]
    [InlineData(6379)]
    [InlineData(10250)]
    public async Task Another_protocols_port_is_closed_at_a_host_that_the_settings_name_too(int port)
    {
        var attempt = await Poller.PollAsync(new Uri($"http://127.0.0.1:{port}/"));
        Assert.Equal(AttemptClass.Blocked, attempt.Class);
        Assert.Contains("another protocol", Assert.Single(attempt.Readings.Faults), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("203.162.4.191", "127.0.0.1")]
    [InlineData("127.0.0.1", "203.162.4.191")]
    [InlineData("203.162.4.191", "169.254.169.254")]
    [InlineData("203.162.4.191", "::ffff:127.0.0.1")]
    public async Task A_name_with_one_address_that_is_not_allowed_is_not_connected_to_at_all(params string[] addresses)
    {
        var attempt = await PollAsync("portal.example", (_, _) => Task.FromResult(Array.ConvertAll(addresses, IPAddress.Parse)), allowed: "");
        Assert.Equal(AttemptClass.Blocked, attempt.Class);
        NobodyCame();
    }

    [Fact]
    public async Task A_name_that_changes_between_check_and_connection_is_resolved_once_and_the_connection_goes_to_what_was_checked()
    {
        // The check sees 127.0.0.5, which the settings allow by name; whoever resolved again would connect to the bait at 127.0.0.1.
        var resolutions = 0;
        using var allowed = new TcpListener(IPAddress.Parse("127.0.0.5"), 0);
        allowed.Start();
        var port = ((IPEndPoint)allowed.LocalEndpoint).Port;
        var connected = OutboundAddress.ConnectAsync(
            new("portal.example", port), new HashSet<string>(StringComparer.Ordinal) { "portal.example" }, default,
            (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse(++resolutions == 1 ? "127.0.0.5" : "127.0.0.1")]));
        using var accepted = await allowed.AcceptSocketAsync();
        await using var stream = await connected;
        Assert.Equal((1, "127.0.0.5"), (resolutions, ((IPEndPoint)accepted.LocalEndPoint!).Address.ToString()));
        NobodyCame();
    }

    [Fact]
    public async Task A_name_that_is_public_at_first_and_ours_at_the_next_try_is_refused_there()
    {
        // The public address is never reached from here, so the pipeline tries again, and every try is checked anew.
        var resolutions = 0;
        var attempt = await PollAsync(
            "portal.example",
            (_, _) => ++resolutions == 1 ? throw new SocketException((int)SocketError.ConnectionReset) : Task.FromResult<IPAddress[]>([IPAddress.Loopback]),
            allowed: "");
        Assert.Equal((AttemptClass.Blocked, 2), (attempt.Class, resolutions));
        NobodyCame();
    }

    public void Dispose()
    {
        bait.Dispose();
        bait6.Dispose();
    }

    private string At(string address) => address.Replace("*", $"{((IPEndPoint)bait.LocalEndpoint).Port}", StringComparison.Ordinal);

    private void NobodyCame() => Assert.False(bait.Pending() || bait6.Pending());

    private async Task<Attempt> PollAsync(string host, HostResolver resolver, string allowed)
    {
        await using var services = Poller.Services(settings: ("AllowedPrivateHosts", allowed), more: more => more.AddSingleton(resolver));
        return await Poller.PollAsync(services, Poller.Source(new(At($"http://{host}:*/"))));
    }

    private static TcpListener Listening(IPAddress address)
    {
        var listener = new TcpListener(address, 0);
        listener.Start();
        return listener;
    }
}
