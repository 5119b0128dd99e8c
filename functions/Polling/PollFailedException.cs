using System.Net.Sockets;
using System.Text;
using Polly.CircuitBreaker;
using Polly.RateLimiting;
using Polly.Timeout;

namespace NhipSo.Functions.Polling;

/// <summary>Ends a poll.</summary>
/// <param name="attemptClass">How: one of <see cref="AttemptClass"/>.</param>
/// <param name="fault">What is to be known of it; never a secret, nor what the system wrote.</param>
/// <param name="inner">Why.</param>
internal sealed class PollFailedException(string attemptClass, string fault, Exception? inner = null) : Exception(fault, inner)
{
    /// <summary>How the poll ended.</summary>
    public string Class { get; } = attemptClass;

    /// <summary>What an exception makes of a poll.</summary>
    public static PollFailedException From(Exception exception) => exception switch
    {
        PollFailedException failed => failed,
        DecoderFallbackException => new(AttemptClass.NotParsable, "The answer is not UTF-8.", exception),
        FormatException => new(AttemptClass.NotParsable, exception.Message, exception),
        // A gzip or deflate body that does not decompress; a br body.
        InvalidDataException or InvalidOperationException => new(AttemptClass.NotParsable, "The answer does not decompress.", exception),
        TimeoutRejectedException or OperationCanceledException => new(AttemptClass.Timeout, "There was no whole answer in time.", exception),
        BrokenCircuitException or RateLimiterRejectedException =>
            new(AttemptClass.Blocked, "The system has failed again and again, and is not asked for the moment.", exception),
        HttpRequestException { InnerException: OutboundRefusedException refused } => new(AttemptClass.Blocked, refused.Message, exception),
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } or
        HttpRequestException { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData } } =>
            new(AttemptClass.Dns, "The host's name does not resolve.", exception),
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } =>
            new(AttemptClass.Tls, "The TLS handshake failed: the certificate is not trusted, has expired or is another host's.", exception),
        HttpRequestException or IOException => new(AttemptClass.Refused, "No connection came about, or it broke.", exception),
        _ => new(AttemptClass.Failed, "It failed in a way that has no class of its own; the log says how.", exception),
    };
}
