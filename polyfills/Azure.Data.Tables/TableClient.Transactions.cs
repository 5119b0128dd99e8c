using Azure.Core;
using Azure.Data.Tables.Http;
using Azure.Data.Tables.Transactions;

namespace Azure.Data.Tables;

/// <content>Changing rows of one partition together.</content>
public partial class TableClient
{
    /// <summary>
    /// Applies all actions, at most 100 on rows of one partition, or none of them. The responses are in the order of the
    /// actions and carry the rows' versions. Source: REST "Performing entity group transactions".
    /// </summary>
    /// <exception cref="InvalidOperationException">There are no actions.</exception>
    /// <exception cref="TableTransactionFailedException">The service refused; nothing changed.</exception>
    /// <exception cref="RequestFailedException">The service did not answer with a transaction's outcome.</exception>
    public virtual async Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(
        IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(transactionActions);
        var actions = transactionActions.ToList();
        using var message = account.Request(RequestMethod.Post, "/$batch", Outcome.TransactionAnswered);
        TransactionWriter.Write(message.Request, account.Root, Name, actions);
        var response = await account.SendAsync(message, cancellationToken);
        var outcomes = TransactionReader.Read(response);
        if (outcomes.FirstOrDefault(outcome => outcome.IsError) is { } refused)
        {
            throw new TableTransactionFailedException(
                new RequestFailedException(refused, innerException: null, new ODataErrorParser()));
        }

        // An answer that was cut on its way says nothing of what became of the rest.
        if (outcomes.Count != actions.Count)
            throw new RequestFailedException(response);
        return Response.FromValue<IReadOnlyList<Response>>(outcomes, response);
    }
}
