using System.Collections.Immutable;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;

namespace NhipSo.Domain.Reconciling;

/// <summary>Finds what was measured of what a form asks: a figure since the beginning of the year may be measured as the sum of its periods.</summary>
public static class Counterparts
{
    /// <summary>What was measured of each indicator; one of which nothing was is not there.</summary>
    /// <param name="catalogue">The definitions.</param>
    /// <param name="indicators">What is asked.</param>
    /// <param name="period">What was measured over the period, or null.</param>
    /// <param name="toDate">What was measured from the beginning of the year to the period's end, or null.</param>
    public static ImmutableSortedDictionary<string, MeasuredValue> Of(
        Catalogue catalogue, IEnumerable<Indicator> indicators, MeasuredUnit? period, MeasuredUnit? toDate)
    {
        var found = ImmutableSortedDictionary.CreateBuilder<string, MeasuredValue>(StringComparer.Ordinal);
        foreach (var indicator in indicators)
        {
            if (Find(catalogue, indicator, period, toDate) is { } value)
                found[indicator.Code] = value;
        }

        return found.ToImmutable();
    }

    /// <summary>The figure of an indicator among others: its own, that of the one that it accumulates, or one computed from those of its parts.</summary>
    public static decimal? ValueIn(Catalogue catalogue, IReadOnlyDictionary<string, decimal> values, Indicator indicator)
    {
        if (values.TryGetValue(indicator.Code, out var own))
            return own;
        if (indicator.Accumulates is { } added && values.TryGetValue(added, out var sum))
            return sum;
        if (indicator.Kind is not (ValueKind.Ratio or ValueKind.Sum))
            return null;
        var parts = indicator.Parts.Select(part => catalogue.FindIndicator(part)).Select(part => part is null ? null : ValueIn(catalogue, values, part)).ToList();
        return parts.Contains(null) ? null : indicator.Kind == ValueKind.Sum ? parts.Sum() : Ratio(indicator, parts[0]!.Value, parts[1]!.Value);
    }

    /// <summary>A ratio of two figures, or null over 0.</summary>
    internal static decimal? Ratio(Indicator ratio, decimal numerator, decimal denominator) =>
        denominator == 0 ? null : Math.Round(ratio.Factor * numerator / denominator, 6);

    private static MeasuredValue? Find(Catalogue catalogue, Indicator indicator, MeasuredUnit? period, MeasuredUnit? toDate)
    {
        if (period?.Values.GetValueOrDefault(indicator.Code) is { } own)
            return own;
        if (indicator.Accumulates is { } added)
            return toDate?.Values.GetValueOrDefault(added);
        if (indicator.Kind is not (ValueKind.Ratio or ValueKind.Sum))
            return null;
        var parts = indicator.Parts.Select(part => catalogue.FindIndicator(part) is { } found ? Find(catalogue, found, period, toDate) : null).OfType<MeasuredValue>().ToList();
        if (parts.Count < indicator.Parts.Length)
            return null;
        var value = indicator.Kind == ValueKind.Sum ? parts.Sum(part => part.Value) : Ratio(indicator, parts[0].Value, parts[1].Value);
        return value is null ? null : new(value.Value, parts.MinBy(part => part.Coverage.Share)!.Coverage, parts.Min(part => part.AsOf));
    }
}
