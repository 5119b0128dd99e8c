using System.Collections.Immutable;
using NhipSo.Domain.Definitions;

namespace NhipSo.Domain.Aggregation;

/// <summary>
/// Which figures a report by a form may have, and which of them follow from others. It is made once a form: thousands of reports
/// are read by it.
/// </summary>
public sealed class FigureLayout
{
    private readonly string[] codes;
    private readonly ImmutableArray<int> typed;
    private readonly ImmutableArray<(int Slot, ImmutableArray<int> Terms)> sums;
    private readonly ImmutableArray<(int Slot, decimal Factor, int Numerator, int Denominator)> ratios;

    /// <param name="indicators">What the form asks; parts of theirs may be given as well.</param>
    public FigureLayout(IReadOnlyCollection<Indicator> indicators)
    {
        var numeric = indicators.Where(indicator => indicator.IsNumeric).ToList();
        codes = [.. numeric.SelectMany(indicator => indicator.Parts.Prepend(indicator.Code)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        sums = [.. numeric.Where(indicator => indicator.Kind == ValueKind.Sum).Select(sum => (SlotOf(sum.Code), sum.Terms.Select(SlotOf).ToImmutableArray()))];
        ratios = [.. numeric.Where(indicator => indicator.Kind == ValueKind.Ratio).Select(ratio => (SlotOf(ratio.Code), ratio.Factor, SlotOf(ratio.Numerator!), SlotOf(ratio.Denominator!)))];
        var computed = numeric.Where(indicator => indicator.IsComputed).Select(indicator => SlotOf(indicator.Code)).ToHashSet();
        typed = [.. Enumerable.Range(0, codes.Length).Where(slot => !computed.Contains(slot))];
    }

    /// <summary>A unit's figures: those that were given, and each sum and ratio that follows from them.</summary>
    /// <param name="find">The figure of an indicator by its code, or null where none was given.</param>
    public FigureDictionary Read(Func<string, decimal?> find)
    {
        var (values, isGiven) = (new decimal[codes.Length], new bool[codes.Length]);
        foreach (var slot in typed)
            Set(slot, find(codes[slot]));
        foreach (var (slot, terms) in sums)
            Set(slot, terms.All(term => isGiven[term]) ? terms.Sum(term => values[term]) : null);
        foreach (var (slot, factor, over, under) in ratios)
            Set(slot, isGiven[over] && isGiven[under] && values[under] != 0 ? Totals.Rounded(factor * values[over] / values[under]) : null);
        return new(codes, values, isGiven);

        void Set(int slot, decimal? value) => (values[slot], isGiven[slot]) = (value ?? 0, value is not null);
    }

    private int SlotOf(string code) => Array.BinarySearch(codes, code, StringComparer.Ordinal);
}
