using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NodaTime;

namespace NhipSo.Functions.Measuring;

/// <summary>Series of what was measured of a unit, by the hour or by the day.</summary>
public sealed class MeasuredSeries(MeasuredSources measured, SourceDays days, Catalogue catalogue, TimeProvider time)
{
    /// <summary>The days between two, as far as they have come.</summary>
    public async Task<IReadOnlyList<SeriesPoint>> ReadDaysAsync(Indicator indicator, Unit unit, LocalDate from, LocalDate to, CancellationToken cancellationToken)
    {
        var (indicators, sources) = await FindAsync(indicator, unit, from, cancellationToken);
        var read = await Task.WhenAll(sources.Select(async each => (
            each.Source,
            Days: (await days.ReadAsync(each.Source, from, each.Last(to), each.Summed, cancellationToken)).ToDictionary(day => day.Day))));
        return
        [
            .. DaysBetween(from, to).Select(day => Point(MeasuredDay.SpanOf(day).From, indicators, unit, [.. read.Select(each =>
                each.Days.TryGetValue(day, out var sum) ? (each.Source, sum.Due, sum.Asked, sum.Tallies) : (each.Source, 0, 0, SpanTallies.None))])),
        ];
    }

    /// <summary>The hours of the days between two, as far as they have come.</summary>
    public async Task<IReadOnlyList<SeriesPoint>> ReadHoursAsync(Indicator indicator, Unit unit, LocalDate from, LocalDate to, CancellationToken cancellationToken)
    {
        var (indicators, sources) = await FindAsync(indicator, unit, from, cancellationToken);
        var read = await Task.WhenAll(sources.Select(async each => (
            each.Source,
            Days: (await days.ReadHoursAsync(each.Source, from, each.Last(to), each.Summed, cancellationToken)).ToDictionary(day => day.Day))));
        var now = time.Now();
        return
        [
            .. DaysBetween(from, to)
                .SelectMany(day => Enumerable.Range(0, MeasuredDay.Hours).Select(hour => (Day: day, Hour: hour, From: MeasuredDay.SpanOf(day).From + Duration.FromHours(hour))))
                .Where(hour => hour.From <= now)
                .Select(at => Point(at.From, indicators, unit, [.. read.Select(each =>
                    each.Days.TryGetValue(at.Day, out var day)
                        ? (each.Source, day.Due[at.Hour], day.Asked[at.Hour], SpanTallies.Of(day, at.Hour))
                        : (each.Source, 0, 0, SpanTallies.None))])),
        ];
    }

    /// <summary>A day of which nothing is known is before the source was connected, and nothing of it was due.</summary>
    private static SeriesPoint Point(
        Instant from, IReadOnlyList<Indicator> indicators, Unit unit, List<(Source Source, int Due, int Asked, SpanTallies Tallies)> sources) => SeriesPoint.Of(
        from, indicators, unit.Id, [.. sources.Select(each => new SourceSpan(each.Source, each.Due, each.Tallies))],
        sources.Where(each => each.Source.IsPolled).Sum(each => each.Due - each.Asked));

    private async Task<(IReadOnlyList<Indicator> Indicators, List<MeasuredSource> Sources)> FindAsync(
        Indicator indicator, Unit unit, LocalDate from, CancellationToken cancellationToken)
    {
        var indicators = SeriesPoint.WithParts(indicator, catalogue);
        var codes = indicators.Select(each => each.Code).ToHashSet(StringComparer.Ordinal);
        var sources = (await measured.ReadAsync(from, cancellationToken))
            .Where(each => (each.Source.Owner == unit.Id || each.Source.Rows is not null) && each.Source.Metrics.Any(metric => metric.Indicator is { } code && codes.Contains(code)))
            .ToList();
        return (indicators, sources);
    }

    private IEnumerable<LocalDate> DaysBetween(LocalDate from, LocalDate to)
    {
        var last = LocalDate.Min(to, MeasuredDay.DayOf(time.Now()));
        for (var day = from; day <= last; day = day.PlusDays(1))
            yield return day;
    }
}
