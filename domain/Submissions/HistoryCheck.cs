using NhipSo.Domain.Definitions;

namespace NhipSo.Domain.Submissions;

/// <summary>
/// Holds a report against what the unit reported before. It finds what is likely a slip; only the unit knows, so nothing
/// here refuses a report, and a comment on the value answers it.
/// </summary>
internal static class HistoryCheck
{
    /// <summary>So many earlier figures say what is usual.</summary>
    private const int FewestEarlier = 3;

    /// <summary>A unit whose figures vary by more than this factor has no usual size.</summary>
    private const decimal MostVariation = 3;

    /// <summary>A figure is a slip of k when it is within this factor of k times the usual one.</summary>
    private const decimal Tolerance = 1.6m;

    /// <summary>So many figures that happen in a period do not all repeat by chance.</summary>
    private const int FewestRepeated = 3;

    private static readonly decimal[] Slips = [1000, 100, 10, 0.1m, 0.01m, 0.001m];

    public static IEnumerable<Finding> Findings(
        Dictionary<string, (Indicator Indicator, FormItem Item)> asked, Report report, History history, Func<string, string> placeOf)
    {
        foreach (var (code, value) in report.Values)
        {
            var indicator = asked[code].Indicator;
            if (Falls(indicator, value, history) is { } before)
                yield return Commented(Messages.CumulativeFalls(indicator, value, before, placeOf(code)), code, report);
            else if ((indicator.Accumulation != Accumulation.Cumulative || history.IsSameYear) && SlipOf(code, value, history) is var (factor, usual))
                yield return Commented(Messages.UnitSlip(indicator, value, factor, usual, placeOf(code)), code, report);
        }

        var flows = report.Values.Where(pair => pair.Value != 0 && asked[pair.Key].Indicator.Accumulation == Accumulation.Period).ToList();
        if (flows.Count >= FewestRepeated && history.Before is { } last && flows.TrueForAll(flow => last.TryGetValue(flow.Key, out var same) && same == flow.Value))
            yield return Commented(Messages.CopiedFromLast(flows.Count, placeOf(flows[0].Key)), flows[0].Key, report);
    }

    private static decimal? Falls(Indicator indicator, decimal value, History history) =>
        indicator.Accumulation == Accumulation.Cumulative && history.IsSameYear
            && history.Before is { } last && last.TryGetValue(indicator.Code, out var before) && value < before ? before : null;

    private static (decimal Factor, decimal Usual)? SlipOf(string code, decimal value, History history)
    {
        var earlier = history.Earlier.Append(history.Before)
            .Select(figures => figures?.GetValueOrDefault(code) ?? 0).Where(figure => figure > 0).Order().ToList();
        if (value <= 0 || earlier.Count < FewestEarlier || earlier[^1] > earlier[0] * MostVariation)
            return null;
        var usual = earlier[earlier.Count / 2];
        foreach (var slip in Slips)
        {
            var ratio = value / (usual * slip);
            if (ratio is <= Tolerance and >= 1 / Tolerance)
                return (slip, usual);
        }

        return null;
    }

    private static Finding Commented(Finding finding, string code, Report report) =>
        report.Comments.ContainsKey(code) ? finding with { Level = Level.Info } : finding;
}
