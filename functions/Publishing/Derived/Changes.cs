using System.Collections.Immutable;
using NhipSo.Domain.Aggregation;
using NhipSo.Domain.Definitions;
using NodaTime;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Publishing.Derived;

/// <summary>Makes <see cref="ChangesSnapshot"/>s.</summary>
internal sealed class Changes(Catalogue catalogue, PublishedReports reports)
{
    /// <summary>How long the changes of a form that thousands owe stand before they are made again: each time costs every page of two years.</summary>
    internal static readonly Duration Rest = Duration.FromMinutes(10);

    /// <summary>The changes of every form and period that reports are published of.</summary>
    public IEnumerable<Derivation> Derivations() =>
        from form in reports.Reported.Where(each => each.Form.Calendar.Once is null).GroupBy(each => each.Form)
        let areMany = catalogue.Units.Count(form.Key.IsAskedOf) > ReportView.PageSize
        from published in form
        select new Derivation(NameOf(published), SequenceOf(published), IsPrompt: !areMany, token => MakeAsync(published, token), areMany ? Rest : Duration.Zero);

    private static string NameOf(PublishedPeriod published) => $"{ChangesSnapshot.Prefix}{published.Form.Code}/{published.Period.Code}";

    private long SequenceOf(PublishedPeriod published)
    {
        var (period, year) = (published.Period, YearToDate.Periods(published.Period));
        var from = year.Concat(year.Select(each => each.YearBefore())).Append(period.Plus(-1)).Append(period.Plus(-1).YearBefore());
        return reports.SequenceOf(published.Form.Code, from) + (PlanOf(published) is { } plan ? plan.Entry.Sequence : 0);
    }

    private PublishedPeriod? PlanOf(PublishedPeriod published) => published.Form.Standing == Standing.Plan
        ? null
        : catalogue.Forms.Where(form => form.Standing == Standing.Plan)
            .Select(form => reports.Find(form.Code, Period.Containing(form.Calendar.Frequency, published.Period.Last))).FirstOrDefault(plan => plan is not null);

    private async Task<(SnapshotFile File, IReadOnlyList<SnapshotFile> Pages)> MakeAsync(PublishedPeriod published, CancellationToken cancellationToken)
    {
        var (form, period) = (published.Form, published.Period);
        var figures = await PeriodFigures.ReadAsync(catalogue, reports, published, cancellationToken);
        var plan = PlanOf(published) is { } planned
            ? new YearPlan(catalogue, planned, await reports.ReadMainAsync(planned, cancellationToken), PublishedReports.DayOf(published)) : null;
        var differences = new Differences([.. catalogue.ItemsOf(form).Select(pair => pair.Indicator)], figures, plan);
        var owing = catalogue.Owing(form, period);
        var regions = owing.Where(unit => unit.Region is not null && figures.Now.ContainsKey(unit.Id)).Select(unit => unit.Region!).Distinct(StringComparer.Ordinal);
        var units = differences.Units();
        var pages = owing.Length > ReportView.PageSize ? PagesOf(NameOf(published), units) : [];
        var changes = new ChangesSnapshot(
            new(form.Code, form.Version, form.Name, form.Publish), PeriodSummary.Of(form, period),
            figures.Previous is null ? null : period.Plus(-1).Code, figures.YearBefore is null ? null : period.YearBefore().Code,
            differences.National(),
            regions.ToImmutableSortedDictionary(
                region => region, region => differences.Of(owing.Where(unit => unit.Region == region).Select(unit => unit.Id).ToHashSet(StringComparer.Ordinal)), StringComparer.Ordinal),
            pages.Count > 0 ? units.Clear() : units, pages.Count > 0 ? pages.ConvertAll(page => page.Summary) : null);
        return (SnapshotFile.Json(NameOf(published), changes), pages.ConvertAll(page => page.File));
    }

    private static List<(SnapshotFile File, PageSummary Summary)> PagesOf(
        string name, ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, UnitChange>> units) => [.. units.Chunk(ReportView.PageSize).Select(page =>
        {
            var file = SnapshotFile.Json($"{name}/pages", new ChangesPage(page.ToImmutableSortedDictionary(StringComparer.Ordinal)));
            return (file, new PageSummary(file.Path, page[0].Key, page[^1].Key));
        })];
}
