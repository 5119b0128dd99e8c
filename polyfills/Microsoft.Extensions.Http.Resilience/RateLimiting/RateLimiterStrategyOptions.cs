using System.ComponentModel.DataAnnotations;
using System.Threading.RateLimiting;

namespace Polly.RateLimiting;

/// <summary>A limit of executions under way at a time.</summary>
/// <remarks>
/// The official package takes this folder's types from Polly.RateLimiting, which a registry without the one lacks too.
/// </remarks>
public class RateLimiterStrategyOptions : ResilienceStrategyOptions
{
    /// <summary>Names the strategy as its package does.</summary>
    public RateLimiterStrategyOptions() => Name = "RateLimiter";

    /// <summary>The limit where <see cref="RateLimiter"/> is null: 1,000 at a time, and none waits.</summary>
    [Required]
    public ConcurrencyLimiterOptions DefaultRateLimiterOptions { get; set; } = new() { PermitLimit = 1000 };

    /// <summary>Another limiter's lease, asked for before each execution and given back after it.</summary>
    public Func<RateLimiterArguments, ValueTask<RateLimitLease>>? RateLimiter { get; set; }
}
