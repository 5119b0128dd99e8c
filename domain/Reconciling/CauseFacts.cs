using System.Collections.Immutable;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;

namespace NhipSo.Domain.Reconciling;

/// <summary>Figures that a unit may have taken in place of the right ones.</summary>
/// <param name="Kind">Which cause that would be.</param>
/// <param name="Of">What they are: "the figures measured from 15/10 to 14/11".</param>
/// <param name="Values">By indicator code.</param>
public sealed record Alternative(CauseKind Kind, Text Of, IReadOnlyDictionary<string, decimal> Values);

/// <summary>What causes are tested against, of a unit and a period.</summary>
/// <param name="Reported">All that it reported, by indicator code, what follows from that among it.</param>
/// <param name="Measured">What was measured of what it was asked, by indicator code.</param>
/// <param name="InPeriod">All that was measured over the period.</param>
/// <param name="ToDate">All that was measured since the beginning of the year.</param>
/// <param name="OfPeriods">What it may have taken for figures of a period.</param>
/// <param name="SinceNewYear">What it may have taken for figures since the beginning of the year.</param>
public sealed record CauseFacts(
    IReadOnlyDictionary<string, decimal> Reported,
    ImmutableSortedDictionary<string, MeasuredValue> Measured,
    IReadOnlyDictionary<string, decimal> InPeriod,
    IReadOnlyDictionary<string, decimal> ToDate,
    ImmutableArray<Alternative> OfPeriods,
    ImmutableArray<Alternative> SinceNewYear)
{
    /// <summary>What was measured over the stretch of time that an indicator speaks of.</summary>
    public IReadOnlyDictionary<string, decimal> Around(Indicator indicator) =>
        indicator.Accumulation == Accumulation.Cumulative ? ToDate : InPeriod;

    /// <summary>What may have been taken for a figure of an indicator.</summary>
    public ImmutableArray<Alternative> Instead(Indicator indicator) =>
        indicator.Accumulation == Accumulation.Cumulative ? SinceNewYear : OfPeriods;
}
