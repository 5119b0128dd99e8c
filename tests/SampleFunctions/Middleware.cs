using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace SampleFunctions;

/// <summary>Writes into the answer which way a run went, and answers itself where the caller asks for it.</summary>
public sealed class OuterMiddleware : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        var http = context.GetHttpContext();
        if (http is not null && http.Request.Query.ContainsKey("refuse"))
        {
            context.GetInvocationResult().Value = Results.Text("refused by middleware", statusCode: StatusCodes.Status403Forbidden);
            return;
        }

        http?.Response.Headers.Append("X-Way", "outer-in");
        context.Items["way"] = "outer";
        await next(context);
        if (http is { Response.HasStarted: false })
            http.Response.Headers.Append("X-Way", "outer-out");
        if (http is not null && http.Request.Query.ContainsKey("replace"))
            context.GetInvocationResult().Value = Results.Text($"instead of {context.GetInvocationResult().Value}");
    }
}

/// <inheritdoc cref="OuterMiddleware"/>
public sealed partial class InnerMiddleware : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        var http = context.GetHttpContext();
        http?.Response.Headers.Append("X-Way", $"inner-in after {context.Items["way"]}");
        http?.Response.Headers.Append("X-Entry-Point", context.FunctionDefinition.EntryPoint);
        LogPassed(context.GetLogger<InnerMiddleware>(), context.FunctionDefinition.Name);
        await next(context);
        if (http is { Response.HasStarted: false })
            http.Response.Headers.Append("X-Way", "inner-out");
    }

    [LoggerMessage(1, LogLevel.Information, "Passed: {Function}")]
    private static partial void LogPassed(ILogger logger, string function);
}
