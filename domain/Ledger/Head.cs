using NodaTime;

namespace NhipSo.Domain.Ledger;

/// <summary>Where a partition of the ledger stands: its newest entry of all units.</summary>
/// <param name="Sequence">How many entries there are.</param>
/// <param name="RunningHash">The hash over all entries so far, 64 hex digits.</param>
/// <param name="Extended">Until when all have more time, or null.</param>
/// <param name="Locked">Since when it is locked for all, or null.</param>
public sealed record PartitionHead(long Sequence, string RunningHash, Instant? Extended = null, Instant? Locked = null)
{
    /// <summary>A partition that nothing was written to.</summary>
    public static PartitionHead Empty { get; } = new(0, new string('0', 64));
}

/// <summary>What a unit sent last.</summary>
/// <param name="Number">Counts from 1.</param>
/// <param name="Entry">Its place in the unit's chain, from 1.</param>
/// <param name="Sequence">The entry's place in its partition, from 1.</param>
/// <param name="Hash">The hash of the revision, 64 hex digits; the API's ETag.</param>
/// <param name="ContentHash">The hash of what was reported alone, 64 hex digits.</param>
/// <param name="Received">When the server received it.</param>
/// <param name="OnTime">Whether the unit met its due instant: a complete report was there. A later correction does not undo it.</param>
/// <param name="IsComplete">Whether every required value is there.</param>
public sealed record RevisionHead(
    int Number, int Entry, long Sequence, string Hash, string ContentHash, Instant Received, bool OnTime, bool IsComplete);

/// <summary>Where a unit's form and period stand: the newest entry of its chain, and its newest revision.</summary>
/// <param name="State">Where the report stands; a lock of the period aside.</param>
/// <param name="Entries">How many entries its chain has.</param>
/// <param name="Hash">The hash of the newest entry, 64 hex digits.</param>
/// <param name="ContentHash">The hash of what the newest entry says, 64 hex digits.</param>
/// <param name="Revision">What the unit sent last, or null.</param>
/// <param name="Due">Until when the unit has more time than others, or null.</param>
public sealed record UnitHead(ReportState State, int Entries, string Hash, string ContentHash, RevisionHead? Revision, Instant? Due = null);
