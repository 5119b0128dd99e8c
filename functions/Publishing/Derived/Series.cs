using System.Collections.Immutable;
using NhipSo.Domain.Aggregation;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Lineage;
using NhipSo.Domain.Submissions;
using NodaTime;

namespace NhipSo.Functions.Publishing.Derived;

/// <summary>Makes <see cref="SeriesSnapshot"/>s, a list of files a form.</summary>
internal sealed class Series(Catalogue catalogue, PublishedReports reports)
{
    /// <summary>A list for each form.</summary>
    public IEnumerable<Derivation> Derivations() => reports.Reported.GroupBy(each => each.Form.Code).Select(form => Derivation.OfFiles(
        $"series/{form.Key}", form.Sum(each => each.Entry.Sequence), async token => await MakeAsync([.. form], token)));

    private async Task<IReadOnlyList<ListedFile>> MakeAsync(ImmutableArray<PublishedPeriod> periods, CancellationToken cancellationToken)
    {
        var newest = periods[^1].Form;
        var day = PublishedReports.DayOf(periods[^1]);
        var read = new List<ReadPeriod>();
        foreach (var each in periods)
        {
            var snapshot = await reports.ReadMainAsync(each, cancellationToken);
            read.Add(new(each, snapshot, snapshot.Submissions.ToDictionary(report => report.Unit, report => report.AsFigures(), StringComparer.Ordinal),
                await reports.FiguresAsync(newest.Code, each.Period, day, cancellationToken), MergedBy(snapshot, day)));
        }

        var indicators = read.SelectMany(each => each.Snapshot.Indicators).Reverse().DistinctBy(indicator => indicator.Code).Reverse();
        return [.. indicators.Select(indicator => new ListedFile(indicator.Code, SnapshotFile.Json($"series/{newest.Code}/{indicator.Code}", Of(newest, indicator, read))))];
    }

    /// <summary>The ids of the units by a day that others went into which had reported.</summary>
    private HashSet<string> MergedBy(SubmissionSnapshot snapshot, LocalDate day) => snapshot.Units
        .Select(unit => (unit.Id, Became: catalogue.FindUnit(unit.Id) is { } known ? SuccessorView.On(catalogue, known, day) : null))
        .Where(pair => pair.Became is not null && pair.Became.Id != pair.Id).Select(pair => pair.Became!.Id).ToHashSet(StringComparer.Ordinal);

    private SeriesSnapshot Of(Form form, IndicatorSummary indicator, List<ReadPeriod> periods)
    {
        var code = indicator.Code;
        return new(
            new(form.Code, form.Version, form.Name, form.Publish), indicator,
            [.. periods.Where(each => each.Snapshot.Totals.ContainsKey(code)).Select(each => new TotalPoint(each.Code, each.Snapshot.Totals[code]))],
            periods.SelectMany(each => each.Snapshot.Regions ?? ImmutableSortedDictionary<string, RegionSummary>.Empty, (each, region) => (each.Code, Region: region.Key, Total: region.Value.Totals.GetValueOrDefault(code)))
                .Where(each => each.Total is not null).GroupBy(each => each.Region, StringComparer.Ordinal)
                .ToImmutableSortedDictionary(region => region.Key, IReadOnlyList<TotalPoint> (region) => [.. region.Select(each => new TotalPoint(each.Code, each.Total!))], StringComparer.Ordinal),
            UnitsOf(periods, each => each.Reported, code, (_, _) => true),
            UnitsOf(periods, each => each.AsSuccessors, code, (unit, period) => period.Merged.Contains(unit)));
    }

    private UnitSeries[] UnitsOf(List<ReadPeriod> periods, Func<ReadPeriod, IReadOnlyDictionary<string, UnitFigures>> figures, string code, Func<string, ReadPeriod, bool> isWanted) =>
    [
        .. periods.SelectMany(each => figures(each).Where(pair => pair.Value.Values.ContainsKey(code) && isWanted(pair.Key, each)), (each, pair) => (Unit: pair.Key, each.Code, Figure: pair.Value.Find(code)!))
            .GroupBy(each => each.Unit, StringComparer.Ordinal).OrderBy(unit => unit.Key, StringComparer.Ordinal)
            .Select(unit => new UnitSeries(
                UnitSummary.From(catalogue.FindUnit(unit.Key)!),
                [.. unit.Select(each => new Point(each.Code, each.Figure.Value, each.Figure.Status == ValueStatus.Official ? null : each.Figure.Status))])),
    ];

    private sealed record ReadPeriod(
        PublishedPeriod Published, SubmissionSnapshot Snapshot, IReadOnlyDictionary<string, UnitFigures> Reported, IReadOnlyDictionary<string, UnitFigures> AsSuccessors,
        IReadOnlySet<string> Merged)
    {
        public string Code => Published.Period.Code;
    }
}
