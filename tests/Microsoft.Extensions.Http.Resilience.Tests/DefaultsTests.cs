using Polly;

namespace Microsoft.Extensions.Http.Resilience.Tests;

/// <summary>The numbers of the official package's documentation.</summary>
public class DefaultsTests
{
    public static TheoryData<string, object?> Official => new()
    {
        { "RateLimiter.Name", "Standard-RateLimiter" },
        { "RateLimiter.DefaultRateLimiterOptions.PermitLimit", 1000 },
        { "RateLimiter.DefaultRateLimiterOptions.QueueLimit", 0 },
        { "RateLimiter.RateLimiter", null },
        { "TotalRequestTimeout.Name", "Standard-TotalRequestTimeout" },
        { "TotalRequestTimeout.Timeout", TimeSpan.FromSeconds(30) },
        { "Retry.Name", "Standard-Retry" },
        { "Retry.MaxRetryAttempts", 3 },
        { "Retry.BackoffType", DelayBackoffType.Exponential },
        { "Retry.UseJitter", true },
        { "Retry.Delay", TimeSpan.FromSeconds(2) },
        { "Retry.MaxDelay", null },
        { "Retry.ShouldRetryAfterHeader", true },
        { "CircuitBreaker.Name", "Standard-CircuitBreaker" },
        { "CircuitBreaker.FailureRatio", 0.1 },
        { "CircuitBreaker.MinimumThroughput", 100 },
        { "CircuitBreaker.SamplingDuration", TimeSpan.FromSeconds(30) },
        { "CircuitBreaker.BreakDuration", TimeSpan.FromSeconds(5) },
        { "AttemptTimeout.Name", "Standard-AttemptTimeout" },
        { "AttemptTimeout.Timeout", TimeSpan.FromSeconds(10) },
    };

    [Theory]
    [MemberData(nameof(Official))]
    public void A_default_is_the_official_one(string option, object? expected)
    {
        object? value = new HttpStandardResilienceOptions();
        foreach (var name in option.Split('.'))
            value = value!.GetType().GetProperty(name)!.GetValue(value);
        Assert.Equal(expected, value);
    }
}
