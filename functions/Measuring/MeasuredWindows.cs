using System.Collections.Concurrent;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NodaTime;

namespace NhipSo.Functions.Measuring;

/// <summary>What was measured over windows: from the days that are summed up, and from what was measured since.</summary>
public sealed class MeasuredWindows(MeasuredSources measured, SourceDays days, Catalogue catalogue, TimeProvider time)
{
    /// <summary>So many sources are read at once; nearly all of it is waiting for storage.</summary>
    private const int Concurrency = 16;

    private readonly Dictionary<string, Indicator> indicators = catalogue.Indicators.ToDictionary(indicator => indicator.Code, StringComparer.Ordinal);

    /// <summary>What was measured of every unit over a window, by the unit's id; a unit of which nothing was is not there.</summary>
    /// <param name="window">The days in Vietnam, both included, as a form's calendar gives them.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public Task<IReadOnlyDictionary<string, MeasuredUnit>> ReadAsync(DateInterval window, CancellationToken cancellationToken) =>
        ReadAsync(window, unit: null, cancellationToken);

    /// <summary>What was measured of one unit over a window; null where nothing was.</summary>
    public async Task<MeasuredUnit?> FindAsync(DateInterval window, string unit, CancellationToken cancellationToken) =>
        (await ReadAsync(window, unit, cancellationToken)).GetValueOrDefault(unit);

    private async Task<IReadOnlyDictionary<string, MeasuredUnit>> ReadAsync(DateInterval window, string? unit, CancellationToken cancellationToken)
    {
        var sources = (await measured.ReadAsync(window.Start, cancellationToken))
            .Where(each => unit is null || each.Source.Owner == unit || each.Source.Rows is not null).ToList();
        var spans = new ConcurrentBag<SourceSpan>();
        await Parallel.ForEachAsync(
            sources, new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken },
            async (each, token) => spans.Add(await ReadAsync(each, window, token)));
        return MeasuredFigures.Of(catalogue.Indicators, [.. spans.OrderBy(span => span.Source.Id, StringComparer.Ordinal)], window.End);
    }

    /// <summary>
    /// A source over a window. All of the window's slots that have passed are due: what happened before the source was connected was
    /// not measured either, and its coverage says so.
    /// </summary>
    private async Task<SourceSpan> ReadAsync(MeasuredSource of, DateInterval window, CancellationToken cancellationToken)
    {
        var source = of.Source;
        var needsYear = MeasuredFigures.NeedsYear(source, indicators);
        var newYear = new LocalDate(window.End.Year, 1, 1);
        var from = needsYear ? LocalDate.Min(newYear, window.Start) : window.Start;
        var read = await days.ReadAsync(source, from, of.Last(window.End), of.Summed, cancellationToken);
        var inWindow = read.Where(day => window.Contains(day.Day)).ToList();
        var known = inWindow.Select(day => day.Day).ToHashSet();
        var due = inWindow.Sum(day => day.Due) + window.Where(day => day <= of.Last(window.End) && !known.Contains(day)).Sum(day => DueOf(source, day));
        return new(
            source, due, SpanTallies.Sum(inWindow.Select(day => day.Tallies)),
            needsYear ? SpanTallies.Sum(read.Where(day => day.Day >= newYear).Select(day => day.Tallies)) : null);
    }

    private int DueOf(Source source, LocalDate day)
    {
        var (from, to) = MeasuredDay.SpanOf(day);
        return DueSlots.Count(source, from, Instant.Min(to, time.Now()));
    }
}
