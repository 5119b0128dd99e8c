using NodaTime;

namespace NhipSo.Domain.Ledger;

/// <summary>Where a partition of the ledger stands: its newest entry of all units.</summary>
/// <param name="Sequence">How many entries there are.</param>
/// <param name="RunningHash">The hash over all entries so far, 64 hex digits.</param>
public sealed record PartitionHead(long Sequence, string RunningHash)
{
    /// <summary>A partition that nothing was written to.</summary>
    public static PartitionHead Empty { get; } = new(0, new string('0', 64));
}

/// <summary>Where a unit's form and period stand: its newest revision.</summary>
/// <param name="Revision">Counts from 1.</param>
/// <param name="Sequence">The entry's place in its partition, from 1.</param>
/// <param name="Hash">The hash of the revision, 64 hex digits; the API's ETag.</param>
/// <param name="ContentHash">The hash of what was reported alone, 64 hex digits.</param>
/// <param name="Received">When the server received it.</param>
public sealed record UnitHead(int Revision, long Sequence, string Hash, string ContentHash, Instant Received);
