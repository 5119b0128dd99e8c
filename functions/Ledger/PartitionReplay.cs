using System.Security.Cryptography;
using Azure.Data.Tables;
using NhipSo.Domain.Ledger;
using NhipSo.Functions.Submissions;

namespace NhipSo.Functions.Ledger;

/// <summary>How far a partition was verified.</summary>
/// <param name="Sequence">How many entries it had.</param>
/// <param name="Running">The running hash over them.</param>
public sealed record Verified(long Sequence, string Running);

/// <summary>
/// Replays a partition of the ledger from its rows, in the order of their keys, and stops at the first broken link. Nothing is
/// believed but the signatures: they cover the records, the records cover the contents, and from those follows every property
/// of every row. It does no I/O. The heads and one content a unit are held in memory, an entry only while it is added.
/// </summary>
/// <param name="partition">The partition, as the table names it.</param>
/// <param name="keys">The keys to believe, by id.</param>
public sealed class PartitionReplay(string partition, IReadOnlyDictionary<string, ECDsa> keys)
{
    private readonly Dictionary<string, TableEntity> heads = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Chain> chains = new(StringComparer.Ordinal);
    private readonly List<Link> links = [];
    private TableEntity? head;
    private LedgerFault? fault;

    /// <summary>How many chains it has so far: a unit's each, and that of what holds for all.</summary>
    public int Chains => chains.Count;

    /// <summary>Adds the next row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="content">What it says where it is an entry: from the row or from the payload that it names; null where there is none.</param>
    public void Add(TableEntity row, string? content)
    {
        if (row.RowKey == HeadRows.OfPartition)
            head = row;
        else if (row.RowKey.StartsWith(HeadRows.Prefix, StringComparison.Ordinal))
            heads.Add(HeadRows.UnitOf(row), row);
        else
            fault ??= AddEntry(row, content);
    }

    /// <summary>What came of it: how far the partition is verified, or the first broken link.</summary>
    /// <param name="before">How far it was verified at the last checkpoint, or null.</param>
    public (Verified? Verified, LedgerFault? Fault) End(Verified? before)
    {
        var running = PartitionHead.Empty.RunningHash;
        fault ??= FirstMissingEntry() ?? FirstUnchained(before, ref running) ?? FirstWrongHead(running) ?? BehindCheckpoint(before);
        return fault is null ? (new(links.Count, running), null) : (null, fault);
    }

    private LedgerFault? AddEntry(TableEntity row, string? content)
    {
        var receipt = RowComparison.TextOf(row, "receipt") ?? "";
        var (claims, doubt) = SignedText.Read(receipt, ReceiptSigner.ReceiptType, keys);
        if (doubt is not null)
            return RowComparison.Of(row, "receipt", row.ContainsKey("receipt") ? FaultKind.Unverified : FaultKind.Missing);
        var signed = ReceiptClaims.Read(claims);
        var written = RowComparison.TextOf(row, "record");
        var isSigned = written is not null && EntryRecord.HashOf(written) == signed.Hash;
        if (signed.Partition != row.PartitionKey || EntryRows.KeyOf(signed.Unit, signed.Entry) != row.RowKey)
            return isSigned ? RowComparison.Of(row, null, FaultKind.Misplaced) : RowComparison.Of(row, "receipt", FaultKind.Altered);
        if (!isSigned)
            return RowComparison.Of(row, "record", row.ContainsKey("record") ? FaultKind.Altered : FaultKind.Missing);
        var record = EntryRecord.Read(written!);
        if (!signed.AgreesWith(record))
            return RowComparison.Of(row, "receipt", FaultKind.Altered);
        if (RowComparison.TextOf(row, "contentHash") != record.ContentHash)
            return RowComparison.Of(row, "contentHash", row.ContainsKey("contentHash") ? FaultKind.Altered : FaultKind.Missing);
        if (content is null || EntryRecord.HashOf(content) != record.ContentHash)
            return RowComparison.Of(row, "content", content is null ? FaultKind.Missing : FaultKind.Altered);

        var chain = chains.TryGetValue(record.Unit, out var known) ? known : chains[record.Unit] = new();
        if (record.Number > chain.Count + 1)
            return new(partition, EntryRows.KeyOf(record.Unit, chain.Count + 1), null, FaultKind.Missing);
        if (!chain.IsFollowedBy(record))
            return RowComparison.Of(row, "record", FaultKind.Unchained);
        chain.Add(record, content);
        links.Add(new(row.RowKey, record, signed.Running));
        var expected = ExpectedRows.Entry(record, content, receipt);
        expected["record"] = written!;
        return RowComparison.FirstFault(row, expected);
    }

    /// <summary>An entry that its unit's head has counted, and that is not the newest one there.</summary>
    private LedgerFault? FirstMissingEntry()
    {
        foreach (var (unit, row) in heads)
        {
            var chain = chains.GetValueOrDefault(unit);
            var count = chain?.Count ?? 0;
            if (row.TryGetValue("entries", out var stored) && stored is int entries && entries > count && RowComparison.TextOf(row, "entryHash") != chain?.Newest!.Hash)
                return new(partition, EntryRows.KeyOf(unit, count + 1), null, FaultKind.Missing);
        }

        return null;
    }

    /// <summary>Follows the entries of all units in the order of their sequence.</summary>
    /// <param name="before">How far the partition was verified at the last checkpoint, or null.</param>
    /// <param name="running">Becomes the running hash over all entries.</param>
    private LedgerFault? FirstUnchained(Verified? before, ref string running)
    {
        links.Sort((one, other) => one.Record.Sequence.CompareTo(other.Record.Sequence));
        for (var i = 0; i < links.Count; i++)
        {
            var (row, record, signed) = links[i];
            running = Hashing.Next(running, record.Hash);
            if (record.Sequence != i + 1)
                return new(partition, row, "sequence", FaultKind.Unchained);
            if (signed != running)
                return new(partition, row, "receipt", FaultKind.Unchained);
            if (record.Sequence == before?.Sequence && running != before.Running)
                return new(partition, row, null, FaultKind.Rewritten);
        }

        return null;
    }

    private LedgerFault? FirstWrongHead(string running)
    {
        foreach (var (unit, chain) in chains)
        {
            if (!heads.TryGetValue(unit, out var row))
                return new(partition, HeadRows.KeyOf(unit), null, FaultKind.Missing);
            if (RowComparison.FirstFault(row, ExpectedRows.Unit(chain)) is { } wrong)
                return wrong;
        }

        if (heads.FirstOrDefault(pair => !chains.ContainsKey(pair.Key)).Value is { } unaccounted)
            return RowComparison.Of(unaccounted, null, FaultKind.Unaccounted);
        if (head is null)
            return new(partition, HeadRows.OfPartition, null, FaultKind.Missing);
        if (links.Count == 0)
            return RowComparison.Of(head, null, FaultKind.Unaccounted);
        if (head.TryGetValue("sequence", out var stored) && stored is long counted && counted > links.Count && RowComparison.TextOf(head, "runningHash") != running)
            return RowComparison.Of(head, "sequence", FaultKind.Behind);
        return RowComparison.FirstFault(head, ExpectedRows.Partition(links[^1].Record, running, chains.GetValueOrDefault(Candidate.AllUnits)));
    }

    private LedgerFault? BehindCheckpoint(Verified? before) =>
        before?.Sequence > links.Count ? new(partition, HeadRows.OfPartition, "sequence", FaultKind.Behind) : null;

    private sealed record Link(string Row, EntryRecord Record, string Running);
}
