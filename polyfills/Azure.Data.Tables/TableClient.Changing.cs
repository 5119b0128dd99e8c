using Azure.Core;
using Azure.Data.Tables.Entities;
using Azure.Data.Tables.Http;

namespace Azure.Data.Tables;

/// <content>Changing one row.</content>
public partial class TableClient
{
    /// <summary>Inserts a row; the response carries its version. Source: REST "Insert Entity".</summary>
    /// <exception cref="RequestFailedException">409 when the row is there.</exception>
    public virtual async Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default)
        where T : ITableEntity
    {
        EntityKeys.Require(entity);
        using var message = account.Request(RequestMethod.Post, ResourcePath.OfRows(Name), Outcome.Created);
        message.Request.Headers.Add("Prefer", "return-no-content");
        Account.Write(message, entity, static (writer, entity) => EntityWriter.Write(writer, entity));
        return await account.SendAsync(message, cancellationToken);
    }

    /// <summary>
    /// Changes a row whatever its version, or inserts it. Source: REST "Insert Or Merge Entity", "Insert Or Replace Entity".
    /// </summary>
    public virtual Task<Response> UpsertEntityAsync<T>(
        T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        PutAsync(entity, mode, ifMatch: default, cancellationToken);

    /// <summary>
    /// Changes a row of a known version, of any version with <see cref="ETag.All"/>. Source: REST "Merge Entity",
    /// "Update Entity".
    /// </summary>
    /// <exception cref="ArgumentException"><paramref name="ifMatch"/> is not set.</exception>
    /// <exception cref="RequestFailedException">412 when the row has another version, 404 when it is missing.</exception>
    public virtual async Task<Response> UpdateEntityAsync<T>(
        T entity, ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity
    {
        if (ifMatch == default)
            throw new ArgumentException("Value cannot be empty.", nameof(ifMatch));
        return await PutAsync(entity, mode, ifMatch, cancellationToken);
    }

    /// <summary>
    /// Deletes a row, of any version when none is asked for; for a missing one the response says 404. Source: REST
    /// "Delete Entity".
    /// </summary>
    /// <exception cref="RequestFailedException">412 when the row has another version.</exception>
    public virtual async Task<Response> DeleteEntityAsync(
        string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(partitionKey);
        ArgumentNullException.ThrowIfNull(rowKey);
        var path = ResourcePath.OfRow(Name, partitionKey, rowKey);
        using var message = account.Request(RequestMethod.Delete, path, Outcome.DeletedOrMissing);
        message.Request.Headers.Add("If-Match", (ifMatch == default ? ETag.All : ifMatch).ToString("H"));
        return await account.SendAsync(message, cancellationToken);
    }

    /// <inheritdoc cref="DeleteEntityAsync(string, string, ETag, CancellationToken)"/>
    public virtual Task<Response> DeleteEntityAsync(
        ITableEntity entity, ETag ifMatch = default, CancellationToken cancellationToken = default) =>
        DeleteEntityAsync(entity.PartitionKey, entity.RowKey, ifMatch, cancellationToken);

    private async Task<Response> PutAsync(
        ITableEntity entity, TableUpdateMode mode, ETag ifMatch, CancellationToken cancellationToken)
    {
        EntityKeys.Require(entity);
        var method = mode switch
        {
            TableUpdateMode.Merge => RequestMethod.Patch,
            TableUpdateMode.Replace => RequestMethod.Put,
            _ => throw new ArgumentException($"Unexpected value for mode: {mode}", nameof(mode)),
        };
        var path = ResourcePath.OfRow(Name, entity.PartitionKey, entity.RowKey);
        using var message = account.Request(method, path, Outcome.Changed);
        if (ifMatch != default)
            message.Request.Headers.Add("If-Match", ifMatch.ToString("H"));
        Account.Write(message, entity, static (writer, entity) => EntityWriter.Write(writer, entity));
        return await account.SendAsync(message, cancellationToken);
    }
}
