using System.Diagnostics.CodeAnalysis;
using System.Net;
using Polly;
using Polly.Timeout;

namespace Microsoft.Extensions.Http.Resilience;

/// <summary>Which outcomes are worth another try.</summary>
public static class HttpClientResiliencePredicates
{
    /// <summary>True for 5xx, 408 and 429, for a request that got no answer, and for an attempt that timed out.</summary>
    public static bool IsTransient(Outcome<HttpResponseMessage> outcome) =>
        outcome.Exception is HttpRequestException or TimeoutRejectedException ||
        outcome.Result?.StatusCode is
            >= HttpStatusCode.InternalServerError or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests;

    /// <summary>
    /// As <see cref="IsTransient(Outcome{HttpResponseMessage})"/>, and true for a connection that was not made in
    /// time, which the handler reports as a cancellation that nobody asked for.
    /// </summary>
    [Experimental("EXTEXP0001")]
    public static bool IsTransient(Outcome<HttpResponseMessage> outcome, CancellationToken cancellationToken) =>
        IsTransient(outcome) ||
        (!cancellationToken.IsCancellationRequested &&
         outcome.Exception is OperationCanceledException { InnerException: TimeoutException });
}
