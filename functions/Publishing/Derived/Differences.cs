using System.Collections.Immutable;
using NhipSo.Domain.Aggregation;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Submissions;

namespace NhipSo.Functions.Publishing.Derived;

/// <summary>How the figures of a form and period differ from those that they are held against.</summary>
/// <param name="indicators">What the form asks.</param>
/// <param name="figures">The figures.</param>
/// <param name="plan">What is planned for the year, or null.</param>
internal sealed class Differences(IReadOnlyCollection<Indicator> indicators, PeriodFigures figures, YearPlan? plan)
{
    /// <summary>Of all units together.</summary>
    public ImmutableSortedDictionary<string, TotalChange> National() => Totals(figures, indicator => plan?.Of(indicator));

    /// <summary>Of some units together.</summary>
    /// <param name="owing">Those that owe the report: what they are allotted is the plan.</param>
    public ImmutableSortedDictionary<string, TotalChange> Of(IReadOnlySet<string> owing)
    {
        return Totals(
            new(In(figures.Now), figures.Previous is { } previous ? In(previous) : null, figures.YearBefore is { } year ? In(year) : null, In(figures.Year), In(figures.YearEarlier)),
            indicator => plan?.Of(indicator, owing));

        IReadOnlyDictionary<string, UnitFigures> In(IReadOnlyDictionary<string, UnitFigures> units) =>
            units.Where(pair => owing.Contains(pair.Key)).ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>Of each unit, by its id and indicator.</summary>
    public ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, UnitChange>> Units()
    {
        var places = indicators.ToDictionary(
            indicator => indicator.Code, indicator => Ranking.Of(indicator.Better, ValuesOf(figures.Now, indicator), ValuesOf(figures.Previous, indicator)), StringComparer.Ordinal);
        return figures.Now.ToImmutableSortedDictionary(unit => unit.Key, unit => indicators.Where(indicator => unit.Value.Values.ContainsKey(indicator.Code))
            .Select(indicator => KeyValuePair.Create(indicator.Code, Of(unit.Key, indicator, places[indicator.Code].GetValueOrDefault(unit.Key))))
            .Where(pair => pair.Value != new UnitChange()).ToImmutableSortedDictionary(StringComparer.Ordinal), StringComparer.Ordinal);

        static List<KeyValuePair<string, decimal>> ValuesOf(IReadOnlyDictionary<string, UnitFigures>? figures, Indicator indicator) => figures is null ? []
            : [.. figures.Where(pair => pair.Value.Values.ContainsKey(indicator.Code)).Select(pair => KeyValuePair.Create(pair.Key, pair.Value.Values[indicator.Code]))];
    }

    private UnitChange Of(string unit, Indicator indicator, Place? place)
    {
        var now = figures.Now[unit].Find(indicator.Code);
        var byPrevious = Change.Of(figures.Previous?.GetValueOrDefault(unit)?.Find(indicator.Code), now);
        var byYear = Change.Of(figures.YearBefore?.GetValueOrDefault(unit)?.Find(indicator.Code), now);
        var least = new[] { byPrevious?.StatusNow, byPrevious?.StatusBefore, byYear?.StatusNow, byYear?.StatusBefore }.Min() ?? ValueStatus.Official;
        var planned = plan?.Of(indicator, [unit]);
        var reached = AddsUp(indicator) ? figures.Year.GetValueOrDefault(unit)?.Find(indicator.Code) : now;
        return new(
            byPrevious?.Percent, byYear?.Percent, place?.Rank, place?.Moved, least == ValueStatus.Official ? null : least, planned, YearPlan.Share(reached?.Value, planned));
    }

    private ImmutableSortedDictionary<string, TotalChange> Totals(PeriodFigures of, Func<Indicator, decimal?> planned)
    {
        var (total, sinceJanuary) = (Sum(of.Now), Sum(of.Year));
        var byPrevious = of.Previous is null ? [] : Compared.Totals(indicators, of.Previous, of.Now);
        var byYear = of.YearBefore is null ? [] : Compared.Totals(indicators, of.YearBefore, of.Now);
        var byToDate = Compared.Totals(indicators, of.YearEarlier, of.Year);
        var changes = indicators.Where(indicator => indicator.Kind is not (ValueKind.Growth or ValueKind.PlanShare)).Select(indicator =>
        {
            var (code, goal) = (indicator.Code, planned(indicator));
            var reached = (AddsUp(indicator) ? sinceJanuary : total).GetValueOrDefault(code);
            return KeyValuePair.Create(code, new TotalChange(
                byPrevious.GetValueOrDefault(code), byYear.GetValueOrDefault(code), sinceJanuary.GetValueOrDefault(code), byToDate.GetValueOrDefault(code),
                goal, YearPlan.Share(reached?.Value, goal)));
        }).Where(pair => pair.Value != new TotalChange()).ToImmutableSortedDictionary(StringComparer.Ordinal);
        return changes.AddRange(indicators.Where(indicator => indicator.Kind is ValueKind.Growth or ValueKind.PlanShare)
            .Select(indicator => (indicator.Code, Change: changes.GetValueOrDefault(indicator.Of!), indicator.Kind))
            .Select(each => KeyValuePair.Create(each.Code, new TotalChange(Value: each.Kind == ValueKind.Growth ? each.Change?.YearBefore?.Change.Percent : each.Change?.PlanShare)))
            .Where(pair => pair.Value.Value is not null));

        ImmutableSortedDictionary<string, Total> Sum(IReadOnlyDictionary<string, UnitFigures> units)
        {
            var totals = new RunningTotals(indicators);
            foreach (var each in units.Values)
                totals.Add(each);
            return totals.Current();
        }
    }

    /// <summary>Whether a plan is reached by what has happened since January, and not by how it stands now.</summary>
    private static bool AddsUp(Indicator indicator) => indicator.Accumulation == Accumulation.Period && indicator.Kind != ValueKind.Ratio;
}
