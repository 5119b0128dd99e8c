using System.Collections.Immutable;
using NhipSo.Domain.Aggregation;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Reconciling;
using NhipSo.Functions.Submissions;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Reconciling;

/// <summary>An indicator over all units of a form, reported and measured side by side.</summary>
/// <param name="Indicator">The indicator's code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Unit">Its unit of measure.</param>
/// <param name="Reported">Over all units that reported it, from summed parts; or null.</param>
/// <param name="Measured">Over all units that it was measured of; or null.</param>
/// <param name="Both">Over the units that have both, and where the gap comes from; or null.</param>
/// <param name="States">How many units are in which state.</param>
public sealed record IndicatorView(
    string Indicator, Text Name, Text Unit, Total? Reported, Total? Measured, NationalGap? Both, IReadOnlyDictionary<string, int> States);

/// <summary>An indicator over all units of a kind; the nation is all kinds together.</summary>
/// <param name="Kind">The kind of unit; null for the nation.</param>
/// <param name="Indicator">The indicator's code.</param>
/// <param name="Reported">Over all units that reported it, from summed parts; or null.</param>
/// <param name="Measured">Over all units that it was measured of; or null.</param>
public sealed record BlockView(string? Kind, string Indicator, Total? Reported, Total? Measured);

/// <summary>What a period's reconciliation shows for the country.</summary>
public sealed class NationalView(DiscrepancyTable table, Catalogue catalogue)
{
    /// <summary>Each indicator that was compared, from the rows of a period.</summary>
    public ImmutableArray<IndicatorView> Indicators(Form form, IReadOnlyCollection<StoredDiscrepancy> rows)
    {
        var byIndicator = rows.ToLookup(row => row.Indicator);
        var byKey = rows.ToDictionary(row => (row.Unit, row.Indicator));
        var (reported, measured) = (TotalsOf(form, rows, row => row.Comparison.Reported?.Value), TotalsOf(form, rows, row => row.Comparison.Measured?.Value));
        return
        [
            .. catalogue.ItemsOf(form).Select(pair => pair.Indicator).Where(indicator => byIndicator.Contains(indicator.Code)).Select(indicator => new IndicatorView(
                indicator.Code, indicator.Name, indicator.Unit, reported.GetValueOrDefault(indicator.Code), measured.GetValueOrDefault(indicator.Code),
                NationalGap.Of(indicator, [.. byIndicator[indicator.Code].Select(row => GapOf(indicator, row, byKey)).OfType<UnitGap>()]),
                byIndicator[indicator.Code].CountBy(row => row.Comparison.State).OrderBy(pair => pair.Key).ToDictionary(pair => Words.Of(pair.Key), pair => pair.Value))),
        ];
    }

    /// <summary>
    /// The same by kinds of unit and for the nation: what was measured of all of them over the form's window, and what others
    /// reported by forms of their own for the same days.
    /// </summary>
    public async Task<ImmutableArray<BlockView>> BlocksAsync(
        Form form, Period period, ReconciledState state, IReadOnlyCollection<StoredDiscrepancy> rows, CancellationToken cancellationToken)
    {
        var reported = new Dictionary<string, ImmutableSortedDictionary<string, Total>> { [Words.Of(form.UnitKind)] = TotalsOf(form, rows, row => row.Comparison.Reported?.Value) };
        foreach (var other in catalogue.Forms.Where(other => other.UnitKind != form.UnitKind && other.DerivedFrom is null && other.Standing == Standing.Actual))
        {
            if (catalogue.FindForm(other.Code, period) is not { } same || same.Calendar.Window(period) != form.Calendar.Window(period))
                continue;
            var theirs = TotalsOf(same, await table.ReadAsync(same, period, indicators: null, cancellationToken), row => row.Comparison.Reported?.Value);
            reported[Words.Of(other.UnitKind)] = reported.TryGetValue(Words.Of(other.UnitKind), out var known) ? known.SetItems(theirs) : theirs;
        }

        return
        [
            .. catalogue.ItemsOf(form).Select(pair => pair.Indicator).SelectMany(indicator => Blocks(
                indicator, reported.Select(pair => (pair.Key, pair.Value.GetValueOrDefault(indicator.Code))), state.Blocks, hasNation: true)),
        ];
    }

