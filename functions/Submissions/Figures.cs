using System.Collections.Immutable;
using Azure.Data.Tables;
using NhipSo.Domain.Aggregation;
using NhipSo.Domain.Definitions;

namespace NhipSo.Functions.Submissions;

/// <summary>Reads the figures of a unit's head.</summary>
public static class Figures
{
    private const int RatioDecimals = 6;

    /// <summary>The figures by indicator code, with the ratios that follow from them, rounded to 6 decimals.</summary>
    public static ImmutableSortedDictionary<string, decimal> Read(TableEntity head, Catalogue catalogue, Form form)
    {
        var indicators = catalogue.ItemsOf(form).Select(pair => pair.Indicator).ToList();
        var typed = indicators
            .Where(indicator => head.GetDouble(indicator.Code) is not null)
            .ToImmutableSortedDictionary(indicator => indicator.Code, indicator => (decimal)head.GetDouble(indicator.Code)!.Value, StringComparer.Ordinal);
        var all = Totals.WithRatios(indicators, typed);
        return all.SetItems(all.Where(pair => !typed.ContainsKey(pair.Key)).Select(pair => KeyValuePair.Create(pair.Key, Math.Round(pair.Value, RatioDecimals))));
    }
}
