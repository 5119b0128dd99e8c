using System.Collections.Immutable;
using Azure.Data.Tables;
using NhipSo.Domain.Aggregation;
using NhipSo.Domain.Definitions;

namespace NhipSo.Functions.Submissions;

/// <summary>Reads the figures of a unit's head.</summary>
public static class Figures
{
    /// <summary>The figures by indicator code, with the ratios that follow from them.</summary>
    public static ImmutableSortedDictionary<string, decimal> Read(TableEntity head, Catalogue catalogue, Form form)
    {
        var indicators = catalogue.ItemsOf(form).Select(pair => pair.Indicator).ToList();
        var typed = indicators
            .Where(indicator => head.GetDouble(indicator.Code) is not null)
            .ToImmutableSortedDictionary(indicator => indicator.Code, indicator => (decimal)head.GetDouble(indicator.Code)!.Value, StringComparer.Ordinal);
        return Totals.WithRatios(indicators, typed);
    }
}
