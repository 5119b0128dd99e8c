namespace NhipSo.Domain.Definitions.Checks;

/// <summary>No figure over several units without its denominator: what does not add says so, and a ratio is computed from sums.</summary>
internal static class AggregationCheck
{
    public static IEnumerable<Fault> Faults(Catalogue catalogue)
    {
        var parts = catalogue.Indicators.SelectMany(indicator => indicator.Parts).ToHashSet(StringComparer.Ordinal);
        foreach (var (indicator, at) in catalogue.Indicators.At("/indicators"))
        {
            var place = $"{at}/aggregation";
            var adds = indicator.Aggregation == Aggregation.Sum;
            if (adds && !indicator.IsNumeric)
                yield return new(place, $"indicator {indicator.Code}: words and choices do not add; write aggregation none");
            else if (adds && indicator.Kind == ValueKind.Number && !parts.Contains(indicator.Code))
                yield return new(place, $"indicator {indicator.Code}: a speed, a score or a percentage does not add over units; write aggregation none, or make it a ratio of two indicators that add");
            else if (!adds && indicator.Kind is ValueKind.Count or ValueKind.Money or ValueKind.Sum)
                yield return new(place, $"indicator {indicator.Code}: counts and amounts add over units; remove the aggregation, or make it a number");
            else if (adds && indicator.Kind == ValueKind.Ratio && indicator.Parts.Any(part => catalogue.FindIndicator(part ?? "") is { Aggregation: Aggregation.None }))
                yield return new(place, $"indicator {indicator.Code}: a part of it does not add, so there is no ratio over units; write aggregation none, or let its parts add");
        }
    }
}
