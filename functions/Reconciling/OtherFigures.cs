using System.Collections.Immutable;
using NhipSo.Domain.Aggregation;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NhipSo.Domain.Reconciling;
using NhipSo.Functions.Measuring;
using NhipSo.Functions.Submissions;
using NodaTime;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Reconciling;

/// <summary>What was measured of every unit over days in Vietnam, both included.</summary>
/// <param name="days">The days.</param>
/// <param name="cancellationToken">Ends the reading.</param>
public delegate Task<IReadOnlyDictionary<string, MeasuredUnit>> ReadDays(DateInterval days, CancellationToken cancellationToken);

/// <summary>What units of a period may have taken in place of the right figures: read for all units at once, and only when some gap asks for it.</summary>
public sealed class OtherFigures(Catalogue catalogue, SubmissionTable submissions, MeasuredPeriodTable periods, ReadDays read)
{
    /// <summary>Reads them.</summary>
    /// <param name="form">The form.</param>
    /// <param name="period">The period.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<Found> ReadAsync(Form form, Period period, CancellationToken cancellationToken)
    {
        var regime = form.Calendar.Regime;
        var isAccumulated = catalogue.ItemsOf(form).Any(pair => pair.Indicator.Accumulation == Accumulation.Cumulative);
        var (before, wasReported, wasMeasured) = await ReadBeforeAsync(form, period, cancellationToken);
        return new(
            catalogue,
            await ReadAsync(Alternatives.OfPeriod(regime, period), cancellationToken),
            isAccumulated ? await ReadAsync(Alternatives.SinceNewYear(regime, period), cancellationToken) : [],
            before, wasReported, wasMeasured);
    }

    private async Task<ImmutableArray<(OtherDays Other, IReadOnlyDictionary<string, MeasuredUnit> Units)>> ReadAsync(
        ImmutableArray<OtherDays> all, CancellationToken cancellationToken)
    {
        var days = ImmutableArray.CreateBuilder<(OtherDays, IReadOnlyDictionary<string, MeasuredUnit>)>();
        foreach (var other in all) // one after the other: a year of days may be a lot to hold
            days.Add((other, await read(other.Days, cancellationToken)));
        return days.ToImmutable();
    }

    private async Task<(Period Before, IReadOnlyDictionary<string, FigureDictionary> Reported, IReadOnlyDictionary<string, MeasuredVersion> Measured)> ReadBeforeAsync(
        Form form, Period period, CancellationToken cancellationToken)
    {
        var before = period.Plus(-1);
        if (catalogue.FindForm(form.Code, before) is not { } earlier)
            return (before, ImmutableDictionary<string, FigureDictionary>.Empty, ImmutableDictionary<string, MeasuredVersion>.Empty);
        var (_, heads) = await submissions.ReadHeadsAsync(new(form.Code, before), cancellationToken);
        return (
            before,
            heads.Where(head => head.ContainsKey("formVersion")).ToDictionary(HeadRows.UnitOf, head => Figures.Read(head, catalogue, form.Code), StringComparer.Ordinal),
            await periods.ReadNewestAsync(earlier, before, cancellationToken));
    }

    /// <summary>What was found, for all units.</summary>
    public sealed class Found(
        Catalogue catalogue,
        ImmutableArray<(OtherDays Other, IReadOnlyDictionary<string, MeasuredUnit> Units)> ofPeriods,
        ImmutableArray<(OtherDays Other, IReadOnlyDictionary<string, MeasuredUnit> Units)> sinceNewYear,
        Period before,
        IReadOnlyDictionary<string, FigureDictionary> wasReported,
        IReadOnlyDictionary<string, MeasuredVersion> wasMeasured)
    {
        /// <summary>What one unit may have taken.</summary>
        /// <param name="unit">The unit.</param>
        /// <param name="inPeriod">What was measured of all units over the period.</param>
        /// <param name="toDate">What was measured of all units since the beginning of the year.</param>
        public (ImmutableArray<Alternative> OfPeriods, ImmutableArray<Alternative> SinceNewYear) Of(
            Unit unit, Func<string, MeasuredUnit?> inPeriod, Func<string, MeasuredUnit?> toDate)
        {
            var stale = Stale(unit.Id);
            return (
                [.. Of(unit.Id, ofPeriods), .. stale, .. Merged(unit, inPeriod)],
                [.. Of(unit.Id, sinceNewYear), .. stale, .. Merged(unit, toDate)]);
        }

        private static IEnumerable<Alternative> Of(string unit, ImmutableArray<(OtherDays Other, IReadOnlyDictionary<string, MeasuredUnit> Units)> days) =>
            days.Where(each => each.Units.ContainsKey(unit)).Select(each => Alternatives.Measured(each.Other, each.Units[unit]));

        private IEnumerable<Alternative> Stale(string unit)
        {
            var measured = wasMeasured.GetValueOrDefault(unit)?.Measured.Values ?? ImmutableSortedDictionary<string, MeasuredValue>.Empty;
            if (wasReported.TryGetValue(unit, out var reported))
                yield return Alternatives.Stale(catalogue, before, reported, measured);
            if (!measured.IsEmpty)
                yield return Alternatives.Before(before, measured);
        }

        private IEnumerable<Alternative> Merged(Unit unit, Func<string, MeasuredUnit?> measured) => Alternatives.Merged(
            catalogue,
            [.. catalogue.Units.Where(other => other.Successors.Contains(unit.Id)).Select(other => (other, Measured: measured(other.Id))).Where(pair => pair.Measured is not null).Select(pair => (pair.other, pair.Measured!))]);
    }
}
