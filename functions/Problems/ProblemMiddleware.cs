using Azure;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace NhipSo.Functions.Problems;

/// <summary>Turns whatever ends an HTTP function early into a problem; a timer function's failure passes on to the host.</summary>
public sealed partial class ProblemMiddleware(ILogger<ProblemMiddleware> log) : IFunctionsWorkerMiddleware
{
    /// <inheritdoc/>
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
        {
            await next(context);
            return;
        }

        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The caller is gone; there is no one to answer.
        }
        catch (Exception e)
        {
            context.GetInvocationResult().Value = new ProblemResult(ProblemOf(e, context).Problem);
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
            case var failed when IsStorageOutage(failed):
                StorageFailed(log, context.FunctionDefinition.Name, failed);
                return Refusals.StorageUnavailable();
            default:
                Failed(log, context.FunctionDefinition.Name, exception);
                return Refusals.Unexpected();
        }
    }

    /// <summary>Whether the storage did not answer, or said that it cannot just now; the SDK gathers its retries in one exception.</summary>
    private static bool IsStorageOutage(Exception exception) => exception switch
    {
        RequestFailedException { Status: 0 or 408 or 429 or >= 500 } => true,
        AggregateException many => many.InnerExceptions.All(IsStorageOutage),
        TaskCanceledException or HttpRequestException => true,
        _ => false,
    };

    [LoggerMessage(1001, LogLevel.Error, "{Function} failed")]
    private static partial void Failed(ILogger logger, string function, Exception exception);

    [LoggerMessage(1002, LogLevel.Warning, "{Function} found storage out of reach")]
    private static partial void StorageFailed(ILogger logger, string function, Exception exception);
}