    /// <summary>An indicator by kinds of units and for the nation.</summary>
    /// <param name="indicator">The indicator.</param>
    /// <param name="reported">What units of a kind reported.</param>
    /// <param name="measured">What was measured of units of a kind, by indicator.</param>
    /// <param name="hasNation">Whether the nation is told beside the kinds.</param>
    public IEnumerable<BlockView> Blocks(
        Indicator indicator, IEnumerable<(string Kind, Total? Reported)> reported, IEnumerable<KeyValuePair<string, ImmutableSortedDictionary<string, Total>>> measured, bool hasNation)
    {
        var given = reported.Where(pair => pair.Reported is not null).DistinctBy(pair => pair.Kind).ToDictionary(pair => pair.Kind, pair => pair.Reported, StringComparer.Ordinal);
        var seen = measured.Where(block => block.Value.ContainsKey(indicator.Code)).ToDictionary(block => block.Key, block => block.Value[indicator.Code], StringComparer.Ordinal);
        var kinds = given.Keys.Union(seen.Keys).Order(StringComparer.Ordinal).Select(kind => new BlockView(kind, indicator.Code, given.GetValueOrDefault(kind), seen.GetValueOrDefault(kind))).ToList();
        return hasNation && kinds.Count > 0 && new BlockView(null, indicator.Code, Nation(indicator, kinds.Select(kind => kind.Reported)), Nation(indicator, kinds.Select(kind => kind.Measured))) is { } nation
            && (nation.Reported is not null || nation.Measured is not null) ? kinds.Append(nation) : kinds;
    }

    /// <summary>What units reported of an indicator, from summed parts.</summary>
    /// <param name="form">The form.</param>
    /// <param name="indicator">The indicator.</param>
    /// <param name="all">All rows of the form's period.</param>
    /// <param name="counted">The indicator's rows of the units that count.</param>
    public Total? ReportedIn(Form form, Indicator indicator, IReadOnlyCollection<StoredDiscrepancy> all, IReadOnlyCollection<StoredDiscrepancy> counted)
    {
        var units = counted.Select(row => row.Unit).ToHashSet(StringComparer.Ordinal);
        return TotalsOf(form, all.Where(row => units.Contains(row.Unit)), row => row.Comparison.Reported?.Value).GetValueOrDefault(indicator.Code);
    }

    /// <summary>The codes of an indicator and of what it is computed from.</summary>
    public static IReadOnlyCollection<string> WithParts(Indicator indicator) => [indicator.Code, .. indicator.Parts];

    private ImmutableSortedDictionary<string, Total> TotalsOf(Form form, IEnumerable<StoredDiscrepancy> rows, Func<StoredDiscrepancy, decimal?> figure) => Totals.Over(
        [.. catalogue.ItemsOf(form).Select(pair => pair.Indicator)],
        [.. rows.GroupBy(row => row.Unit).Select(unit => unit.Where(row => figure(row) is not null).ToImmutableSortedDictionary(row => row.Indicator, row => figure(row)!.Value, StringComparer.Ordinal))]);

    private static UnitGap? GapOf(Indicator indicator, StoredDiscrepancy row, Dictionary<(string Unit, string Indicator), StoredDiscrepancy> all)
    {
        if (row.Comparison is not { Reported: { } reported, Measured: { } measured })
            return null;
        if (indicator.Kind != ValueKind.Ratio)
            return new(row.Unit, new(reported.Value, 1), new(measured.Value, 1), row.Comparison.State, row.Causes.FirstOrDefault());
        return all.GetValueOrDefault((row.Unit, indicator.Numerator!))?.Comparison is { Reported: { } top, Measured: { } seenTop }
            && all.GetValueOrDefault((row.Unit, indicator.Denominator!))?.Comparison is { Reported: { } bottom, Measured: { } seenBottom }
                ? new(row.Unit, new(top.Value, bottom.Value), new(seenTop.Value, seenBottom.Value), row.Comparison.State, row.Causes.FirstOrDefault())
                : null;
    }

    private static Total? Nation(Indicator indicator, IEnumerable<Total?> blocks)
    {
        var all = blocks.OfType<Total>().ToList();
        if (all.Count == 0 || indicator.Aggregation == Domain.Definitions.Aggregation.None)
            return null;
        if (indicator.Kind != ValueKind.Ratio)
            return new(all.Sum(total => total.Value), all.Sum(total => total.Units));
        var (top, bottom) = (all.Sum(total => total.Numerator ?? 0), all.Sum(total => total.Denominator ?? 0));
        return bottom == 0 ? null : new(Math.Round(indicator.Factor * top / bottom, 6), all.Sum(total => total.Units), top, bottom);
    }
}
