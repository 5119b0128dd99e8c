using System.Collections.Immutable;
using NhipSo.Domain.Aggregation;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Submissions;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Publishing.Derived;

/// <summary>Makes <see cref="ChangesSnapshot"/>s.</summary>
internal sealed class Changes(Catalogue catalogue, PublishedReports reports)
{
    /// <summary>The changes of every form and period that reports are published of.</summary>
    public IEnumerable<Derivation> Derivations() => reports.Reported.Where(each => each.Form.Calendar.Once is null).Select(each => Derivation.OfOneFile(
        $"{ChangesSnapshot.Prefix}{each.Form.Code}/{each.Period.Code}", SequenceOf(each), isPrompt: true, async token => await MakeAsync(each, token)));

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

    private async Task<ChangesSnapshot> MakeAsync(PublishedPeriod published, CancellationToken cancellationToken)
    {
        var (form, period) = (published.Form, published.Period);
        var items = catalogue.ItemsOf(form).ToList();
        var indicators = items.ConvertAll(pair => pair.Indicator);
        var day = PublishedReports.DayOf(published);
        var now = await reports.FiguresAsync(form.Code, period, day, cancellationToken);
        var previous = await FindComparableAsync(form, period.Plus(-1));
        var yearBefore = await FindComparableAsync(form, period.YearBefore());
        var year = await SinceJanuaryAsync(period);
        var yearEarlier = await SinceJanuaryAsync(period.YearBefore());
        var plan = PlanOf(published) is { } planned ? (await reports.ReadMainAsync(planned, cancellationToken)).Totals : null;

        return new(
            new(form.Code, form.Version, form.Name, form.Publish), PeriodSummary.Of(form, period),
            previous is null ? null : period.Plus(-1).Code, yearBefore is null ? null : period.YearBefore().Code,
            Of(_ => true, plan),
            now.Keys.Select(unit => catalogue.FindUnit(unit)?.Region).OfType<string>().Distinct(StringComparer.Ordinal)
                .ToImmutableSortedDictionary(region => region, region => Of(unit => catalogue.FindUnit(unit)?.Region == region, plan: null), StringComparer.Ordinal),
            Units(indicators, now, previous, yearBefore));

        async Task<IReadOnlyDictionary<string, UnitFigures>?> FindComparableAsync(Form asked, Period other) =>
            catalogue.FindForm(asked.Code, other)?.Calendar.Regime == asked.Calendar.Regime && reports.Find(asked.Code, other) is { Entry.Sequence: > 0 }
                ? await reports.FiguresAsync(asked.Code, other, day, cancellationToken) : null;

        async Task<IReadOnlyDictionary<string, UnitFigures>> SinceJanuaryAsync(Period last)
        {
            var periods = YearToDate.Periods(last);
            var windows = new List<IReadOnlyDictionary<string, UnitFigures>?>();
            foreach (var each in periods)
                windows.Add(await FindComparableAsync(form, each));
            return now.Keys.Select(unit => (unit, Figures: YearToDate.Of(indicators, windows.ConvertAll(window => window?.GetValueOrDefault(unit)))))
                .Where(each => each.Figures is not null).ToDictionary(each => each.unit, each => each.Figures!, StringComparer.Ordinal);
        }

        ImmutableSortedDictionary<string, TotalChange> Of(Func<string, bool> isIn, ImmutableSortedDictionary<string, Total>? plan)
        {
            var current = In(now)!;
            var total = Sum(current);
            var (before, earlier) = (In(previous), In(yearBefore));
            var (toDate, toDateEarlier) = (In(year)!, In(yearEarlier)!);
            var sinceJanuary = Sum(toDate);
            var byPrevious = before is null ? [] : Compared.Totals(indicators, before, current);
            var byYear = earlier is null ? [] : Compared.Totals(indicators, earlier, current);
            var byToDate = Compared.Totals(indicators, toDateEarlier, toDate);
            var changes = indicators.Where(indicator => indicator.Kind is not (ValueKind.Growth or ValueKind.PlanShare)).Select(indicator =>
            {
                var code = indicator.Code;
                var goal = plan is null ? null : PlannedOf(indicator, plan);
                var reached = indicator.Accumulation == Accumulation.Period && indicator.Kind != ValueKind.Ratio ? sinceJanuary.GetValueOrDefault(code) : total.GetValueOrDefault(code);
                return KeyValuePair.Create(code, new TotalChange(
                    byPrevious.GetValueOrDefault(code), byYear.GetValueOrDefault(code), sinceJanuary.GetValueOrDefault(code), byToDate.GetValueOrDefault(code),
                    goal, goal is > 0 && reached is not null ? Math.Round(100 * reached.Value / goal.Value, 2) : null));
            }).Where(pair => pair.Value != new TotalChange()).ToImmutableSortedDictionary(StringComparer.Ordinal);
            return changes.AddRange(indicators.Where(indicator => indicator.Kind is ValueKind.Growth or ValueKind.PlanShare)
                .Select(indicator => (indicator.Code, Change: changes.GetValueOrDefault(indicator.Of!), indicator.Kind))
                .Select(each => KeyValuePair.Create(each.Code, new TotalChange(Value: each.Kind == ValueKind.Growth ? each.Change?.YearBefore?.Change.Percent : each.Change?.PlanShare)))
                .Where(pair => pair.Value.Value is not null));

            IReadOnlyDictionary<string, UnitFigures>? In(IReadOnlyDictionary<string, UnitFigures>? figures) =>
                figures?.Where(pair => isIn(pair.Key)).ToDictionary(StringComparer.Ordinal);
        }

        ImmutableSortedDictionary<string, Total> Sum(IReadOnlyDictionary<string, UnitFigures> figures)
        {
            var totals = new RunningTotals(indicators);
            foreach (var each in figures.Values)
                totals.Add(each);
            return totals.Current();
        }
    }

