using System.Collections.Immutable;
using Azure;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Reconciling;
using NodaTime;

namespace NhipSo.Functions.Reconciling;

/// <summary>How a unit's reported figure stands to the measured one, as it was last reconciled.</summary>
/// <param name="Unit">The unit's id.</param>
/// <param name="Indicator">The indicator's code.</param>
/// <param name="Comparison">The two figures.</param>
/// <param name="Causes">The likely causes of a gap, the likeliest first; none where there is no gap, or the data do not tell.</param>
/// <param name="Work">Where the work on it stands; null where there never was a discrepancy.</param>
/// <param name="Revision">The hash of the report's revision, or null.</param>
/// <param name="MeasuredVersion">Which version of the measured figure it is; 0 where there is none that is frozen.</param>
/// <param name="IsReleased">Whether the report's figures are public.</param>
/// <param name="Reconciled">When the two were last held against each other with other figures than before.</param>
/// <param name="ETag">What the row is replaced under; null while it is not stored.</param>
public sealed record StoredDiscrepancy(
    string Unit, string Indicator, Comparison Comparison, ImmutableArray<Cause> Causes, Work? Work, string? Revision, int MeasuredVersion, bool IsReleased,
    Instant Reconciled, ETag? ETag = null)
{
    /// <summary>Whether it may be shown to everyone.</summary>
    public bool IsPublicAt(Instant now) => Working.IsPublic(Comparison.State, Work, IsReleased, now);

    /// <summary>Whether the two are apart and no cause was found.</summary>
    public bool DataDoNotTell(Indicator indicator) => Causes.IsEmpty && Comparison.IsApart(indicator);
}

/// <summary>What a period was last reconciled with.</summary>
/// <param name="Sequence">How many entries the period's partition of the ledger had.</param>
/// <param name="Catalogue">By which definitions.</param>
/// <param name="Next">When something follows by time alone: a unit can be told from then on. Or null.</param>
/// <param name="Blocks">What was measured of all units of a kind: the kind's word, an indicator's code, the total.</param>
/// <param name="Reconciled">When.</param>
public sealed record ReconciledState(
    long Sequence, string Catalogue, Instant? Next, ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, Domain.Aggregation.Total>> Blocks, Instant Reconciled);
