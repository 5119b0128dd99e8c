using System.Collections.Immutable;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NhipSo.Functions.Measuring;
using NhipSo.Functions.Polling;
using NodaTime;

namespace NhipSo.Functions.Publishing.Measured;

/// <summary>A system's days, from its stored attempts and from what its days were summed up to.</summary>
public sealed class SourceHistory(MeasurementTable measurements, MeasuredDayTable days)
{
    /// <summary>The days between two, as far as the system was asked or heard of.</summary>
    /// <param name="source">The system.</param>
    /// <param name="firstSlot">The slot of its first attempt.</param>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day; it has ended.</param>
    /// <param name="off">When what was missed is our own fault.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyList<SourceDay>> ReadAsync(
        Source source, Instant firstSlot, LocalDate from, LocalDate to, IReadOnlyList<OffSpan> off, CancellationToken cancellationToken)
    {
        from = LocalDate.Max(from, MeasuredDay.DayOf(firstSlot));
        if (from > to)
            return [];
        var attempts = (await measurements.ReadAttemptsAsync(source, MeasuredDay.SpanOf(from).From, MeasuredDay.SpanOf(to).To, cancellationToken))
            .ToLookup(attempt => MeasuredDay.DayOf(attempt.Fact.Slot));
        var sums = (await days.ReadAsync(source.Id, from, to, cancellationToken)).ToDictionary(day => day.Day);
        var all = new List<SourceDay>();
        for (var day = from; day <= to; day = day.PlusDays(1))
        {
            var (begin, end) = MeasuredDay.SpanOf(day);
            var account = SlotAccount.Of(source, Instant.Max(begin, firstSlot), end, attempts[day].Select(attempt => attempt.Fact), off);
            var times = attempts[day].Where(attempt => attempt.Fact.Verdict == SlotVerdict.Success).Select(attempt => attempt.Milliseconds).OfType<int>().Order().ToList();
            all.Add(new(
                day, account.Due, account.Succeeded, account.Failed, account.Excused, account.NotAsked, At(times, 0.5), At(times, 0.95),
                account.Failures.IsEmpty ? null : account.Failures, sums.TryGetValue(day, out var sum) ? ValuesOf(source, sum) : null));
        }

        return all;
    }

    private static ImmutableSortedDictionary<string, double>? ValuesOf(Source source, DaySum sum)
    {
        var values = source.Metrics.Select(metric => (metric.Code, Tally: sum.Tallies.Of(source.Owner, metric.Code), metric.Counting))
            .Where(each => each.Tally.Seen > 0 || each.Tally.LastAt is not null)
            .Select(each => (each.Code, Value: each.Counting == Counting.Gauge ? each.Tally.Last : each.Tally.Sum))
            .Where(each => each.Value is not null).ToImmutableSortedDictionary(each => each.Code, each => each.Value!.Value, StringComparer.Ordinal);
        return values.IsEmpty ? null : values;
    }

    /// <summary>The value that so large a share does not exceed (nearest rank).</summary>
    private static int? At(List<int> ordered, double share) => ordered.Count == 0 ? null : ordered[Math.Max(0, (int)Math.Ceiling(share * ordered.Count) - 1)];
}
