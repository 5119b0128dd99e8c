namespace Polly.RateLimiting;

/// <summary>Adds the rate limiter to a pipeline.</summary>
internal static class RateLimiterPipeline
{
    public static ResiliencePipelineBuilder<TResult> AddRateLimiter<TResult>(
        this ResiliencePipelineBuilder<TResult> builder, RateLimiterStrategyOptions options) =>
        builder.AddStrategy(_ => new RateLimiterStrategy(options), options);
}
