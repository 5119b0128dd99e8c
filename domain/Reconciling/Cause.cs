using System.Collections.Immutable;
using NhipSo.Domain.Definitions;

namespace NhipSo.Domain.Reconciling;

/// <summary>Why what was reported may differ from what was measured. The more telling come first: of two that fit alike, the earlier is the likelier.</summary>
public enum CauseKind
{
    /// <summary>It is the figure of an earlier period.</summary>
    StaleFigure,

    /// <summary>It was written in another unit of measure: 10, 100, 1.000 or 1.000.000 times too much or too little.</summary>
    UnitSlip,

    /// <summary>What has happened since the beginning of the year was entered for the period.</summary>
    Cumulative,

    /// <summary>What happened in the period was entered for what has happened since the beginning of the year.</summary>
    NotCumulative,

    /// <summary>The ratio is one over another denominator.</summary>
    OtherDenominator,

    /// <summary>Another count was entered.</summary>
    OtherCount,

    /// <summary>People, accounts or other things were counted in place of what is asked.</summary>
    OtherThings,

    /// <summary>It covers other days.</summary>
    OtherWindow,

    /// <summary>It covers a part of the unit as it was before a merger.</summary>
    MergedUnit,

    /// <summary>It counts what is to be left out: cancelled, double, tried.</summary>
    ExtraDossiers,

    /// <summary>The systems pass their figures on some days late.</summary>
    SyncLag,

    /// <summary>It equals what was measured before that was corrected.</summary>
    RestatedMeasurement,

    /// <summary>Not all systems or services are connected.</summary>
    LowCoverage,

    /// <summary>Services are classed as end-to-end that are not. Only a unit can say so.</summary>
    ServiceClass,

    /// <summary>Officers enter for citizens, or the post brings it. Only a unit can say so.</summary>
    IntakeChannel,

    /// <summary>The report is wrong. Only a unit can say so.</summary>
    ReportWrong,

    /// <summary>The measurement is wrong. Only a unit can say so.</summary>
    MeasurementWrong,

    /// <summary>Something else, as the text says.</summary>
    Other,
}

/// <summary>A figure that speaks for a cause.</summary>
/// <param name="Indicator">The code of the indicator.</param>
/// <param name="Reported">What was reported.</param>
/// <param name="Measured">What was measured.</param>
/// <param name="Explained">What would have been reported, were this the cause.</param>
/// <param name="Words">The same in words.</param>
public sealed record Support(string Indicator, decimal Reported, decimal? Measured, decimal Explained, Text Words);

/// <summary>A likely cause of a gap, with what speaks for it.</summary>
/// <param name="Kind">Which.</param>
/// <param name="IsExact">Whether it gives the reported figure to the last decimal shown.</param>
/// <param name="Strength">How much speaks for it, 0 to 1. The scale is design: it orders, it is no probability.</param>
/// <param name="Share">How much of the gap it explains, 0 to 1.</param>
/// <param name="Evidence">The figures that speak for it; at least one.</param>
public sealed record Cause(CauseKind Kind, bool IsExact, decimal Strength, decimal Share, ImmutableArray<Support> Evidence);
