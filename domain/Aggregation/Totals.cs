using System.Collections.Immutable;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Submissions;

namespace NhipSo.Domain.Aggregation;

/// <summary>A figure over several units.</summary>
/// <param name="Value">In the indicator's unit of measure.</param>
/// <param name="Units">How many units it covers.</param>
/// <param name="Numerator">Of a ratio: the sum of the numerators that it is made of.</param>
/// <param name="Denominator">Of a ratio: the sum of the denominators that it is made of.</param>
/// <param name="Status">How final the least final figure in it is.</param>
public sealed record Total(decimal Value, int Units, decimal? Numerator = null, decimal? Denominator = null, ValueStatus Status = ValueStatus.Official)
{
    /// <summary>Its value, with how final it is.</summary>
    public StatedFigure AsFigure() => new(Value, Status);
}

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
        var totals = new RunningTotals(indicators);
        foreach (var values in units)
            totals.Add(new(values, ValueStatus.Official));
        return totals.Current();
    }

    /// <summary>A ratio as it is kept.</summary>
    internal static decimal Rounded(decimal ratio) => Math.Round(ratio, RatioDecimals);
}
