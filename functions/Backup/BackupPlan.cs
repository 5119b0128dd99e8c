using NhipSo.Functions.Ledger;
using NhipSo.Functions.Storage;

namespace NhipSo.Functions.Backup;

/// <summary>How a table grows, and so what an increment takes of it.</summary>
public enum Growth
{
    /// <summary>It is small: all of it.</summary>
    Whole,

    /// <summary>Entries are added and never changed: those after the last one that was backed up, a partition at a time.</summary>
    ByEntry,

    /// <summary>Its partitions end on a day or a month: those since the last backup, with a margin.</summary>
    ByDate,
}

/// <summary>
/// What is backed up. What is published is not: it is made again from the tables. A test holds every table of the product to be here.
/// </summary>
public static class BackupPlan
{
    /// <summary>The tables, each with how it grows; <see cref="TableNames.Pending"/> is apart.</summary>
    public static IReadOnlyDictionary<string, Growth> Tables { get; } = new Dictionary<string, Growth>(StringComparer.Ordinal)
    {
        [TableNames.Submissions] = Growth.ByEntry,
        [TableNames.Measurements] = Growth.ByDate,
        [TableNames.MeasuredDays] = Growth.ByDate,
        [TableNames.MeasuredPeriods] = Growth.Whole,
        [TableNames.Discrepancies] = Growth.Whole,
        [TableNames.Drafts] = Growth.Whole,
        [TableNames.Sources] = Growth.Whole,
        [TableNames.Ratings] = Growth.Whole,
        [TableNames.Keys] = Growth.Whole,
        [TableNames.Audit] = Growth.Whole,
        [TableNames.Pending] = Growth.Whole,
    };

    /// <summary>
    /// The containers whose blobs are written once and never changed: an increment takes those that are new.
    /// </summary>
    public static IReadOnlyList<string> Containers { get; } = ["payloads", "catalog", "reports", CheckpointStore.Container];

    /// <summary>
    /// Whether a partition is among those since a day or a month, as its name ends: <c>{source}|{yyyyMMdd}</c> or <c>{source}|{yyyyMM}</c>.
    /// One that names none is always: there are few of them.
    /// </summary>
    public static bool IsSince(string partition, string since)
    {
        var bar = partition.LastIndexOf('|');
        return bar < 0 || string.CompareOrdinal(partition[(bar + 1)..], since) >= 0;
    }
}
