using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NhipSo.Functions.Polling;
using NhipSo.Testing;

namespace NhipSo.Functions.Tests.Polling;

/// <summary>Whether a page is there, how fast, and what it shows.</summary>
public class ProbeTests
{
    [Theory]
    [InlineData(200, null, null, 1)]
    [InlineData(302, null, null, 1)]
    [InlineData(404, null, null, 0)]
    [InlineData(503, null, null, 0)]
    [InlineData(404, 404, null, 1)]
    [InlineData(200, 204, null, 0)]
    [InlineData(200, null, "Dịch vụ công", 1)]
    [InlineData(200, null, "Kho bạc", 0)]
    public async Task A_page_is_up_when_it_shows_what_is_expected(int status, int? expected, string? contains, double up)
    {
        await using var upstream = await Upstream.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            return context.Response.WriteAsync("<title>Cổng Dịch vụ công</title>");
        });
        var attempt = await Poller.PollAsync(Probe(upstream.Address) with { Expect = new(expected, contains) });
        var values = Assert.Single(attempt.Readings.Units).Values;
        Assert.Equal((AttemptClass.Ok, up, status), (attempt.Class, values["up"], values["status"]));
        Assert.InRange(values["seconds"], 0.000_001, 10);
        Assert.Equal(up == 0 ? 1 : 0, attempt.Readings.Faults.Count(fault => fault.StartsWith("up: ", StringComparison.Ordinal)));
        Assert.Equal(1, upstream.Requests);
    }

    [Fact]
    public async Task Where_nobody_answers_it_is_down_and_the_class_says_how()
    {
        var attempt = await Poller.PollAsync(Probe(new($"http://127.0.0.1:{Ports.Free(1)[0]}/")));
        Assert.Equal((AttemptClass.Refused, false), (attempt.Class, attempt.GaveValues));
        Assert.Equal([new("up", 0)], Assert.Single(attempt.Readings.Units).Values);
    }

    [Fact]
    public async Task A_body_that_breaks_off_is_down()
    {
        await using var upstream = await Upstream.StartAsync(async context =>
        {
            context.Response.ContentLength = 100;
            await context.Response.WriteAsync("<html>");
            await context.Response.Body.FlushAsync();
            context.Abort();
        });
        var attempt = await Poller.PollAsync(Probe(upstream.Address));
        Assert.Equal(AttemptClass.Refused, attempt.Class);
        Assert.Equal([new("up", 0)], Assert.Single(attempt.Readings.Units).Values);
    }

    [Fact]
    public async Task What_we_do_not_ask_we_do_not_know()
    {
        var attempt = await Poller.PollAsync(Probe(new("http://127.0.0.1/")), ("AllowedPrivateHosts", ""));
        Assert.Equal(AttemptClass.Blocked, attempt.Class);
        Assert.Empty(attempt.Readings.Units);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(-3)]
    public async Task A_certificate_is_that_of_the_connection_also_where_nobody_trusts_it(int days)
    {
        await using var upstream = await Upstream.StartAsync(context => context.Response.WriteAsync("x"), Certificate(days));
        var source = Probe(upstream.Address);
        var attempt = await Poller.PollAsync(source with { Metrics = [.. source.Metrics, Page.Metric("tls_days", "tls_days")] });
        Assert.Equal(AttemptClass.Tls, attempt.Class);
        Assert.Equal([new("tls_days", days - 1), new("up", 0)], Assert.Single(attempt.Readings.Units).Values);
        Assert.Equal(0, upstream.Requests);
    }

    [Theory]
    [InlineData(200, 1.0, 20, true, 0)]
    [InlineData(200, 2.5, 20, true, 1)]
    [InlineData(200, 1.0, 13, true, 1)]
    [InlineData(200, 1.0, null, true, 1)]
    [InlineData(500, 3.0, 1, false, 4)]
    public void What_is_not_met_is_named(int status, double seconds, int? days, bool hasText, int unmet) =>
        Assert.Equal(unmet, new Probed(status, seconds, days, hasText).Unmet(new(Seconds: 2, TlsDays: 14)).Count());

    private static Source Probe(Uri address) => Poller.Source(address) with
    {
        Kind = SourceKind.Probe, Metrics = [Page.Metric("up", "up"), Page.Metric("seconds", "seconds"), Page.Metric("status", "status")],
    };

    private static X509Certificate2 Certificate(int days)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-30), DateTimeOffset.UtcNow.AddDays(days).AddMinutes(-1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }
}
