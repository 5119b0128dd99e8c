using System.Collections.Immutable;
using NodaTime;

namespace NhipSo.Functions.Ledger;

/// <summary>What a run of the verification found, as it is signed and kept.</summary>
/// <param name="Number">Counts from 1 without a gap.</param>
/// <param name="Previous">The hash of the checkpoint before, as it was written; null for the first.</param>
/// <param name="Began">When the run began.</param>
/// <param name="Ended">When it had read everything.</param>
/// <param name="Read">How many partitions it read, those of the sandbox among them.</param>
/// <param name="Entries">How many entries those that hold have.</param>
/// <param name="Partitions">How far each partition was verified; one with a fault stays where it was.</param>
/// <param name="Faults">What is wrong, one a partition.</param>
public sealed record Checkpoint(
    int Number, string? Previous, Instant Began, Instant Ended, int Read, long Entries,
    ImmutableSortedDictionary<string, Verified> Partitions, ImmutableArray<LedgerFault> Faults)
{
    /// <summary>The type, as the header of the signed text has it.</summary>
    public const string Type = "nhipso-checkpoint";

    /// <summary>Who signs it.</summary>
    public string Iss { get; } = "nhipso";
}
