using Azure.Core;
using Azure.Data.Tables.Entities;
using Azure.Data.Tables.Http;
using Azure.Data.Tables.Querying;

namespace Azure.Data.Tables;

/// <content>Reading rows. Source: REST "Query Entities".</content>
public partial class TableClient
{
    /// <summary>Reads a row, whole or the properties in <paramref name="select"/>.</summary>
    /// <exception cref="RequestFailedException">404 when it is missing.</exception>
    public virtual async Task<Response<T>> GetEntityAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        var response = await ReadAsync(Outcome.Read, partitionKey, rowKey, select, cancellationToken);
        return Response.FromValue(EntityReader.ReadOne<T>(response.Content.ToMemory()), response);
    }

    /// <summary>Reads a row that may be missing; <see cref="NullableResponse{T}.HasValue"/> tells.</summary>
    public virtual async Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        var response = await ReadAsync(Outcome.ReadOrMissing, partitionKey, rowKey, select, cancellationToken);
        return response.Status == 404
            ? new MissingEntity<T>(response)
            : Response.FromValue(EntityReader.ReadOne<T>(response.Content.ToMemory()), response);
    }

    /// <summary>
    /// Reads the rows that <paramref name="filter"/> lets through, in the order of their keys. The service gives at most
    /// 1,000 a page, also when <paramref name="maxPerPage"/> is more.
    /// </summary>
    public virtual AsyncPageable<T> QueryAsync<T>(
        string? filter = null,
        int? maxPerPage = null,
        IEnumerable<string>? select = null,
        CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        new QueryPages<T>(
            (continuation, top, cancel) => FetchAsync<T>(filter, select, continuation, top, cancel),
            maxPerPage,
            cancellationToken);

    private async Task<Response> ReadAsync(
        ResponseClassifier outcome,
        string partitionKey,
        string rowKey,
        IEnumerable<string>? select,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(partitionKey);
        ArgumentNullException.ThrowIfNull(rowKey);
        using var message = account.Request(RequestMethod.Get, ResourcePath.OfRow(Name, partitionKey, rowKey), outcome);
        message.Request.Uri.AppendQueryOptions(top: null, filter: null, select);
        return await account.SendAsync(message, cancellationToken);
    }

    private async Task<Page<T>> FetchAsync<T>(
        string? filter, IEnumerable<string>? select, string? continuation, int? top, CancellationToken cancellationToken)
        where T : class, ITableEntity
    {
        using var message = account.Request(RequestMethod.Get, ResourcePath.OfQuery(Name), Outcome.Read);
        message.Request.Uri.AppendQueryOptions(top, filter, select);
        RowContinuation.Append(message.Request.Uri, continuation);
        var response = await account.SendAsync(message, cancellationToken);
        var rows = EntityReader.ReadPage<T>(response.Content.ToMemory());
        return Page<T>.FromValues(rows, RowContinuation.Of(response), response);
    }
}
