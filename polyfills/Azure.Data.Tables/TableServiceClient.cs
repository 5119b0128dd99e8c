using System.Text.Json;
using Azure.Core;
using Azure.Data.Tables.Http;
using Azure.Data.Tables.Models;
using Azure.Data.Tables.Querying;

namespace Azure.Data.Tables;

/// <summary>The tables of an account. Source: REST "Operations on tables".</summary>
public class TableServiceClient
{
    private readonly Account account = null!;

    /// <summary>The account that <paramref name="connectionString"/> names.</summary>
    /// <exception cref="ArgumentException">The settings do not name an account and its key.</exception>
    /// <exception cref="FormatException">The connection string is malformed.</exception>
    public TableServiceClient(string connectionString)
        : this(connectionString, options: null)
    {
    }

    /// <inheritdoc cref="TableServiceClient(string)"/>
    public TableServiceClient(string connectionString, TableClientOptions? options = null)
        : this(Account.Parse(connectionString, options))
    {
    }

    /// <summary>The account at <paramref name="endpoint"/>, signing with its key.</summary>
    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential)
        : this(endpoint, credential, options: null)
    {
    }

    /// <inheritdoc cref="TableServiceClient(Uri, TableSharedKeyCredential)"/>
    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential, TableClientOptions? options)
        : this(Account.WithKey(endpoint, credential, options))
    {
    }

    /// <summary>The account at <paramref name="endpoint"/>, with tokens of Microsoft Entra.</summary>
    public TableServiceClient(Uri endpoint, TokenCredential tokenCredential, TableClientOptions? options = null)
        : this(Account.WithToken(endpoint, tokenCredential, options))
    {
    }

    /// <summary>For a test's stand-in.</summary>
    protected TableServiceClient()
    {
    }

    private TableServiceClient(Account account) => this.account = account;

    /// <summary>The account's name.</summary>
    public virtual string AccountName => account.Name;

    /// <summary>The service's address.</summary>
    public virtual Uri Uri => account.Endpoint;

    /// <summary>One of the account's tables, over the same connections; the service is not asked.</summary>
    public virtual TableClient GetTableClient(string tableName) => new(account, tableName);

    /// <summary>Creates a table.</summary>
    /// <exception cref="RequestFailedException">409 when it is there.</exception>
    public virtual Task<Response<TableItem>> CreateTableAsync(
        string tableName, CancellationToken cancellationToken = default) =>
        GetTableClient(tableName).CreateAsync(cancellationToken);

    /// <summary>Creates a table; one that is there stays, and the raw response says 409.</summary>
    public virtual Task<Response<TableItem>> CreateTableIfNotExistsAsync(
        string tableName, CancellationToken cancellationToken = default) =>
        GetTableClient(tableName).CreateIfNotExistsAsync(cancellationToken);

    /// <summary>Deletes a table; for a missing one the response says 404.</summary>
    public virtual Task<Response> DeleteTableAsync(string tableName, CancellationToken cancellationToken = default) =>
        GetTableClient(tableName).DeleteAsync(cancellationToken);

    /// <summary>The account's tables, those that <paramref name="filter"/> lets through, such as <c>TableName eq 'x'</c>.</summary>
    public virtual AsyncPageable<TableItem> QueryAsync(
        string? filter = null, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        new QueryPages<TableItem>(
            (continuation, top, cancel) => FetchAsync(filter, continuation, top, cancel), maxPerPage, cancellationToken);

    private async Task<Page<TableItem>> FetchAsync(
        string? filter, string? continuation, int? top, CancellationToken cancellationToken)
    {
        using var message = account.Request(RequestMethod.Get, ResourcePath.Tables, Outcome.Read);
        message.Request.Uri.AppendQueryOptions(top, filter, select: null);
        if (!string.IsNullOrEmpty(continuation))
            message.Request.Uri.AppendQuery("NextTableName", continuation, escapeValue: true);
        var response = await account.SendAsync(message, cancellationToken);
        using var answer = JsonDocument.Parse(response.Content);
        var tables = answer.RootElement.GetProperty("value").EnumerateArray()
            .Select(table => new TableItem(table.GetProperty("TableName").GetString()!))
            .ToList();
        response.Headers.TryGetValue("x-ms-continuation-NextTableName", out var next);
        return Page<TableItem>.FromValues(tables, next, response);
    }
}
