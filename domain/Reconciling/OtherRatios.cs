using NhipSo.Domain.Definitions;

namespace NhipSo.Domain.Reconciling;

/// <summary>Ratios that share a numerator and differ in what they divide it by: whoever reports one may have computed the other.</summary>
internal static class OtherRatios
{
    /// <summary>The other ratios of the same numerator, of the same stretch of time or of that which it accumulates.</summary>
    public static IEnumerable<Indicator> Of(Catalogue catalogue, Indicator ratio) =>
        catalogue.Indicators.Where(other => other.Kind == ValueKind.Ratio && other.Code != ratio.Code && other.Factor == ratio.Factor
            && Base(catalogue, other.Numerator!) == Base(catalogue, ratio.Numerator!)
            && Base(catalogue, other.Denominator!) != Base(catalogue, ratio.Denominator!));

    /// <summary>Whether two counts are denominators of ratios that share a numerator.</summary>
    public static bool Interchanged(Catalogue catalogue, Indicator one, Indicator other)
    {
        var (first, second) = (NumeratorsOver(catalogue, one), NumeratorsOver(catalogue, other));
        return first.Overlaps(second);
    }

    private static HashSet<string> NumeratorsOver(Catalogue catalogue, Indicator denominator) =>
        catalogue.Indicators.Where(ratio => ratio.Kind == ValueKind.Ratio && Base(catalogue, ratio.Denominator!) == Base(catalogue, denominator.Code))
            .Select(ratio => Base(catalogue, ratio.Numerator!)).ToHashSet(StringComparer.Ordinal);

    /// <summary>What a figure since the beginning of the year accumulates, or itself.</summary>
    private static string Base(Catalogue catalogue, string code) => catalogue.FindIndicator(code)?.Accumulates ?? code;
}
