using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker.Standalone;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>What ASP.NET Core knows of a run.</summary>
public static class FunctionContextExtensions
{
    /// <summary>
    /// The request that started the run and its response; null when something else did, and in middleware that was
    /// added before <c>ConfigureFunctionsWebApplication</c>.
    /// </summary>
    public static HttpContext? GetHttpContext(this FunctionContext context) =>
        context.Items.TryGetValue(HttpMiddleware.ItemKey, out var item) ? item as HttpContext : null;
}
