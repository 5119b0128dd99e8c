using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.Http.Resilience.Tests;

public class ValidationTests
{
    public static TheoryData<string, Action<HttpStandardResilienceOptions>, string[]> Wrong => new()
    {
        {
            "an attempt longer than the whole",
            options => options.TotalRequestTimeout.Timeout = TimeSpan.FromSeconds(9),
            ["TotalRequestTimeout.Timeout is 00:00:09", "AttemptTimeout.Timeout 00:00:10", "Raise the total timeout"]
        },
        {
            "a sampling window under two attempts",
            options => options.CircuitBreaker.SamplingDuration = TimeSpan.FromSeconds(19),
            ["CircuitBreaker.SamplingDuration is 00:00:19", "at least 00:00:20"]
        },
        { "no retry at all", options => options.Retry.MaxRetryAttempts = 0, ["MaxRetryAttempts", "between 1"] },
        { "a ratio above one", options => options.CircuitBreaker.FailureRatio = 1.5, ["FailureRatio", "between 0 and 1"] },
        { "no strategy", options => options.AttemptTimeout = null!, ["AttemptTimeout", "required"] },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Wrong_options_are_refused_before_any_request(
        string what, Action<HttpStandardResilienceOptions> configure, string[] says)
    {
        await using var clients = Clients.WithOne(configure);
        var refused = Assert.Throws<OptionsValidationException>(() => clients.Create());
        Assert.All(says, text => Assert.True(refused.Message.Contains(text), $"{what}: {refused.Message}"));
    }

    [Fact]
    public async Task Wrong_options_are_refused_as_early_with_a_pipeline_for_each_server()
    {
        await using var clients = Clients.With(services => services.AddHttpClient("source")
            .AddStandardResilienceHandler(options => options.Retry.MaxRetryAttempts = 0).SelectPipelineByAuthority());
        Assert.Throws<OptionsValidationException>(() => clients.Create());
    }

    [Fact]
    public void Wrong_options_stop_the_app_at_its_start()
    {
        var services = new ServiceCollection();
        services.AddHttpClient("source").AddStandardResilienceHandler(
            options => options.TotalRequestTimeout.Timeout = TimeSpan.FromSeconds(9));
        using var provider = services.BuildServiceProvider();
        var refused = Assert.Throws<OptionsValidationException>(provider.GetRequiredService<IStartupValidator>().Validate);
        Assert.Contains("'source-standard'", refused.Message);
    }

    [Theory]
    [InlineData(10, 20)]
    [InlineData(30, 60)]
    public async Task The_edge_is_allowed(int total, int sampling)
    {
        await using var clients = Clients.WithOne(options =>
        {
            options.AttemptTimeout.Timeout = options.TotalRequestTimeout.Timeout = TimeSpan.FromSeconds(total);
            options.CircuitBreaker.SamplingDuration = TimeSpan.FromSeconds(sampling);
        });
        Assert.NotNull(clients.Create());
    }
}
