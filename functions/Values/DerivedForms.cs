using System.Collections.Immutable;
using NhipSo.Domain.Aggregation;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Periods;
using NhipSo.Functions.Submissions;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Values;

/// <summary>A report that nobody had to send.</summary>
/// <param name="Windows">The periods of the source form that it is made of, each with how many entries its partition had.</param>
/// <param name="Units">The figures of each unit, and of how many of the windows it has reported.</param>
/// <param name="Totals">Over all units.</param>
public sealed record DerivedReport(
    ImmutableArray<(Period Period, long Sequence)> Windows,
    ImmutableArray<(Unit Unit, FigureDictionary Values, int Reported)> Units,
    ImmutableSortedDictionary<string, Total> Totals)
{
    /// <summary>How many reports were not asked for.</summary>
    public int ReportsSaved => Units.Length;
}

/// <summary>Draws a derived form's figures from what is reported by its source: each window by the indicator's own rule.</summary>
public sealed class DerivedForms(SubmissionTable submissions, Catalogue catalogue)
{
    /// <summary>The derived report of all units; its cost is one range read a window.</summary>
    /// <param name="form">A derived form.</param>
    /// <param name="period">A period of it.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<DerivedReport> ReadAsync(Form form, Period period, CancellationToken cancellationToken)
    {
        var source = form.DerivedFrom!;
        var tiles = DataWindow.Tiles(form.Calendar.Regime, period, catalogue.FindForm(source)!.Calendar.Frequency)
            .Where(tile => catalogue.FindForm(source, tile)?.Calendar.Regime == form.Calendar.Regime).ToList();
        var read = await Task.WhenAll(tiles.Select(async tile => await submissions.ReadHeadsAsync(new(source, tile), cancellationToken)));
        var windows = read.Select(each => each.Heads.Where(head => head.ContainsKey("formVersion"))
            .ToDictionary(HeadRows.UnitOf, head => Figures.Read(head, catalogue, source), StringComparer.Ordinal)).ToList();
        var indicators = catalogue.ItemsOf(form).Select(pair => pair.Indicator).ToList();
        var combined = new Combined(indicators);
        var units = tiles.Count == 0
            ? []
            : catalogue.Owing(catalogue.FindForm(source, tiles[^1])!, tiles[^1])
                .Select(unit => (unit, combined.Over(windows.ConvertAll(window => window.GetValueOrDefault(unit.Id))), windows.Count(window => window.ContainsKey(unit.Id))))
                .ToImmutableArray();
        return new(
            [.. tiles.Select((tile, index) => (tile, read[index].Partition.Head.Sequence))],
            units,
            Totals.Over(indicators, units.Select(unit => unit.Item2)));
    }
}
