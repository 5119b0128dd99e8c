namespace Polly.RateLimiting;

/// <summary>What a limiter is asked for a lease with.</summary>
public readonly struct RateLimiterArguments(ResilienceContext context)
{
    /// <summary>The execution that asks.</summary>
    public ResilienceContext Context { get; } = context;
}