    /// <summary>What is planned for an indicator: itself in the plan, or a target that is of it.</summary>
    private decimal? PlannedOf(Indicator indicator, ImmutableSortedDictionary<string, Total> plan) =>
        plan.TryGetValue(indicator.Code, out var planned) ? planned.Value
            : catalogue.Indicators.FirstOrDefault(each => each.Kind == ValueKind.Number && each.Of == indicator.Code && plan.ContainsKey(each.Code)) is { } target ? plan[target.Code].Value : null;

    private static ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, UnitChange>> Units(
        IReadOnlyCollection<Indicator> indicators, IReadOnlyDictionary<string, UnitFigures> now, IReadOnlyDictionary<string, UnitFigures>? previous,
        IReadOnlyDictionary<string, UnitFigures>? yearBefore)
    {
        var places = indicators.ToDictionary(indicator => indicator.Code, indicator => Ranking.Of(indicator.Better, ValuesOf(now, indicator), ValuesOf(previous, indicator)), StringComparer.Ordinal);
        return now.ToImmutableSortedDictionary(unit => unit.Key, unit => indicators.Where(indicator => unit.Value.Values.ContainsKey(indicator.Code)).Select(indicator =>
        {
            var code = indicator.Code;
            var byPrevious = Change.Of(previous?.GetValueOrDefault(unit.Key)?.Find(code), unit.Value.Find(code));
            var byYear = Change.Of(yearBefore?.GetValueOrDefault(unit.Key)?.Find(code), unit.Value.Find(code));
            var place = places[code].GetValueOrDefault(unit.Key);
            var least = new[] { byPrevious?.StatusNow, byPrevious?.StatusBefore, byYear?.StatusNow, byYear?.StatusBefore }.Min() ?? ValueStatus.Official;
            return KeyValuePair.Create(code, new UnitChange(byPrevious?.Percent, byYear?.Percent, place?.Rank, place?.Moved, least == ValueStatus.Official ? null : least));
        }).Where(pair => pair.Value != new UnitChange(null, null, null, null, null)).ToImmutableSortedDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    private static List<KeyValuePair<string, decimal>> ValuesOf(IReadOnlyDictionary<string, UnitFigures>? figures, Indicator indicator) =>
        figures is null ? [] : [.. figures.Where(pair => pair.Value.Values.ContainsKey(indicator.Code)).Select(pair => KeyValuePair.Create(pair.Key, pair.Value.Values[indicator.Code]))];
}
