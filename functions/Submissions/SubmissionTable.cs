using Azure;
using Azure.Data.Tables;
using NhipSo.Domain.Ledger;
using NhipSo.Functions.Storage;

namespace NhipSo.Functions.Submissions;

/// <summary>A partition of the ledger as storage has it.</summary>
/// <param name="ETag">What its head is replaced under; null when nothing was written yet.</param>
/// <param name="Head">Its head.</param>
/// <param name="Units">The heads of the chains by unit id, that of what holds for all among them.</param>
public sealed record Partition(ETag? ETag, PartitionHead Head, IReadOnlyDictionary<string, UnitHead> Units);

/// <summary>
/// The table Submissions. A partition has three kinds of row: <c>!</c> its head, <c>h|{unit}</c> the units' heads with
/// their values a column each, <c>r|{unit}|{entry:D6}</c> the entries of the units' chains.
/// </summary>
public sealed class SubmissionTable(TableServiceClient tables, Payloads payloads)
{
    private readonly TableClient table = tables.GetTableClient(TableNames.Submissions);

    /// <summary>The partition's head and the units' heads with their values, one range read.</summary>
    public Task<(Partition Partition, IReadOnlyList<TableEntity> Heads)> ReadHeadsAsync(PartitionKey key, CancellationToken cancellationToken) =>
        ReadAsync(
            TableClient.CreateQueryFilter($"PartitionKey eq {key.ToString()} and RowKey ge {HeadRows.OfPartition} and RowKey lt {"h}"}"),
            columns: null, cancellationToken);

    /// <summary>The partition's head, and the heads with their values of the units whose chains have grown after that entry of the ledger; of all where that is null.</summary>
    public Task<(Partition Partition, IReadOnlyList<TableEntity> Heads)> ReadHeadsAsync(PartitionKey key, long? after, CancellationToken cancellationToken) => after is { } since
        ? ReadAsync(
            TableClient.CreateQueryFilter(
                $"PartitionKey eq {key.ToString()} and RowKey ge {HeadRows.OfPartition} and RowKey lt {"h}"} and (RowKey eq {HeadRows.OfPartition} or entrySequence gt {since})"),
            columns: null, cancellationToken)
        : ReadHeadsAsync(key, cancellationToken);

    /// <summary>
    /// The partition's head and where the units' reports stand: one range read without the values, and only of what has changed
    /// where an earlier state is known.
    /// </summary>
    public async Task<Partition> ReadPartitionAsync(PartitionKey key, Partition? earlier, CancellationToken cancellationToken)
    {
        var since = earlier?.Head.Sequence ?? 0;
        var (now, _) = await ReadAsync(
            TableClient.CreateQueryFilter(
                $"PartitionKey eq {key.ToString()} and RowKey ge {HeadRows.OfPartition} and RowKey lt {"h}"} and (RowKey eq {HeadRows.OfPartition} or entrySequence gt {since})"),
            HeadRows.Columns, cancellationToken);
        if (earlier is null)
            return now;
        if (now.Head.Sequence < since) // Storage was restored under us: nothing that is remembered holds.
            return await ReadPartitionAsync(key, earlier: null, cancellationToken);
        var units = new Dictionary<string, UnitHead>(earlier.Units, StringComparer.Ordinal);
        foreach (var (unit, head) in now.Units)
            units[unit] = head;
        return now with { Units = units };
    }

    private async Task<(Partition Partition, IReadOnlyList<TableEntity> Heads)> ReadAsync(
        string filter, IEnumerable<string>? columns, CancellationToken cancellationToken)
    {
        ETag? etag = null;
        var head = PartitionHead.Empty;
        var units = new Dictionary<string, UnitHead>(StringComparer.Ordinal);
        var rows = new List<TableEntity>();
        await foreach (var row in table.QueryAsync<TableEntity>(filter, select: columns, cancellationToken: cancellationToken))
        {
            if (row.RowKey == HeadRows.OfPartition)
            {
                (etag, head) = (row.ETag, HeadRows.ReadPartition(row));
            }
            else
            {
                units.Add(HeadRows.UnitOf(row), HeadRows.ReadUnit(row));
                rows.Add(row);
            }
        }

        return (new(etag, head, units), rows);
    }

    /// <summary>How many entries the partition has: one point read.</summary>
    public async Task<(long Sequence, ETag? ETag)> ReadSequenceAsync(PartitionKey key, CancellationToken cancellationToken)
    {
        var row = await FindAsync(key, HeadRows.OfPartition, cancellationToken);
        return row is null ? (0, null) : (row.Int64("sequence"), row.ETag);
    }

    /// <summary>The partition's head: one point read.</summary>
    public async Task<PartitionHead> ReadHeadAsync(PartitionKey key, CancellationToken cancellationToken) =>
        await FindAsync(key, HeadRows.OfPartition, cancellationToken) is { } row ? HeadRows.ReadPartition(row) : PartitionHead.Empty;

    /// <summary>A unit's head with its values, or null when nothing was entered for it.</summary>
    public Task<TableEntity?> FindHeadAsync(PartitionKey key, string unit, CancellationToken cancellationToken) =>
        FindAsync(key, HeadRows.KeyOf(unit), cancellationToken);

    /// <summary>One entry of a unit's chain.</summary>
    public async Task<StoredEntry> ReadEntryAsync(PartitionKey key, string unit, int number, CancellationToken cancellationToken) =>
        EntryRows.Read(await table.GetEntityAsync<TableEntity>(key.ToString(), EntryRows.KeyOf(unit, number), cancellationToken: cancellationToken));

    /// <summary>The entries of a unit's chain as stored, the first first.</summary>
    public async Task<IReadOnlyList<TableEntity>> ReadChainAsync(PartitionKey key, string unit, CancellationToken cancellationToken)
    {
        var rows = new List<TableEntity>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {key.ToString()} and RowKey ge {$"r|{unit}|"} and RowKey lt {$"r|{unit}}}"}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
            rows.Add(row);
        return rows;
    }

    /// <summary>The entry of a unit with that content about that revision, or null.</summary>
    public async Task<StoredEntry?> FindEntryAsync(
        PartitionKey key, string unit, string contentHash, string about, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {key.ToString()} and RowKey ge {$"r|{unit}|"} and RowKey lt {$"r|{unit}}}"} and contentHash eq {contentHash} and base eq {about}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
            return EntryRows.Read(row);
        return null;
    }

    /// <summary>What an entry of a unit's chain says, as canonical JSON: one point read.</summary>
    public async Task<string> ReadContentAsync(PartitionKey key, string unit, int number, CancellationToken cancellationToken) => await ReadContentAsync(
        await table.GetEntityAsync<TableEntity>(key.ToString(), EntryRows.KeyOf(unit, number), cancellationToken: cancellationToken), cancellationToken);

    /// <summary>What an entry says, as canonical JSON: from its row, or from the payload that its row names.</summary>
    public async Task<string> ReadContentAsync(TableEntity row, CancellationToken cancellationToken) =>
        row.GetString("content") ?? await payloads.ReadAsync(row.Text("contentHash"), cancellationToken);

    /// <summary>
    /// Appends entries in one transaction: each with its unit's head, and the partition's head under its ETag, the only
    /// precondition. All are stored or none.
    /// </summary>
    /// <param name="etag">The ETag of the partition's head that the entries were decided against; null when there was none.</param>
    /// <param name="key">Where.</param>
    /// <param name="entries">The entries, each unit once, in the order of their sequence.</param>
    /// <param name="cancellationToken">Ends the wait; the outcome is then unknown.</param>
    /// <returns>The new ETag of the partition's head.</returns>
    /// <exception cref="TableTransactionFailedException">Status 409 or 412: someone else wrote to the partition.</exception>
    public async Task<ETag?> AppendAsync(
        ETag? etag, PartitionKey key, IReadOnlyList<(LedgerEntry Entry, string Receipt)> entries, CancellationToken cancellationToken)
    {
        var headRow = HeadRows.Write(key, entries[^1].Entry);
        List<TableTransactionAction> actions =
        [
            etag is { } known
                ? new(TableTransactionActionType.UpdateReplace, headRow, known)
                : new(TableTransactionActionType.Add, headRow),
        ];
        foreach (var (entry, receipt) in entries)
        {
            actions.Add(new(TableTransactionActionType.Add, EntryRows.Write(key, entry, receipt)));
            actions.Add(HeadRows.WriteUnit(key, entry));
        }

        var responses = await table.SubmitTransactionAsync(actions, cancellationToken);
        return responses.Value[0].Headers.ETag;
    }

    private async Task<TableEntity?> FindAsync(PartitionKey key, string row, CancellationToken cancellationToken)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(key.ToString(), row, cancellationToken: cancellationToken);
        return found.HasValue ? found.Value : null;
    }
}
