using System.Buffers;
using System.Collections.Immutable;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NodaTime;
using Polly.CircuitBreaker;
using Polly.RateLimiting;
using Polly.Timeout;

namespace NhipSo.Functions.Polling;

/// <summary>Asks a system for its figures.</summary>
public sealed partial class SourceClient(HttpClient http, TimeProvider time, ILogger<SourceClient> log)
{
    private const int MaxBytes = 1024 * 1024;
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);
    private static readonly IReadOnlyDictionary<string, double> None = new Dictionary<string, double>();

    /// <summary>Polls a system for a slot. Whatever happens is an attempt; only the app's own stop is an exception.</summary>
    /// <param name="source">The system.</param>
    /// <param name="slot">The slot.</param>
    /// <param name="known">What its last answer said of its version; null to have the whole answer.</param>
    /// <param name="cancellationToken">The app's stop.</param>
    public async Task<Attempt> PollAsync(Source source, Instant slot, Validators? known, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var (attemptClass, values) = await FetchAsync(source, cancellationToken);
        ImmutableArray<string> missing = [.. source.Metrics.Select(metric => metric.Code).Where(code => !values.ContainsKey(code))];
        Readings readings = new(
            values.Count == 0 ? [] : [new(source.Owner, values.ToImmutableSortedDictionary(StringComparer.Ordinal))],
            [.. missing.Select(code => $"{source.Owner}/{code}: missing")], missing.Length, 0);
        return new(slot, time.Now(), (int)time.GetElapsedTime(started).TotalMilliseconds, attemptClass, readings);
    }

    private async Task<(string Class, IReadOnlyDictionary<string, double> Values)> FetchAsync(Source source, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.GetAsync(source.Request!.Address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            switch ((int)response.StatusCode)
            {
                case >= 500:
                    return (AttemptClass.ServerError, None);
                case >= 400:
                    return (AttemptClass.ClientError, None);
                case >= 300:
                    return (AttemptClass.Redirected, None);
            }

            if (await ReadTextAsync(response, cancellationToken) is not { } text)
                return (AttemptClass.TooLarge, None);
            var values = Exposition.Read(text, source.Metrics);
            return (values.Count == source.Metrics.Length ? AttemptClass.Ok : values.Count > 0 ? AttemptClass.Partial : AttemptClass.MappingMissing, values);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            var attemptClass = ClassOf(e);
            if (attemptClass == AttemptClass.Failed)
                Failed(log, source.Id, e);
            return (attemptClass, None);
        }
    }

    private static string ClassOf(Exception exception) => exception switch
    {
        FormatException or DecoderFallbackException => AttemptClass.NotParsable,
        // A gzip or deflate body that does not decompress; a br body.
        InvalidDataException or InvalidOperationException => AttemptClass.NotParsable,
        TimeoutRejectedException or OperationCanceledException => AttemptClass.Timeout,
        BrokenCircuitException or RateLimiterRejectedException => AttemptClass.Blocked,
        HttpRequestException { InnerException: OutboundRefusedException } => AttemptClass.Blocked,
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => AttemptClass.Dns,
        HttpRequestException { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData } } => AttemptClass.Dns,
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => AttemptClass.Tls,
        HttpRequestException or IOException => AttemptClass.Refused,
        _ => AttemptClass.Failed,
    };

    private static async Task<string?> ReadTextAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentLength >= MaxBytes)
            return null;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(PollingOptions.BodyLimit);
        await using var body = await response.Content.ReadAsStreamAsync(limit.Token);
        // Filling the buffer is the limit, so that it is as large as the pool's own and no larger.
        var bytes = ArrayPool<byte>.Shared.Rent(MaxBytes);
        try
        {
            var length = await body.ReadAtLeastAsync(bytes.AsMemory(0, MaxBytes), MaxBytes, throwOnEndOfStream: false, limit.Token);
            return length == MaxBytes ? null : Utf8.GetString(bytes, 0, length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    [LoggerMessage(2003, LogLevel.Error, "A poll of {Source} failed in a way that has no class of its own")]
    private static partial void Failed(ILogger logger, string source, Exception exception);
}
