namespace Microsoft.Extensions.Http.Resilience;

/// <summary>How the requests of one client are spread over pipelines; all share one where nothing is set.</summary>
internal sealed class PipelineSelection
{
    public Func<HttpRequestMessage, string>? KeyOf { get; set; }

    public static string ByAuthority(HttpRequestMessage request) =>
        request.RequestUri?.GetLeftPart(UriPartial.Authority)
        ?? throw new InvalidOperationException("The request has no address, so no pipeline can be chosen for it.");
}
