using NhipSo.Domain.Aggregation;
using NhipSo.Domain.Definitions;

namespace NhipSo.Functions.Publishing.Derived;

/// <summary>Compares two sets of figures, like with like: of each unit only what it gave both times.</summary>
internal static class Compared
{
    /// <summary>The changes of the totals, by indicator.</summary>
    public static Dictionary<string, ComparedTotal> Totals(
        IReadOnlyCollection<Indicator> indicators, IReadOnlyDictionary<string, UnitFigures> before, IReadOnlyDictionary<string, UnitFigures> now)
    {
        var (then, today) = (new RunningTotals(indicators), new RunningTotals(indicators));
        foreach (var (unit, figures) in now)
        {
            if (!before.TryGetValue(unit, out var earlier))
                continue;
            then.Add(earlier, alsoIn: figures);
            today.Add(figures, alsoIn: earlier);
        }

        var totals = then.Current();
        return today.Current().Where(pair => totals.ContainsKey(pair.Key)).ToDictionary(
            pair => pair.Key, pair => new ComparedTotal(Change.Of(totals[pair.Key].AsFigure(), pair.Value.AsFigure())!, pair.Value.Units), StringComparer.Ordinal);
    }
}
