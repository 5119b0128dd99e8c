using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using NhipSo.Functions.Storage;
using NhipSo.Functions.Submissions;

namespace NhipSo.Functions.Ledger;

/// <summary>Reads the table Submissions as it is, whatever someone has written there.</summary>
public sealed class LedgerRows(TableServiceClient tables, Payloads payloads)
{
    /// <summary>A row has up to 64 KiB of content and as much of receipt, record and columns: this keeps a page small.</summary>
    internal const int PageSize = 250;

    private readonly TableClient table = tables.GetTableClient(TableNames.Submissions);

    /// <summary>The names of all partitions: one query a partition, which skips its rows.</summary>
    public IAsyncEnumerable<string> ReadPartitionsAsync(CancellationToken cancellationToken) => ReadPartitionsAsync("", cancellationToken);

    /// <summary>The names of the partitions after one.</summary>
    public async IAsyncEnumerable<string> ReadPartitionsAsync(string after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var next = await NextAsync(after, cancellationToken); next is not null; next = await NextAsync(next, cancellationToken))
            yield return next;
    }

    /// <summary>A partition's rows in the order of their keys: its head, the units' heads, the entries.</summary>
    public AsyncPageable<TableEntity> ReadAsync(string partition, CancellationToken cancellationToken) =>
        table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), PageSize, cancellationToken: cancellationToken);

    /// <summary>One row, or null.</summary>
    public async Task<TableEntity?> FindAsync(string partition, string row, CancellationToken cancellationToken)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(partition, row, cancellationToken: cancellationToken);
        return found.HasValue ? found.Value : null;
    }

    /// <summary>What an entry's row says: from itself, or from the payload that it names; null where there is nothing.</summary>
    public async Task<string?> FindContentAsync(TableEntity row, CancellationToken cancellationToken)
    {
        if (!row.RowKey.StartsWith(EntryRows.Prefix, StringComparison.Ordinal))
            return null;
        if (RowComparison.TextOf(row, "content") is { } content)
            return content;
        return RowComparison.TextOf(row, "contentHash") is { Length: 64 } hash && await payloads.FindAsync($"content/{hash}", cancellationToken) is { } payload
            ? payload.Content.ToString()
            : null;
    }

    private async Task<string?> NextAsync(string after, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey gt {after}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, maxPerPage: 1, ["PartitionKey"], cancellationToken))
            return row.PartitionKey;
        return null;
    }
}
