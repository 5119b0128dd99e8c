using Polly.RateLimiting;

namespace Microsoft.Extensions.Http.Resilience;

/// <summary>A limit of requests under way at a time.</summary>
public class HttpRateLimiterStrategyOptions : RateLimiterStrategyOptions;
