using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Standalone;

/// <summary>Runs a function for every request that its route and methods match.</summary>
internal sealed partial class HttpFunctions(
    IReadOnlyList<Function> functions, FunctionExecutionDelegate pipeline, Drain drain, HostMode mode, ILogger<HttpFunctions> logger)
{
    public void Map(IEndpointRouteBuilder routes, string prefix)
    {
        foreach (var function in functions)
        {
            if (function.Trigger is not HttpTriggerAttribute trigger)
                continue;
            var route = trigger.RouteOf(function.Name);
            var pattern = prefix.Length == 0 ? route : $"{prefix}/{route}";
            RequestDelegate run = http => RunAsync(function, http);
            if (trigger.Methods is { Length: > 0 } methods)
                routes.MapMethods(pattern, methods, run);
            else
                routes.Map(pattern, run);
        }
    }

    private async Task RunAsync(Function function, HttpContext http)
    {
        var invocation = new Invocation(function, http.Request, CustomHandler.InvocationId(http.Request, mode), http.Request.RouteValues);
        using var context = new InvocationContext(invocation, http.RequestServices, drain, http.RequestAborted);
        try
        {
            await pipeline(context);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            LogAborted(function.Name, invocation.Id);
        }
        catch (Exception exception)
        {
            LogFailed(exception, function.Name, invocation.Id);
            Fail(http);
        }
    }

    /// <summary>Answers 500 without details, or cuts the connection when an answer has begun.</summary>
    private static void Fail(HttpContext http)
    {
        if (http.Response.HasStarted)
        {
            http.Abort();
            return;
        }

        http.Response.Clear();
        http.Response.StatusCode = StatusCodes.Status500InternalServerError;
    }

    [LoggerMessage(1, LogLevel.Error, "The function {Function} failed (run {InvocationId})")]
    private partial void LogFailed(Exception exception, string function, string invocationId);

    [LoggerMessage(2, LogLevel.Debug, "The caller of the function {Function} went away (run {InvocationId})")]
    private partial void LogAborted(string function, string invocationId);
}
