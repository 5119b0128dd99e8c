using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.Http.Resilience.Tests;

public class OptionsTests
{
    [Fact]
    public void Configurations_compose_in_their_order()
    {
        var services = new ServiceCollection();
        var pipeline = services.AddHttpClient("source")
            .AddStandardResilienceHandler(options => options.Retry.MaxRetryAttempts = 5)
            .Configure(options => options.Retry.Delay = TimeSpan.FromSeconds(9))
            .Configure((options, provider) => options.Retry.MaxRetryAttempts += provider is null ? 0 : 1);
        Assert.Equal("source-standard", pipeline.PipelineName);
        var retry = Resolve(services).Retry;
        Assert.Equal(6, retry.MaxRetryAttempts);
        Assert.Equal(TimeSpan.FromSeconds(9), retry.Delay);
    }

    [Fact]
    public void A_section_is_bound()
    {
        var services = new ServiceCollection();
        services.AddHttpClient("source").AddStandardResilienceHandler(Section(
            ("AttemptTimeout:Timeout", "00:00:03"), ("RateLimiter:DefaultRateLimiterOptions:PermitLimit", "7")));
        var options = Resolve(services);
        Assert.Equal(TimeSpan.FromSeconds(3), options.AttemptTimeout.Timeout);
        Assert.Equal(7, options.RateLimiter.DefaultRateLimiterOptions.PermitLimit);
        Assert.Equal(3, options.Retry.MaxRetryAttempts);
    }

    [Fact]
    public void A_misspelt_option_is_refused()
    {
        var services = new ServiceCollection();
        services.AddHttpClient("source").AddStandardResilienceHandler(Section(("Retry:MaxRetries", "7")));
        Assert.Contains("MaxRetries", Assert.Throws<InvalidOperationException>(() => Resolve(services)).ToString());
    }

    [Fact]
    public void An_empty_section_is_refused()
    {
        var client = new ServiceCollection().AddHttpClient("source");
        Assert.Throws<ArgumentException>(() => client.AddStandardResilienceHandler(Section()));
    }

    [Fact]
    public async Task A_changed_configuration_reaches_the_next_request()
    {
        await using var server = await Server.StartAsync(500);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            new Dictionary<string, string?> { ["Http:Retry:Delay"] = "0", ["Http:Retry:MaxRetryAttempts"] = "1" }).Build();
        await using var clients = Clients.With(services =>
            services.AddHttpClient("source").AddStandardResilienceHandler(configuration.GetSection("Http")));
        (await clients.Create().GetAsync(server.Address)).Dispose();
        Assert.Equal(2, server.Requests);

        configuration["Http:Retry:MaxRetryAttempts"] = "4";
        configuration.Reload();
        (await clients.Create().GetAsync(server.Address)).Dispose();
        Assert.Equal(2 + 5, server.Requests);
    }

    private static HttpStandardResilienceOptions Resolve(IServiceCollection services)
    {
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptionsMonitor<HttpStandardResilienceOptions>>().Get("source-standard");
    }

    private static IConfigurationSection Section(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create($"Http:{s.Key}", (string?)s.Value)))
            .Build().GetSection("Http");
}
