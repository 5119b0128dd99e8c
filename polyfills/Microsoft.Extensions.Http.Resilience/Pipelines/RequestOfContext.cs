using Polly;

namespace Microsoft.Extensions.Http.Resilience;

/// <summary>The request that an execution is about, for strategies that see no answer.</summary>
internal static class RequestOfContext
{
    private static readonly ResiliencePropertyKey<HttpRequestMessage?> Key = new("Resilience.Http.RequestMessage");

    public static HttpRequestMessage? GetRequestMessage(this ResilienceContext context) =>
        context.Properties.GetValue(Key, null);

    public static void SetRequestMessage(this ResilienceContext context, HttpRequestMessage request) =>
        context.Properties.Set(Key, request);
}
