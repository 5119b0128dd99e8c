namespace Polly.RateLimiting;

/// <summary>The rate limiter refused the execution; nothing was sent.</summary>
public sealed class RateLimiterRejectedException : ExecutionRejectedException
{
    /// <summary>A refusal that says nothing about when to come back.</summary>
    public RateLimiterRejectedException()
        : base("The operation could not be executed because it was rejected by the rate limiter.")
    {
    }

    /// <summary>A refusal until <paramref name="retryAfter"/> has passed.</summary>
    public RateLimiterRejectedException(TimeSpan retryAfter)
        : base($"The operation could not be executed because it was rejected by the rate limiter. " +
               $"It can be retried after '{retryAfter}'.") => RetryAfter = retryAfter;

    /// <summary>When the limiter expects to have room again, if it says so.</summary>
    public TimeSpan? RetryAfter { get; }
}
