using System.Globalization;
using Azure.Data.Tables.Http;

namespace Azure.Data.Tables;

/// <summary>A transaction was refused; none of its actions took effect.</summary>
public class TableTransactionFailedException : RequestFailedException
{
    /// <summary>Tells <paramref name="requestFailedException"/> with the index of the action that failed.</summary>
    public TableTransactionFailedException(RequestFailedException requestFailedException)
        : base(
            requestFailedException.Status,
            requestFailedException.Message,
            requestFailedException.ErrorCode,
            requestFailedException.InnerException)
    {
        foreach (var key in requestFailedException.Data.Keys)
            base.Data[key] = requestFailedException.Data[key];
        if (base.Data[ODataErrorParser.FailedActionKey] is string index)
            FailedTransactionActionIndex = int.Parse(index, CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// Where in the submitted actions the first one that failed is; null when the service named none.
    /// Source: REST "Performing entity group transactions", the index before the colon of the error's message.
    /// </summary>
    public int? FailedTransactionActionIndex { get; }
}
