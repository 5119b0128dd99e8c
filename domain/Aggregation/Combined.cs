using NhipSo.Domain.Definitions;

namespace NhipSo.Domain.Aggregation;

/// <summary>Figures of a longer window from those of the windows that tile it, by each indicator's own rule.</summary>
public static class Combined
{
    /// <summary>
    /// The figures of a unit over all windows: what happens in a period adds, what stands or accumulates is that of the last
    /// window, a ratio is computed again. An indicator that a window lacks has no figure: a sum of some is none of all.
    /// </summary>
    /// <param name="indicators">What is wanted.</param>
    /// <param name="windows">The typed figures a window, the first first; null where nothing was reported.</param>
    public static IReadOnlyDictionary<string, decimal> Over(
        IReadOnlyCollection<Indicator> indicators, IReadOnlyList<IReadOnlyDictionary<string, decimal>?> windows)
    {
        var figures = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var indicator in indicators.Where(indicator => indicator is { IsComputed: false, IsNumeric: true }))
        {
            var code = indicator.Code;
            if (indicator.Accumulation != Accumulation.Period)
            {
                if (windows[^1] is { } last && last.TryGetValue(code, out var standing))
                    figures[code] = standing;
            }
            else if (windows.All(window => window?.ContainsKey(code) == true))
            {
                figures[code] = windows.Sum(window => window![code]);
            }
        }

        return Totals.WithComputed(indicators, figures);
    }
}
