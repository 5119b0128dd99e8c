using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Polly;
using Polly.RateLimiting;
using Polly.Registry;

namespace Microsoft.Extensions.Http.Resilience;

/// <summary>Builds the standard pipelines and keeps them for the life of the app.</summary>
/// <remarks>
/// They outlive the handlers, which the factory replaces every two minutes: an open circuit stays open.
/// </remarks>
internal static class StandardPipeline
{
    public static string NameFor(string clientName) => $"{clientName}-standard";

    public static void AddStandardPipeline(this IServiceCollection services, string pipelineName)
    {
        services.AddOptions<HttpStandardResilienceOptions>(pipelineName).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor
            .Singleton<IValidateOptions<HttpStandardResilienceOptions>, HttpStandardResilienceOptionsValidator>());

        // Registered, as the official package does, so that a test can give it another clock.
        services.TryAddTransient<ResiliencePipelineBuilder>();
        services.TryAddSingleton(provider => new ResiliencePipelineRegistry<PipelineKey>(new()
        {
            BuilderFactory = provider.GetRequiredService<ResiliencePipelineBuilder>,
            BuilderNameFormatter = key => key.Name,
            InstanceNameFormatter = key => key.Instance,
        }));
    }

    /// <summary>The choice of a pipeline; whatever is configured wrongly fails here and not at the first request.</summary>
    public static Func<HttpRequestMessage, ResiliencePipeline<HttpResponseMessage>> Selector(
        IServiceProvider services, string pipelineName)
    {
        // The services are a handler's own and end with it; the pipelines do not, so they keep only what is the app's.
        var monitor = services.GetRequiredService<IOptionsMonitor<HttpStandardResilienceOptions>>();
        var registry = services.GetRequiredService<ResiliencePipelineRegistry<PipelineKey>>();
        var keyOf = services.GetRequiredService<IOptionsMonitor<PipelineSelection>>().Get(pipelineName).KeyOf;
        if (keyOf is null)
        {
            var pipeline = Get(registry, monitor, new PipelineKey(pipelineName, ""));
            return _ => pipeline;
        }

        _ = monitor.Get(pipelineName);
        using var trial = new HttpRequestMessage(HttpMethod.Get, "https://localhost/");
        _ = keyOf(trial);
        return request => Get(registry, monitor, new PipelineKey(pipelineName, keyOf(request)));
    }

    private static ResiliencePipeline<HttpResponseMessage> Get(
        ResiliencePipelineRegistry<PipelineKey> registry,
        IOptionsMonitor<HttpStandardResilienceOptions> monitor,
        PipelineKey key) =>
        registry.GetOrAddPipeline<HttpResponseMessage>(key, (builder, context) =>
        {
            RebuildOnChange(monitor, context);
            var options = monitor.Get(key.Name);
            builder
                .AddRateLimiter(options.RateLimiter)
                .AddTimeout(options.TotalRequestTimeout)
                .AddRetry(options.Retry)
                .AddCircuitBreaker(options.CircuitBreaker)
                .AddTimeout(options.AttemptTimeout);
        });

    private static void RebuildOnChange(
        IOptionsMonitor<HttpStandardResilienceOptions> monitor, ConfigureBuilderContext<PipelineKey> context)
    {
        var changed = new CancellationTokenSource();
        var registration = monitor.OnChange((_, name) =>
        {
            if (string.Equals(name, context.PipelineKey.Name, StringComparison.Ordinal))
                changed.Cancel();
        });
        context.AddReloadToken(changed.Token);
        context.OnPipelineDisposed(() =>
        {
            registration?.Dispose();
            changed.Dispose();
        });
    }
}
