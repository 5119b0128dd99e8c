using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Microsoft.Azure.Functions.Worker.Standalone;

/// <summary>Shows the request to the middleware inside of it, and writes the result when that has ended.</summary>
internal static class HttpMiddleware
{
    /// <summary>The key among the run's items under which the request lies.</summary>
    public const string ItemKey = "HttpRequestContext";

    public static FunctionExecutionDelegate Around(FunctionExecutionDelegate next) => context =>
        context.Features.Get<Invocation>()!.TriggerValue is HttpRequest request
            ? RunAsync(context, request.HttpContext, next)
            : next(context);

    private static async Task RunAsync(FunctionContext context, HttpContext http, FunctionExecutionDelegate next)
    {
        context.Items[ItemKey] = http;
        await next(context);
        switch (context.GetInvocationResult().Value)
        {
            case IResult result:
                await result.ExecuteAsync(http);
                break;
            case IActionResult result:
                await result.ExecuteResultAsync(new ActionContext(http, http.GetRouteData(), new ActionDescriptor()));
                break;
            default:
                // Anything else is not written, as officially: the function has written its answer itself.
                break;
        }
    }
}
