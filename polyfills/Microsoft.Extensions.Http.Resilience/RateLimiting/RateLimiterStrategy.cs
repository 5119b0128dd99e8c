using System.Threading.RateLimiting;

namespace Polly.RateLimiting;

/// <summary>Takes a lease for the time of an execution, or refuses it.</summary>
internal sealed class RateLimiterStrategy(RateLimiterStrategyOptions options) : ResilienceStrategy, IDisposable
{
    private readonly ConcurrencyLimiter? ownLimiter =
        options.RateLimiter is null ? new ConcurrencyLimiter(options.DefaultRateLimiterOptions) : null;

    public void Dispose() => ownLimiter?.Dispose();

    protected override async ValueTask<Outcome<TResult>> ExecuteCore<TResult, TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<TResult>>> callback, ResilienceContext context, TState state)
    {
        using var lease = ownLimiter is null
            ? await options.RateLimiter!(new RateLimiterArguments(context))
            : await ownLimiter.AcquireAsync(cancellationToken: context.CancellationToken);
        if (lease.IsAcquired)
            return await callback(context, state);
        return Outcome.FromException<TResult>(lease.TryGetMetadata(MetadataName.RetryAfter, out var retryAfter)
            ? new RateLimiterRejectedException(retryAfter)
            : new RateLimiterRejectedException());
    }
}
