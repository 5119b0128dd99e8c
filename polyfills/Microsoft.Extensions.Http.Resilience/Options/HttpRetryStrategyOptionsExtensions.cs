using System.Diagnostics.CodeAnalysis;

namespace Microsoft.Extensions.Http.Resilience;

/// <summary>Keeps requests that change something from being sent twice.</summary>
[Experimental("EXTEXP0001")]
public static class HttpRetryStrategyOptionsExtensions
{
    /// <summary>Retries no POST, PATCH, PUT, DELETE or CONNECT.</summary>
    public static void DisableForUnsafeHttpMethods(this HttpRetryStrategyOptions options) => options.DisableFor(
        HttpMethod.Delete, HttpMethod.Post, HttpMethod.Put, HttpMethod.Connect, HttpMethod.Patch);

    /// <summary>Retries no request of the given methods, whatever was retried before.</summary>
    /// <exception cref="ArgumentException">No method is given.</exception>
    public static void DisableFor(this HttpRetryStrategyOptions options, params HttpMethod[] methods)
    {
        if (methods.Length == 0)
            throw new ArgumentException("Name at least one method.", nameof(methods));
        var shouldHandle = options.ShouldHandle;
        options.ShouldHandle = async attempt =>
        {
            // After a network failure there is no answer, so the context tells which request it was.
            var request = attempt.Outcome.Result?.RequestMessage ?? attempt.Context.GetRequestMessage();
            return !(request is not null && methods.Contains(request.Method)) && await shouldHandle(attempt);
        };
    }
}
