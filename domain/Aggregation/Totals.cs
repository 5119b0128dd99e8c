using System.Collections.Immutable;
using NhipSo.Domain.Definitions;

namespace NhipSo.Domain.Aggregation;

/// <summary>A figure over several units.</summary>
/// <param name="Value">In the indicator's unit of measure.</param>
/// <param name="Units">How many units it covers.</param>
/// <param name="Numerator">Of a ratio: the sum of the numerators that it is made of.</param>
/// <param name="Denominator">Of a ratio: the sum of the denominators that it is made of.</param>
public sealed record Total(decimal Value, int Units, decimal? Numerator = null, decimal? Denominator = null);

/// <summary>Figures computed from figures: sums and ratios within a unit, totals over units.</summary>
public static class Totals
{
    /// <summary>How many decimals a computed ratio keeps.</summary>
    private const int RatioDecimals = 6;

    /// <summary>The ratio of its parts, rounded to 6 decimals, or null when a part is missing or the denominator is 0.</summary>
    public static decimal? Ratio(Indicator ratio, IReadOnlyDictionary<string, decimal> values) =>
        values.TryGetValue(ratio.Numerator!, out var numerator) &&
        values.TryGetValue(ratio.Denominator!, out var denominator) && denominator != 0
            ? Rounded(ratio.Factor * numerator / denominator)
            : null;

    /// <summary>A unit's figures, each sum and each ratio added that its typed figures give.</summary>
    public static ImmutableSortedDictionary<string, decimal> WithComputed(
        IReadOnlyCollection<Indicator> indicators, ImmutableSortedDictionary<string, decimal> values)
    {
        var all = values.ToBuilder();
        foreach (var sum in indicators.Where(indicator => indicator.Kind == ValueKind.Sum && indicator.Terms.All(values.ContainsKey)))
            all[sum.Code] = sum.Terms.Sum(term => values[term]);
        foreach (var ratio in indicators.Where(indicator => indicator.Kind == ValueKind.Ratio))
        {
            if (Ratio(ratio, all) is { } value)
                all[ratio.Code] = value;
        }

        return all.ToImmutable();
    }

    /// <summary>
    /// The total of each indicator that any unit gave. A ratio is computed from the sums of its parts over the units
    /// that gave both: a unit with one part alone would move it without belonging to it. What does not add has no total.
    /// </summary>
    public static ImmutableSortedDictionary<string, Total> Over(
        IReadOnlyCollection<Indicator> indicators, IReadOnlyCollection<ImmutableSortedDictionary<string, decimal>> units)
    {
        var totals = ImmutableSortedDictionary.CreateBuilder<string, Total>(StringComparer.Ordinal);
        foreach (var indicator in indicators.Where(indicator => indicator is { IsNumeric: true, Aggregation: Definitions.Aggregation.Sum }))
        {
            if (TotalOf(indicator, units) is { } total)
                totals[indicator.Code] = total;
        }

        return totals.ToImmutable();
    }

    private static Total? TotalOf(Indicator indicator, IReadOnlyCollection<ImmutableSortedDictionary<string, decimal>> units)
    {
        if (indicator.Kind != ValueKind.Ratio)
        {
            var given = units.Where(values => values.ContainsKey(indicator.Code)).Select(values => values[indicator.Code]).ToList();
            return given.Count == 0 ? null : new(given.Sum(), given.Count);
        }

        var both = units.Where(values => values.ContainsKey(indicator.Numerator!) && values.ContainsKey(indicator.Denominator!)).ToList();
        var (numerator, denominator) = (both.Sum(values => values[indicator.Numerator!]), both.Sum(values => values[indicator.Denominator!]));
        return denominator == 0 ? null : new(Rounded(indicator.Factor * numerator / denominator), both.Count, numerator, denominator);
    }

    private static decimal Rounded(decimal ratio) => Math.Round(ratio, RatioDecimals);
}
