using System.Collections.Immutable;
using System.Text.Json;
using Azure.Data.Tables;
using NhipSo.Domain.Aggregation;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Ledger;
using NhipSo.Domain.Measuring;
using NhipSo.Domain.Reconciling;
using NhipSo.Functions.Http;
using NhipSo.Functions.Submissions;
using NodaTime;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Reconciling;

/// <summary>One run over a period: what has to be written, from what was read.</summary>
internal sealed class ReconciliationRun
{
    private readonly Catalogue catalogue;
    private readonly Form form;
    private readonly Period period;
    private readonly Partition partition;
    private readonly IReadOnlyDictionary<string, TableEntity> reports;
    private readonly IReadOnlyDictionary<string, MeasuredVersion> frozen;
    private readonly IReadOnlyDictionary<string, MeasuredUnit> toDate;
    private readonly IReadOnlyDictionary<(string Unit, string Indicator), StoredDiscrepancy> stored;
    private readonly ReconciliationOptions options;
    private readonly Instant now;
    private readonly string by;
    private readonly ImmutableArray<Indicator> asked;
    private readonly bool looksAgain;
    private readonly List<Sides> all = [];

    public ReconciliationRun(
        Catalogue catalogue, Form form, Period period, Partition partition, IReadOnlyDictionary<string, TableEntity> reports,
        IReadOnlyDictionary<string, MeasuredVersion> frozen, IReadOnlyDictionary<string, MeasuredUnit> toDate,
        IReadOnlyDictionary<(string Unit, string Indicator), StoredDiscrepancy> stored, bool looksAgain, ReconciliationOptions options, Instant now, string by)
    {
        (this.catalogue, this.form, this.period, this.partition, this.reports, this.frozen, this.toDate) = (catalogue, form, period, partition, reports, frozen, toDate);
        (this.stored, this.looksAgain, this.options, this.now, this.by) = (stored, looksAgain, options, now, by);
        asked = [.. catalogue.ItemsOf(form).Select(pair => pair.Indicator).Where(indicator => indicator.IsNumeric)];
        foreach (var unit in catalogue.Owing(form, period))
            all.Add(SidesOf(unit));
    }

    /// <summary>Whether some unit's figures are apart and were not before: causes of the same figures are not looked for again.</summary>
    public bool NeedsCauses => all.Exists(sides => sides.Comparisons.Any(pair =>
        pair.Value.Comparison.IsApart(pair.Value.Indicator) && CausesOf(sides, pair.Key, pair.Value.Comparison) is null));

    /// <summary>When something follows by time alone; known after <see cref="Decide"/>.</summary>
    public Instant? Next { get; private set; }

    /// <summary>What has to be written.</summary>
    /// <param name="others">What may have been taken for the right figures; null where nobody asks for it.</param>
    public IReadOnlyList<ReconciledRow> Decide(OtherFigures.Found? others)
    {
        var measuredSomewhere = all.SelectMany(sides => sides.Measured.Keys).ToHashSet(StringComparer.Ordinal);
        return [.. all.SelectMany(sides => RowsOf(sides, measuredSomewhere, others))];
    }

    /// <summary>What was measured of units of a kind; of those that owe the form as it was frozen.</summary>
    public ImmutableSortedDictionary<string, Total> TotalOf(IEnumerable<Unit> units, IReadOnlyDictionary<string, MeasuredUnit> live)
    {
        var owing = all.ToDictionary(sides => sides.Unit.Id, sides => sides.Measured, StringComparer.Ordinal);
        var values = units.Select(unit => owing.GetValueOrDefault(unit.Id)
            ?? Counterparts.Of(catalogue, asked, live.GetValueOrDefault(unit.Id), toDate.GetValueOrDefault(unit.Id)));
        return Totals.Over(asked, [.. values.Select(Alternatives.Numbers)]);
    }

    private Sides SidesOf(Unit unit)
    {
        var report = reports.GetValueOrDefault(unit.Id);
        var reported = report is null ? FigureDictionary.Empty : Figures.Read(report, catalogue, form.Code);
        var measured = Counterparts.Of(catalogue, asked, frozen.GetValueOrDefault(unit.Id)?.Measured, toDate.GetValueOrDefault(unit.Id));
        var comparisons = ImmutableSortedDictionary.CreateBuilder<string, (Indicator, Comparison)>(StringComparer.Ordinal);
        foreach (var indicator in asked)
        {
            var figure = reported.TryGetValue(indicator.Code, out var value) ? new StatedFigure(value, Figures.StatusOf(report!, catalogue, indicator.Code)) : null;
            if (Comparison.Of(indicator, figure, measured.GetValueOrDefault(indicator.Code), (decimal)options.LeastCoverage) is { } comparison)
                comparisons[indicator.Code] = (indicator, comparison);
        }

        return new(unit, report, reported, measured, comparisons.ToImmutable());
    }

