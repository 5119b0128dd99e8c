using Azure;

namespace NhipSo.Functions.Storage;

/// <summary>Whether a failure means that storage did not answer, or said that it cannot just now: what was asked may have been done or not.</summary>
internal static class StorageOutage
{
    /// <summary>The SDK throws one failure as it is, and gathers those of its retries in an <see cref="AggregateException"/>.</summary>
    public static bool Is(Exception exception) => exception switch
    {
        RequestFailedException { Status: 0 or 408 or 429 or >= 500 } => true,
        AggregateException many => many.InnerExceptions.All(Is),
        TaskCanceledException or HttpRequestException => true,
        _ => false,
    };
}
