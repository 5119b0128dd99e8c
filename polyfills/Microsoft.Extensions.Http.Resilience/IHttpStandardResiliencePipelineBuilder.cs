using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Extensions.Http.Resilience;

/// <summary>The standard pipeline of one client, while it is being configured.</summary>
public interface IHttpStandardResiliencePipelineBuilder
{
    /// <summary>The client's name and <c>-standard</c>; also the name of the pipeline's options.</summary>
    string PipelineName { get; }

    /// <summary>Where the pipeline is registered.</summary>
    IServiceCollection Services { get; }
}
