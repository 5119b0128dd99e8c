using NhipSo.Domain.Definitions;

namespace NhipSo.Domain.Aggregation;

/// <summary>Figures of a longer window from those of the windows that tile it, by each indicator's own rule.</summary>
/// <param name="indicators">What is wanted.</param>
public sealed class Combined(IReadOnlyCollection<Indicator> indicators)
{
    private readonly FigureLayout layout = new(indicators);
    private readonly Dictionary<string, Accumulation> wanted = indicators.ToDictionary(indicator => indicator.Code, indicator => indicator.Accumulation, StringComparer.Ordinal);

    /// <summary>
    /// The figures of a unit over all windows: what happens in a period adds, what stands or accumulates is that of the last
    /// window, a ratio is computed again. An indicator that a window lacks has no figure: a sum of some is none of all.
    /// </summary>
    /// <param name="windows">The figures a window, the first first; null where nothing was reported.</param>
    public FigureDictionary Over(params IReadOnlyList<IReadOnlyDictionary<string, decimal>?> windows)
    {
        return layout.Read(code => !wanted.TryGetValue(code, out var accumulation) ? null : accumulation == Accumulation.Period ? Sum(code) : Find(windows[^1], code));

        decimal? Sum(string code)
        {
            decimal? sum = 0;
            foreach (var window in windows)
                sum += Find(window, code);
            return sum;
        }
    }

    private static decimal? Find(IReadOnlyDictionary<string, decimal>? window, string code) => window is not null && window.TryGetValue(code, out var value) ? value : null;
}
