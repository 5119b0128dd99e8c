using System.Collections.Immutable;
using NhipSo.Domain.Aggregation;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Submissions;

namespace NhipSo.Functions.Publishing.OpenData;

/// <summary>A published figure with all that has to be known of it: a line of the open data.</summary>
/// <param name="Form">The version of the form that it was asked by.</param>
/// <param name="Period">The period.</param>
/// <param name="Area">Who reported it, or of a total the region or the country: these have no code.</param>
/// <param name="Indicator">What it is of.</param>
/// <param name="Value">The figure.</param>
/// <param name="Status">How final it is.</param>
/// <param name="Units">How many units it covers.</param>
/// <param name="Report">The report that it is from; null for a total.</param>
internal sealed record Observation(
    FormSummary Form, PeriodSummary Period, UnitSummary Area, IndicatorSummary Indicator, decimal Value, ValueStatus Status, int Units, SubmissionSummary? Report)
{
    private static readonly UnitSummary Country = new(Sdmx.Nation, "", Sdmx.NationName, Region: null);

    /// <summary>Every figure of a snapshot: the units', the regions', the country's.</summary>
    public static IEnumerable<Observation> Of(SubmissionSnapshot snapshot)
    {
        var units = snapshot.Units.ToDictionary(unit => unit.Id, StringComparer.Ordinal);
        foreach (var report in snapshot.Submissions.Where(report => units.ContainsKey(report.Unit)))
        {
            var figures = report.AsFigures();
            foreach (var indicator in snapshot.Indicators.Where(indicator => report.Values.ContainsKey(indicator.Code)))
                yield return new(snapshot.Form, snapshot.Period, units[report.Unit], indicator, report.Values[indicator.Code], figures.StatusOf(indicator.Code), 1, report);
        }

        foreach (var (area, totals) in Regional(snapshot).Append((Country, snapshot.Totals)))
        {
            foreach (var indicator in snapshot.Indicators.Where(indicator => totals.ContainsKey(indicator.Code)))
                yield return Of(snapshot, area, indicator, totals[indicator.Code]);
        }
    }

    /// <summary>A snapshot keeps the regions that it was made with, also those that there are no more.</summary>
    private static IEnumerable<(UnitSummary Area, IReadOnlyDictionary<string, Total> Totals)> Regional(SubmissionSnapshot snapshot) =>
        from region in snapshot.Regions ?? ImmutableSortedDictionary<string, RegionSummary>.Empty
        select (new UnitSummary(region.Key, "", Regions.Names.GetValueOrDefault(region.Key) ?? new(region.Key, region.Key), region.Key), (IReadOnlyDictionary<string, Total>)region.Value.Totals);

    private static Observation Of(SubmissionSnapshot snapshot, UnitSummary area, IndicatorSummary indicator, Total total) =>
        new(snapshot.Form, snapshot.Period, area, indicator, total.Value, total.Status, total.Units, Report: null);
}
