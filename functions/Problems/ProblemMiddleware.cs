using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;
using NhipSo.Functions.Monitoring;
using NhipSo.Functions.Storage;

namespace NhipSo.Functions.Problems;

/// <summary>Turns whatever ends an HTTP function early into a problem; a timer function's failure passes on to the host.</summary>
public sealed partial class ProblemMiddleware(Measures measures, ILogger<ProblemMiddleware> log) : IFunctionsWorkerMiddleware
{
    /// <inheritdoc/>
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
        {
            await next(context);
            return;
        }

        // Figures may be unreleased, and the key that protects them is in a header that no cache knows of.
        http.Response.Headers.CacheControl = "no-store";
        try
        {
            await next(context);
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested)
        {
            // The caller is gone; there is no one to answer.
        }
        catch (Exception e)
        {
            var problem = ProblemOf(e, context).Problem;
            measures.Refused(problem.Code);
            context.GetInvocationResult().Value = new ProblemResult(problem);
        }
    }

    private ProblemException ProblemOf(Exception exception, FunctionContext context)
    {
        switch (exception)
        {
            case ProblemException refused:
                return refused;
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return Refusals.TooLarge(Http.RequestBody.MaxBytes);
            case BadHttpRequestException:
                return Refusals.Unreadable();
            case var failed when StorageOutage.Is(failed):
                StorageFailed(log, context.FunctionDefinition.Name, failed);
                return Refusals.StorageUnavailable();
            default:
                Failed(log, context.FunctionDefinition.Name, exception);
                return Refusals.Unexpected();
        }
    }

    [LoggerMessage(1001, LogLevel.Error, "{Function} failed")]
    private static partial void Failed(ILogger logger, string function, Exception exception);

    [LoggerMessage(1002, LogLevel.Warning, "{Function} found storage out of reach")]
    private static partial void StorageFailed(ILogger logger, string function, Exception exception);
}
