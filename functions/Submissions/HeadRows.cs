using Azure.Data.Tables;
using NhipSo.Domain.Ledger;
using NhipSo.Domain.Submissions;
using NhipSo.Functions.Storage;

namespace NhipSo.Functions.Submissions;

/// <summary>The rows of heads. A unit's has one typed column an indicator, so that whoever opens the table reads figures.</summary>
public static class HeadRows
{
    /// <summary>The key of a partition's head.</summary>
    public const string OfPartition = "!";

    /// <summary>What the keys of units' heads begin with.</summary>
    public const string Prefix = "h|";

    /// <summary>What <see cref="ReadPartition"/> and <see cref="ReadUnit"/> read: all but the values.</summary>
    public static readonly IReadOnlyList<string> Columns =
    [
        "PartitionKey", "RowKey", "sequence", "runningHash", "extended", "locked", "status", "entries", "entryHash", "entryContentHash", "revision",
        "revisionEntry", "hash", "contentHash", "received", "onTime", "complete", "due",
    ];

    /// <summary>The key of a unit's head.</summary>
    public static string KeyOf(string unit) => Prefix + unit;

    /// <summary>The id of the unit whose head it is.</summary>
    public static string UnitOf(TableEntity row) => row.RowKey[Prefix.Length..];

    /// <summary>Reads a partition's head.</summary>
    public static PartitionHead ReadPartition(TableEntity row) =>
        new(row.Int64("sequence"), row.Text("runningHash"), row.FindInstant("extended"), row.FindInstant("locked"));

    /// <summary>Reads a unit's head.</summary>
    public static UnitHead ReadUnit(TableEntity row) => new(
        Words.State(row.Text("status")),
        row.Int32("entries"),
        row.Text("entryHash"),
        row.Text("entryContentHash"),
        row.GetInt32("revision") is { } number
            ? new(
                number, row.Int32("revisionEntry"), row.Int64("sequence"), row.Text("hash"), row.Text("contentHash"), row.Instant("received"),
                row.Boolean("onTime"), row.Boolean("complete"))
            : null,
        row.FindInstant("due"));

    /// <summary>How final a value of a unit's head is.</summary>
    public static ValueStatus StatusOf(TableEntity row, string indicator)
    {
        var word = row.GetString("statuses")?.Split(' ').FirstOrDefault(pair => pair.StartsWith($"{indicator}=", StringComparison.Ordinal))?[(indicator.Length + 1)..];
        return Words.FindStatus(word ?? row.Text("valueStatus")) ?? throw new InvalidDataException($"'{word}' is no status.");
    }

    /// <summary>The partition's head with an entry.</summary>
    public static TableEntity Write(PartitionKey key, LedgerEntry newest)
    {
        var row = new TableEntity(key.ToString(), OfPartition)
        {
            ["sequence"] = newest.Partition.Sequence,
            ["runningHash"] = newest.Partition.RunningHash,
            ["updated"] = newest.Received.ToDateTimeOffset(),
        };
        if (newest.Partition.Extended is { } extended)
            row["extended"] = extended.ToDateTimeOffset();
        if (newest.Partition.Locked is { } locked)
            row["locked"] = locked.ToDateTimeOffset();
        return row;
    }

    /// <summary>The unit's head with an entry: a report replaces all that the one before said, anything else leaves the values as they are.</summary>
    public static TableTransactionAction WriteUnit(PartitionKey key, LedgerEntry entry)
    {
        var head = entry.Head;
        var row = new TableEntity(key.ToString(), KeyOf(entry.Candidate.Chain))
        {
            ["status"] = Words.Of(head.State),
            ["entries"] = head.Entries,
            ["entryHash"] = head.Hash,
            ["entryContentHash"] = head.ContentHash,
            ["entrySequence"] = entry.Sequence,
        };
        if (head.Due is { } due)
            row["due"] = due.ToDateTimeOffset();
        if (entry.Candidate is not Submission submission)
            return new(TableTransactionActionType.UpsertMerge, row);

        AddRevision(row, head.Revision!, submission);
        return new(TableTransactionActionType.UpsertReplace, row);
    }

    private static void AddRevision(TableEntity row, RevisionHead revision, Submission submission)
    {
        var (validated, report) = (submission.Validated, submission.Validated.Report);
        row["revision"] = revision.Number;
        row["revisionEntry"] = revision.Entry;
        row["sequence"] = revision.Sequence;
        row["hash"] = revision.Hash;
        row["contentHash"] = revision.ContentHash;
        row["received"] = revision.Received.ToDateTimeOffset();
        row["onTime"] = revision.OnTime;
        row["complete"] = revision.IsComplete;
        row["asked"] = validated.Asked;
        row["given"] = validated.Given;
        row["warnings"] = validated.Warnings;
        row["valueStatus"] = Words.Of(report.Status);
        row["formVersion"] = submission.Form.Version;
        if (!report.Statuses.IsEmpty)
            row["statuses"] = string.Join(' ', report.Statuses.Select(pair => $"{pair.Key}={Words.Of(pair.Value)}"));
        foreach (var (code, value) in report.Values)
            row[code] = (double)value;
        foreach (var (code, words) in report.Words)
            row[code] = words;
    }
}
