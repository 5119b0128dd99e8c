using System.Net.Http.Headers;
using Polly;
using Polly.Retry;

namespace Microsoft.Extensions.Http.Resilience;

/// <summary>Three retries of transient failures, after about 2, 4 and 8 s, or when the server says so.</summary>
public class HttpRetryStrategyOptions : RetryStrategyOptions<HttpResponseMessage>
{
    private bool shouldRetryAfterHeader;

    /// <summary>Retries what <see cref="HttpClientResiliencePredicates"/> calls transient.</summary>
    public HttpRetryStrategyOptions()
    {
        ShouldHandle = static attempt => ValueTask.FromResult(
            HttpClientResiliencePredicates.IsTransient(attempt.Outcome, attempt.Context.CancellationToken));
        BackoffType = DelayBackoffType.Exponential;
        UseJitter = true;
        ShouldRetryAfterHeader = true;
    }

    /// <summary>
    /// Whether the answer's <c>Retry-After</c> replaces the computed delay; true unless set. Setting it replaces
    /// <see cref="RetryStrategyOptions{TResult}.DelayGenerator"/>.
    /// </summary>
    public bool ShouldRetryAfterHeader
    {
        get => shouldRetryAfterHeader;
        set
        {
            shouldRetryAfterHeader = value;
            DelayGenerator = value
                ? static attempt => ValueTask.FromResult(AskedDelay(attempt.Outcome.Result?.Headers.RetryAfter))
                : null;
        }
    }

    // A date that has passed makes a delay below zero, which the retry strategy passes over.
    private static TimeSpan? AskedDelay(RetryConditionHeaderValue? header) =>
        header?.Delta ?? header?.Date - DateTimeOffset.UtcNow;
}
