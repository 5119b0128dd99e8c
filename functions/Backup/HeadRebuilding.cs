using Azure.Data.Tables;
using NhipSo.Domain.Ledger;
using NhipSo.Functions.Ledger;
using NhipSo.Functions.Storage;
using NhipSo.Functions.Submissions;

namespace NhipSo.Functions.Backup;

/// <summary>
/// Makes the heads of a partition from its entries. The nightly verification holds every property of every head to what the entries
/// amount to, so what is made here is what stood there.
/// </summary>
internal sealed class HeadRebuilding(TableServiceClient tables, LedgerRows ledger)
{
    /// <summary>A head may have a column of words for each of 200 indicators: this many fit into a transaction in any case.</summary>
    private const int HeadsATransaction = 50;

    private readonly TableClient table = tables.GetTableClient(TableNames.Submissions);

    /// <summary>Writes the heads; the same again writes the same.</summary>
    /// <returns>How far the partition is, or null where it has no entry.</returns>
    /// <exception cref="InvalidDataException">The entries do not follow on each other.</exception>
    public async Task<Verified?> RunAsync(string partition, CancellationToken cancellationToken)
    {
        var chains = new Dictionary<string, Chain>(StringComparer.Ordinal);
        var entries = new List<(EntryRecord Record, string Row)>();
        await foreach (var row in ledger.ReadAsync(partition, cancellationToken))
        {
            if (!row.RowKey.StartsWith(EntryRows.Prefix, StringComparison.Ordinal))
                continue;
            var record = EntryRecord.Read(row.Text("record"));
            var chain = chains.TryGetValue(record.Unit, out var known) ? known : chains[record.Unit] = new();
            if (!chain.IsFollowedBy(record))
                throw new InvalidDataException($"{partition}, {row.RowKey}: the entry does not follow on the one before.");
            var content = await ledger.FindContentAsync(row, cancellationToken)
                ?? throw new InvalidDataException($"{partition}, {row.RowKey}: its content is neither in the row nor among the payloads.");
            chain.Add(record, content);
            entries.Add((record, row.RowKey));
        }

        if (entries.Count == 0)
            return null;
        entries.Sort((one, other) => one.Record.Sequence.CompareTo(other.Record.Sequence));
        var running = entries.Aggregate(PartitionHead.Empty.RunningHash, (before, entry) => Hashing.Next(before, entry.Record.Hash));
        var newest = entries[^1].Record;
        var heads = chains.Select(pair => Row(partition, HeadRows.KeyOf(pair.Key), ExpectedRows.Unit(pair.Value)))
            .Append(Row(partition, HeadRows.OfPartition, ExpectedRows.Partition(newest, running, chains.GetValueOrDefault(Candidate.AllUnits))));
        foreach (var chunk in heads.Chunk(HeadsATransaction))
            await table.SubmitTransactionAsync(chunk.Select(head => new TableTransactionAction(TableTransactionActionType.UpsertReplace, head)), cancellationToken);
        return new(newest.Sequence, running);
    }

    private static TableEntity Row(string partition, string row, Dictionary<string, object> properties)
    {
        var entity = new TableEntity(partition, row);
        foreach (var (name, value) in properties)
            entity[name] = value;
        return entity;
    }
}
