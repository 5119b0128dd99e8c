using NhipSo.Domain.Aggregation;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;

namespace NhipSo.Domain.Reconciling;

/// <summary>How what was reported and what was measured stand to each other.</summary>
public enum ComparisonState
{
    /// <summary>They are the same, as far as the indicator's decimals show.</summary>
    Match,

    /// <summary>They differ by no more than is allowed.</summary>
    WithinTolerance,

    /// <summary>They disagree.</summary>
    Discrepant,

    /// <summary>It was reported, and nothing was measured.</summary>
    Unmeasured,

    /// <summary>It was measured, and nothing was reported.</summary>
    Unreported,

    /// <summary>Too little was seen to hold anything against anyone.</summary>
    InsufficientCoverage,
}

/// <summary>What was reported beside what was measured, of a unit, an indicator and a period.</summary>
/// <param name="Reported">What was reported, and how final it is; or null.</param>
/// <param name="Measured">What was measured, and what that rests on; or null.</param>
/// <param name="Gap">Reported less measured, in the indicator's unit of measure: percentage points of a percentage. Null where one lacks.</param>
/// <param name="GapPercent">The gap in per cent of the measured figure, to two decimals; null also where that is 0.</param>
/// <param name="State">How they stand to each other.</param>
public sealed record Comparison(StatedFigure? Reported, MeasuredValue? Measured, decimal? Gap, decimal? GapPercent, ComparisonState State)
{
    /// <summary>Holds the two against each other; null where there is neither.</summary>
    /// <param name="indicator">The indicator.</param>
    /// <param name="reported">What was reported, or null.</param>
    /// <param name="measured">What was measured, or null.</param>
    /// <param name="leastCoverage">The share, 0 to 1, that has to be seen before anything is held against anyone.</param>
    public static Comparison? Of(Indicator indicator, StatedFigure? reported, MeasuredValue? measured, decimal leastCoverage)
    {
        if (reported is null || measured is null)
        {
            return (reported, measured) switch
            {
                (null, null) => null,
                (null, _) => new(null, measured, null, null, ComparisonState.Unreported),
                _ => new(reported, null, null, null, ComparisonState.Unmeasured),
            };
        }

        var gap = reported.Value - measured.Value;
        return new(
            reported, measured, gap, measured.Value == 0 ? null : Math.Round(100 * gap / Math.Abs(measured.Value), 2),
            measured.Coverage.Share < leastCoverage ? ComparisonState.InsufficientCoverage
            : Same(indicator, reported.Value, measured.Value) ? ComparisonState.Match
            : Tolerance.Of(indicator).Covers(reported.Value, measured.Value) ? ComparisonState.WithinTolerance
            : ComparisonState.Discrepant);
    }

    /// <summary>Whether they differ by more than is allowed, whatever it rests on.</summary>
    public bool IsApart(Indicator indicator) =>
        Reported is not null && Measured is not null
        && !Same(indicator, Reported.Value, Measured.Value) && !Tolerance.Of(indicator).Covers(Reported.Value, Measured.Value);

    /// <summary>Whether two figures read the same with the indicator's decimals.</summary>
    internal static bool Same(Indicator indicator, decimal one, decimal other) =>
        Math.Round(one, indicator.Decimals) == Math.Round(other, indicator.Decimals);
}
