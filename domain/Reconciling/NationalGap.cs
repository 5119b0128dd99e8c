using System.Collections.Immutable;
using NhipSo.Domain.Definitions;

namespace NhipSo.Domain.Reconciling;

/// <summary>The two sides of a figure: of a ratio its parts, of anything else the figure over 1.</summary>
/// <param name="Numerator">The numerator, or the figure.</param>
/// <param name="Denominator">The denominator, or 1.</param>
public readonly record struct Parts(decimal Numerator, decimal Denominator);

/// <summary>A unit's part in a gap over many units.</summary>
/// <param name="Unit">The unit's id.</param>
/// <param name="Reported">What it reported.</param>
/// <param name="Measured">What was measured of it.</param>
/// <param name="State">How the two stand to each other.</param>
/// <param name="Likeliest">The likeliest cause, or null where there is none or the data do not tell.</param>
public sealed record UnitGap(string Unit, Parts Reported, Parts Measured, ComparisonState State, Cause? Likeliest);

/// <summary>What of a gap over many units goes back to a cause.</summary>
/// <param name="Cause">The cause; null for what no cause explains: the data do not tell.</param>
/// <param name="Units">How many units it is the likeliest cause of.</param>
/// <param name="Gap">In the indicator's unit of measure.</param>
/// <param name="Share">Of the whole gap; with what is within tolerance the shares add to 1. Null where there is no gap.</param>
public sealed record ExplainedGap(CauseKind? Cause, int Units, decimal Gap, decimal? Share);

/// <summary>
/// A figure over all units that have both, reported and measured, from summed parts, and where the gap between the two comes
/// from. Each unit's part in it is (reported − measured numerators, less the measured ratio times the same of the denominators) over
/// the reported denominators: these add up to the gap exactly. A unit's part goes to its likeliest cause as far as that explains
/// its own gap.
/// </summary>
/// <param name="Units">How many units have both.</param>
/// <param name="Reported">As they reported it.</param>
/// <param name="Measured">As it was measured of the same units.</param>
/// <param name="Gap">Reported less measured.</param>
/// <param name="WithinTolerance">What of it comes from units that are within what is allowed, or of which too little was seen to judge.</param>
/// <param name="Explained">What of it goes back to which cause, the most first.</param>
public sealed record NationalGap(int Units, decimal Reported, decimal Measured, decimal Gap, decimal WithinTolerance, ImmutableArray<ExplainedGap> Explained)
{
    /// <summary>The gap over units; null without units or with nothing to divide by.</summary>
    public static NationalGap? Of(Indicator indicator, IReadOnlyCollection<UnitGap> units)
    {
        var isRatio = indicator.Kind == ValueKind.Ratio;
        var (above, below) = (units.Sum(unit => unit.Reported.Numerator), isRatio ? units.Sum(unit => unit.Reported.Denominator) : 1);
        var (over, under) = (units.Sum(unit => unit.Measured.Numerator), isRatio ? units.Sum(unit => unit.Measured.Denominator) : 1);
        if (units.Count == 0 || below == 0 || under == 0)
            return null;
        var factor = isRatio ? indicator.Factor : 1;
        var (reported, measured) = (factor * above / below, factor * over / under);
        var gap = reported - measured;
        var shares = new Dictionary<int, (int Units, decimal Gap)>();
        var within = 0m;
        foreach (var unit in units)
        {
            var part = PartOf(unit);
            if (unit.State != ComparisonState.Discrepant)
            {
                within += part;
                continue;
            }

            var explained = unit.Likeliest is { } cause ? cause.Share * part : 0;
            if (unit.Likeliest is { } likeliest)
                Add((int)likeliest.Kind, 1, explained);
            Add(DataDoNotTell, unit.Likeliest is null ? 1 : 0, part - explained);
        }

        return new(
            units.Count, Rounded(reported), Rounded(measured), Rounded(gap), Rounded(within),
            [
                .. shares.Select(pair => new ExplainedGap(
                        pair.Key == DataDoNotTell ? null : (CauseKind)pair.Key, pair.Value.Units, Rounded(pair.Value.Gap), gap == 0 ? null : Math.Round(pair.Value.Gap / gap, 4)))
                    .Where(each => each.Units > 0 || each.Gap != 0)
                    .OrderByDescending(each => Math.Abs(each.Gap)).ThenBy(each => each.Cause),
            ]);

        decimal PartOf(UnitGap unit)
        {
            var more = unit.Reported.Numerator - unit.Measured.Numerator;
            return isRatio ? ((factor * more) - (measured * (unit.Reported.Denominator - unit.Measured.Denominator))) / below : more;
        }

        void Add(int key, int count, decimal part)
        {
            var (known, sum) = shares.GetValueOrDefault(key);
            shares[key] = (known + count, sum + part);
        }
    }

    private const int DataDoNotTell = -1;

    private static decimal Rounded(decimal number) => Math.Round(number, 6);
}