    private IEnumerable<ReconciledRow> RowsOf(Sides sides, HashSet<string> measuredSomewhere, OtherFigures.Found? others)
    {
        CauseSearch? search = null;
        foreach (var (code, (indicator, comparison)) in sides.Comparisons)
        {
            var before = stored.GetValueOrDefault((sides.Unit.Id, code));
            if (before is null && !measuredSomewhere.Contains(code)) // nobody measures it: there is nothing to hold anything against
                continue;
            var isApart = comparison.IsApart(indicator);
            var causes = isApart ? CausesOf(sides, code, comparison) ?? (search ??= SearchFor(sides, others!)).Of(indicator) : [];
            var (work, steps) = Move(indicator, comparison, before, sides.Unit);
            var found = new StoredDiscrepancy(
                sides.Unit.Id, code, comparison, causes, work, sides.Report?.GetString("hash"), VersionOf(sides.Unit),
                IsReleased(sides), now, before?.ETag);
            if (before is null || !steps.IsEmpty || !SaysTheSame(before, found))
                yield return new(found, isApart, steps);
        }

        // What was compared before and is not any more: a figure was taken out of the report, and nothing is measured.
        foreach (var gone in stored.Values.Where(row => row.Unit == sides.Unit.Id && !sides.Comparisons.ContainsKey(row.Indicator)
            && (row.Comparison.Reported is not null || row.Comparison.Measured is not null)))
        {
            var nothing = new Comparison(null, null, null, null, ComparisonState.Unmeasured);
            var (work, steps) = Move(catalogue.FindIndicator(gone.Indicator)!, nothing, gone, sides.Unit);
            yield return new(gone with { Comparison = nothing, Causes = [], Work = work, Reconciled = now }, IsApart: false, steps);
        }
    }

    private (Work? Work, ImmutableArray<Step> Steps) Move(Indicator indicator, Comparison comparison, StoredDiscrepancy? before, Unit unit)
    {
        var due = Deadline.Due(form, period, partition.Head, partition.Units.GetValueOrDefault(unit.Id));
        var canBeTold = now > due;
        var work = before?.Work;
        var steps = ImmutableArray.CreateBuilder<Step>();
        while (Working.Next(indicator, comparison, work, canBeTold) is { } kind)
            Do(kind, kind == StepKind.Tell ? Working.DueAfter(now, options.AnswerWorkingDays, catalogue.WorkingDays) : null);
        if (steps.Count == 0 && work is not null && (before!.Comparison.Reported?.Value, before.Comparison.Measured?.Value) != (comparison.Reported?.Value, comparison.Measured?.Value))
            Do(StepKind.Note, null);
        if (work is { State: WorkState.Opened } && !canBeTold && (Next is null || due < Next))
            Next = due;
        return (work, steps.ToImmutable());

        void Do(StepKind kind, Instant? until)
        {
            var (after, step) = Working.Do(work, kind, comparison, by, now, until);
            work = after;
            steps.Add(step);
        }
    }

    /// <summary>The causes that were found for these very figures, or null where they have to be looked for.</summary>
    private ImmutableArray<Cause>? CausesOf(Sides sides, string code, Comparison comparison) =>
        !looksAgain && stored.GetValueOrDefault((sides.Unit.Id, code)) is { } before && before.Comparison == comparison
        && before.Revision == sides.Report?.GetString("hash") && before.MeasuredVersion == VersionOf(sides.Unit)
            ? before.Causes
            : null;

    private int VersionOf(Unit unit) => frozen.GetValueOrDefault(unit.Id)?.Version ?? 0;

    private CauseSearch SearchFor(Sides sides, OtherFigures.Found others)
    {
        var (ofPeriods, sinceNewYear) = others.Of(sides.Unit, unit => frozen.GetValueOrDefault(unit)?.Measured, unit => toDate.GetValueOrDefault(unit));
        return new(catalogue, new(
            sides.Reported, sides.Measured, NumbersOf(frozen.GetValueOrDefault(sides.Unit.Id)?.Measured), NumbersOf(toDate.GetValueOrDefault(sides.Unit.Id)), ofPeriods, sinceNewYear));
    }

    private bool IsReleased(Sides sides) =>
        sides.Report is null || form.Publish == Publication.Receipt || partition.Units.GetValueOrDefault(sides.Unit.Id)?.State == ReportState.Confirmed;

    private static ImmutableSortedDictionary<string, decimal> NumbersOf(MeasuredUnit? measured) =>
        measured is null ? ImmutableSortedDictionary.Create<string, decimal>(StringComparer.Ordinal) : Alternatives.Numbers(measured.Values);

    private static bool SaysTheSame(StoredDiscrepancy before, StoredDiscrepancy now) =>
        before with { Causes = [], Reconciled = now.Reconciled, Work = null } == now with { Causes = [], Work = null }
        && JsonSerializer.Serialize(before.Causes, ApiJson.Options) == JsonSerializer.Serialize(now.Causes, ApiJson.Options);

    private sealed record Sides(
        Unit Unit, TableEntity? Report, FigureDictionary Reported, ImmutableSortedDictionary<string, MeasuredValue> Measured,
        ImmutableSortedDictionary<string, (Indicator Indicator, Comparison Comparison)> Comparisons);
}
