using Azure.Core;
using Azure.Data.Tables.Http;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables;

/// <content>Creating and deleting the table. Source: REST "Create Table", "Delete Table".</content>
public partial class TableClient
{
    /// <summary>Creates the table.</summary>
    /// <exception cref="RequestFailedException">409 when it is there.</exception>
    public virtual Task<Response<TableItem>> CreateAsync(CancellationToken cancellationToken = default) =>
        CreateAsync(Outcome.Created, cancellationToken);

    /// <summary>Creates the table; one that is there stays, and the raw response says 409.</summary>
    /// <exception cref="RequestFailedException">409 when a table of this name is still being deleted.</exception>
    public virtual async Task<Response<TableItem>> CreateIfNotExistsAsync(CancellationToken cancellationToken = default)
    {
        var created = await CreateAsync(Outcome.CreatedOrConflict, cancellationToken);
        if (created.GetRawResponse() is { Status: 409 } conflict)
        {
            var failure = new RequestFailedException(conflict);
            if (failure.ErrorCode == TableErrorCode.TableBeingDeleted)
                throw failure;
        }

        return created;
    }

    /// <summary>Deletes the table with its rows; for a missing one the response says 404.</summary>
    public virtual async Task<Response> DeleteAsync(CancellationToken cancellationToken = default)
    {
        using var message = account.Request(RequestMethod.Delete, ResourcePath.OfTable(Name), Outcome.DeletedOrMissing);
        return await account.SendAsync(message, cancellationToken);
    }

    private async Task<Response<TableItem>> CreateAsync(ResponseClassifier outcome, CancellationToken cancellationToken)
    {
        using var message = account.Request(RequestMethod.Post, ResourcePath.Tables, outcome);
        message.Request.Headers.Add("Prefer", "return-no-content");
        Account.Write(message, Name, static (writer, name) =>
        {
            writer.WriteStartObject();
            writer.WriteString("TableName"u8, name);
            writer.WriteEndObject();
        });
        var response = await account.SendAsync(message, cancellationToken);
        return Response.FromValue(new TableItem(Name), response);
    }
}
