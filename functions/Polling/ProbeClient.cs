using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;

namespace NhipSo.Functions.Polling;

/// <summary>
/// Asks for a page as a citizen's browser would: over a connection of its own, once, without another try and whatever its circuit
/// says, since whether it answers is what is measured.
/// </summary>
public sealed class ProbeClient(SourceRequests requests, OutboundConnector connector, TimeProvider time)
{
    /// <summary>How long a page may take.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>Probes a page. What came of it is the class <c>ok</c> with what was seen, also where that is not what is expected.</summary>
    /// <param name="tokens">What a token is fetched with.</param>
    /// <param name="source">The source.</param>
    /// <param name="cancellationToken">Ends the probe.</param>
    internal async Task<(string Class, Readings Readings)> ProbeAsync(HttpClient tokens, Source source, CancellationToken cancellationToken)
    {
        var certificate = new Certificate();
        var gathered = new ReadingsBuilder(source);
        using var request = await requests.CreateAsync(tokens, source, source.Request!.Address, known: null, cancellationToken);
        try
        {
            var probed = await AskAsync(request, source.Expect, certificate, cancellationToken);
            var unmet = probed.Unmet(source.Expect).ToList();
            unmet.ForEach(gathered.Fault);
            Gather(source, gathered, unmet.Count == 0, certificate.Days, probed);
            var readings = gathered.Build();
            return (AttemptClass.Of(readings), readings);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && PollFailedException.From(e) is { Class: not (AttemptClass.Blocked or AttemptClass.Failed) } failed)
        {
            // Nobody there is a finding, too: the page is not up.
            gathered.Fault($"up: {failed.Message}");
            Gather(source, gathered, isUp: false, certificate.Days, probed: null);
            return (failed.Class, gathered.Build());
        }
    }

    private async Task<Probed> AskAsync(HttpRequestMessage request, Expectation? expect, Certificate certificate, CancellationToken cancellationToken)
    {
        using var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectCallback = connector.ConnectAsync,
            SslOptions = new()
            {
                RemoteCertificateValidationCallback = (_, presented, _, errors) =>
                {
                    certificate.Days = presented is null ? null : (int)Math.Floor((NotAfter(presented) - time.GetUtcNow().UtcDateTime).TotalDays);
                    return errors == System.Net.Security.SslPolicyErrors.None;
                },
            },
        };
        using var http = new HttpMessageInvoker(handler);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        request.Headers.UserAgent.ParseAdd(PollingServices.UserAgent);
        var started = time.GetTimestamp();
        using var response = await http.SendAsync(request, limit.Token);
        using var page = await PageBuffer.ReadUpToLimitAsync(response, limit.Token);
        var hasText = expect?.Contains is not { } text || page.Page.Span.IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
        return new((int)response.StatusCode, time.GetElapsedTime(started).TotalSeconds, certificate.Days, hasText);
    }

    private static DateTime NotAfter(X509Certificate presented) =>
        (presented as X509Certificate2 ?? X509CertificateLoader.LoadCertificate(presented.GetRawCertData())).NotAfter.ToUniversalTime();

    private static void Gather(Source source, ReadingsBuilder into, bool isUp, int? tlsDays, Probed? probed)
    {
        for (var i = 0; i < source.Metrics.Length; i++)
        {
            double? value = source.Metrics[i].From switch
            {
                "up" => isUp ? 1 : 0,
                "seconds" => probed?.Seconds,
                "status" => probed?.Status,
                "tls_days" => tlsDays,
                _ => null,
            };
            if (value is { } seen)
                into.Add(source.Owner, i, seen);
        }
    }

    private sealed class Certificate
    {
        public int? Days { get; set; }
    }
}
