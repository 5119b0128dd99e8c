using System.Collections.Immutable;
using NhipSo.Domain.Definitions;
using NodaTime;

namespace NhipSo.Functions.Publishing.Derived;

/// <summary>What a unit reported in a year.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Predecessors">The ids of the units that went into it.</param>
/// <param name="Forms">Its reports by form.</param>
public sealed record UnitHistory(UnitSummary Unit, IReadOnlyList<string> Predecessors, IReadOnlyList<UnitFormHistory> Forms)
{
    /// <summary>What kind of snapshot it is.</summary>
    public string Kind { get; } = "unit";
}

/// <summary>A unit's reports by a form.</summary>
public sealed record UnitFormHistory(FormSummary Form, IReadOnlyList<UnitPeriod> Periods);

/// <summary>What a unit owes for a period, its report where there is one, and whether it was freed from it. The due instant is the unit's own.</summary>
public sealed record UnitPeriod(PeriodSummary Period, SubmissionSummary? Report, bool? Exempt = null);

/// <summary>Makes the histories of units, a list of files a year. Units of forms that more owe than one file holds are in those forms' pages alone.</summary>
internal sealed class UnitHistories(Catalogue catalogue, PublishedReports reports)
{
    /// <summary>A list for each year.</summary>
    public IEnumerable<Derivation> Derivations() => reports.Reported.GroupBy(each => each.Period.Last.Year).Select(year => Derivation.OfFiles(
        $"units/{year.Key}", year.Sum(each => each.Entry.Sequence), async token => await MakeAsync([.. year], token)));

    private async Task<IReadOnlyList<ListedFile>> MakeAsync(ImmutableArray<PublishedPeriod> year, CancellationToken cancellationToken)
    {
        var units = new SortedDictionary<string, List<(Form Form, UnitPeriod Period)>>(StringComparer.Ordinal);
        foreach (var published in year)
        {
            var snapshot = await reports.ReadMainAsync(published, cancellationToken);
            var sent = snapshot.Submissions.ToDictionary(report => report.Unit, StringComparer.Ordinal);
            foreach (var unit in snapshot.Units)
            {
                if (!units.TryGetValue(unit.Id, out var periods))
                    units[unit.Id] = periods = [];
                periods.Add((published.Form, new(snapshot.Period with { Due = Latest(snapshot.Period.Due, unit.Due) }, sent.GetValueOrDefault(unit.Id), unit.Exempt)));
            }
        }

        return [.. units.Select(unit => new ListedFile(unit.Key, SnapshotFile.Json($"units/{year[0].Period.Last.Year}/{unit.Key}", HistoryOf(catalogue.FindUnit(unit.Key)!, unit.Value))))];
    }

    private static Instant Latest(Instant all, Instant? own) => own is { } later && later > all ? later : all;

    private UnitHistory HistoryOf(Unit unit, List<(Form Form, UnitPeriod Period)> periods) => new(
        UnitSummary.From(unit),
        [.. catalogue.Units.Where(each => each.Successors.Contains(unit.Id)).Select(each => each.Id)],
        [.. periods.GroupBy(each => each.Form.Code).Select(form => new UnitFormHistory(
            new(form.Key, form.Last().Form.Version, form.Last().Form.Name, form.Last().Form.Publish), [.. form.Select(each => each.Period)]))]);
}
