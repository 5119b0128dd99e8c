using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Http.Resilience;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Gives an <see cref="HttpClient"/> of the factory the standard resilience.</summary>
public static class ResilienceHttpClientBuilderExtensions
{
    /// <summary>Puts the standard pipeline around the client's requests, with the defaults of its options.</summary>
    /// <remarks>The client's own timeout is switched off: the pipeline's two timeouts replace it.</remarks>
    public static IHttpStandardResiliencePipelineBuilder AddStandardResilienceHandler(this IHttpClientBuilder builder)
    {
        var pipelineName = StandardPipeline.NameFor(builder.Name);
        builder.Services.AddStandardPipeline(pipelineName);
        builder
            .AddHttpMessageHandler(services => new ResilienceHandler(StandardPipeline.Selector(services, pipelineName)))
            .ConfigureHttpClient(client => client.Timeout = Timeout.InfiniteTimeSpan);
        return new HttpStandardResiliencePipelineBuilder(pipelineName, builder.Services);
    }

    /// <inheritdoc cref="AddStandardResilienceHandler(IHttpClientBuilder)"/>
    public static IHttpStandardResiliencePipelineBuilder AddStandardResilienceHandler(
        this IHttpClientBuilder builder, Action<HttpStandardResilienceOptions> configure) =>
        builder.AddStandardResilienceHandler().Configure(configure);

    /// <inheritdoc cref="AddStandardResilienceHandler(IHttpClientBuilder)"/>
    /// <exception cref="ArgumentException">The section is empty, as it is when its name is misspelt.</exception>
    public static IHttpStandardResiliencePipelineBuilder AddStandardResilienceHandler(
        this IHttpClientBuilder builder, IConfigurationSection section) =>
        builder.AddStandardResilienceHandler().Configure(section);

    private sealed record HttpStandardResiliencePipelineBuilder(string PipelineName, IServiceCollection Services)
        : IHttpStandardResiliencePipelineBuilder;
}
