using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using NhipSo.Functions.Ledger;
using NhipSo.Functions.Storage;
using NhipSo.Functions.Submissions;

namespace NhipSo.Functions.Backup;

/// <summary>Reads what an archive takes of the tables, always in the order of the keys.</summary>
internal sealed class RowSources(TableServiceClient tables)
{
    /// <summary>Rows of measurements are small, and there are many.</summary>
    private const int MostAPage = 1000;

    /// <summary>All rows of a table after one; all where that is none.</summary>
    public AsyncPageable<TableEntity> ReadAll(string table, IReadOnlyList<string> after, CancellationToken cancellationToken) => Query(
        table,
        after is [var partition, var row] ? TableClient.CreateQueryFilter($"PartitionKey gt {partition} or (PartitionKey eq {partition} and RowKey gt {row})") : null,
        cancellationToken);

    /// <summary>The rows of the partitions that end on a day or a month, or a later one: two queries a source.</summary>
    public async IAsyncEnumerable<TableEntity> ReadSinceAsync(string table, string since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var cursor = "";
        while (await NextAsync(table, cursor, cancellationToken) is { } partition)
        {
            var bar = partition.LastIndexOf('|');
            var source = bar < 0 ? partition : partition[..bar];
            cursor = bar < 0 ? partition : $"{source}|}}"; // no day is after it
            var filter = bar < 0
                ? TableClient.CreateQueryFilter($"PartitionKey eq {partition}")
                : TableClient.CreateQueryFilter($"PartitionKey ge {$"{source}|{since}"} and PartitionKey lt {cursor}");
            await foreach (var row in Query(table, filter, cancellationToken))
                yield return row;
        }
    }

    /// <summary>The entries of a partition of the ledger after one, up to one. What is between the two never changes.</summary>
    public AsyncPageable<TableEntity> ReadEntries(string partition, long after, long upTo, CancellationToken cancellationToken) => tables.GetTableClient(TableNames.Submissions)
        .QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter(
                $"PartitionKey eq {partition} and RowKey ge {EntryRows.Prefix} and RowKey lt {"r}"} and sequence gt {after} and sequence le {upTo}"),
            LedgerRows.PageSize, cancellationToken: cancellationToken);

    private AsyncPageable<TableEntity> Query(string table, string? filter, CancellationToken cancellationToken) =>
        tables.GetTableClient(table)
        .QueryAsync<TableEntity>(filter, BackupPlan.Tables[table] == Growth.ByDate ? MostAPage : LedgerRows.PageSize, cancellationToken: cancellationToken);

    private async Task<string?> NextAsync(string table, string after, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey gt {after}");
        await foreach (var row in tables.GetTableClient(table).QueryAsync<TableEntity>(filter, maxPerPage: 1, ["PartitionKey"], cancellationToken))
            return row.PartitionKey;
        return null;
    }
}
