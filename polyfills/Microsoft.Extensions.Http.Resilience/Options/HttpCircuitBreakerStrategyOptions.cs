using Polly.CircuitBreaker;

namespace Microsoft.Extensions.Http.Resilience;

/// <summary>
/// The server is left alone for 5 s when a tenth of at least 100 attempts within 30 s failed transiently.
/// </summary>
public class HttpCircuitBreakerStrategyOptions : CircuitBreakerStrategyOptions<HttpResponseMessage>
{
    /// <summary>Counts what <see cref="HttpClientResiliencePredicates"/> calls transient.</summary>
    public HttpCircuitBreakerStrategyOptions() =>
        ShouldHandle = static attempt => ValueTask.FromResult(
            HttpClientResiliencePredicates.IsTransient(attempt.Outcome, attempt.Context.CancellationToken));
}
