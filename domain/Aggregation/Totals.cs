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

    /// <summary>A unit's figures, each sum and each ratio added that its typed figures give; a ratio is rounded to 6 decimals, and there is none over 0.</summary>
    public static FigureDictionary WithComputed(IReadOnlyCollection<Indicator> indicators, IReadOnlyDictionary<string, decimal> values) =>
        new FigureLayout(indicators).Read(code => values.TryGetValue(code, out var value) ? value : null);

    /// <summary>
    /// The total of each indicator that any unit gave. A ratio is computed from the sums of its parts over the units
    /// that gave both: a unit with one part alone would move it without belonging to it. What does not add has no total.
    /// </summary>
    public static ImmutableSortedDictionary<string, Total> Over(
        IReadOnlyCollection<Indicator> indicators, IEnumerable<IReadOnlyDictionary<string, decimal>> units)
    {
        var totals = new RunningTotals(indicators);
        foreach (var values in units)
            totals.Add(new(values, ValueStatus.Official));
        return totals.Current();
    }

    /// <summary>A ratio as it is kept.</summary>
    internal static decimal Rounded(decimal ratio) => Math.Round(ratio, RatioDecimals);
}
