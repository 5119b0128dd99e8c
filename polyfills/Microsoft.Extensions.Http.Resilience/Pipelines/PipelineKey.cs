namespace Microsoft.Extensions.Http.Resilience;

/// <summary>What pipelines are kept by: the client's pipeline name, and the key that its selector answers.</summary>
internal sealed record PipelineKey(string Name, string Instance);
