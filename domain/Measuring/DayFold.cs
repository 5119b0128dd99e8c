using System.Collections.Immutable;
using NhipSo.Domain.Definitions;
using NodaTime;

namespace NhipSo.Domain.Measuring;

/// <summary>Sums up what is heard of a source in a day, in the order of time.</summary>
internal sealed class DayFold
{
    /// <summary>A gap longer than so many slots is a gap in time: what was counted over it is marked as such (design).</summary>
    private const int BridgedAfterSlots = 3;

    private readonly Source source;
    private readonly Instant from;
    private readonly Instant to;
    private readonly Duration interval;
    private readonly Dictionary<string, Counting> countings;
    private readonly SortedDictionary<string, SortedDictionary<string, LastValue>> last = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedDictionary<string, Tally[]>> tallies = new(StringComparer.Ordinal);
    private Instant? answered;

    /// <summary>Begins a day, or what is known of it.</summary>
    public DayFold(Source source, Instant from, Instant to, Carry carry)
    {
        (this.source, this.from, this.to) = (source, from, to);
        interval = Duration.FromSeconds(source.IntervalSeconds);
        countings = source.Metrics.ToDictionary(metric => metric.Code, metric => metric.Counting, StringComparer.Ordinal);
        answered = carry.Answered;
        foreach (var (unit, values) in carry.Units)
            last[unit] = new(values.Where(pair => countings.ContainsKey(pair.Key)).ToDictionary(), StringComparer.Ordinal);
    }

    /// <summary>Adds what was heard next.</summary>
    public void Add(Heard heard)
    {
        if (heard.Unit is not null)
        {
            if (heard.Values.Count == 0)
                return;
            foreach (var (metric, value) in heard.Values)
                Add(heard.Unit, metric, new(value, heard.Time, heard.Said));
            answered = heard.Time;
            return;
        }

        var repeated = last.SelectMany(unit => unit.Value.Where(pair => pair.Value.Time == answered).Select(pair => (unit.Key, pair.Key, pair.Value))).ToList();
        foreach (var (unit, metric, value) in repeated)
            Add(unit, metric, value with { Time = heard.Time });
        if (repeated.Count > 0)
            answered = heard.Time;
    }

    /// <summary>Ends the day; slots before <paramref name="connected"/> are not due.</summary>
    public MeasuredDay Close(LocalDate day, IEnumerable<Instant> attempts, Instant connected)
    {
        foreach (var (unit, values) in last)
        {
            foreach (var (metric, value) in values.Where(pair => countings[pair.Key] == Counting.Gauge))
                Hold(unit, metric, value, to);
        }

        var asked = attempts.Where(slot => DueSlots.IsDue(source, slot)).Distinct().CountBy(HourOf).ToDictionary();
        return new(
            day,
            [.. Hours().Select(hour => DueSlots.Count(source, Instant.Max(hour, connected), Instant.Min(to, hour + Duration.FromHours(1))))],
            [.. Enumerable.Range(0, MeasuredDay.Hours).Select(hour => asked.GetValueOrDefault(hour))],
            last.ToImmutableSortedDictionary(unit => unit.Key, unit => TalliesOf(unit.Key), StringComparer.Ordinal),
            new(answered, last.ToImmutableSortedDictionary(
                unit => unit.Key, unit => unit.Value.ToImmutableSortedDictionary(StringComparer.Ordinal), StringComparer.Ordinal)));
    }

    private void Add(string unit, string metric, LastValue now)
    {
        if (!countings.TryGetValue(metric, out var counting))
            return;
        var values = last.TryGetValue(unit, out var known) ? known : last[unit] = new(StringComparer.Ordinal);
        var before = values.GetValueOrDefault(metric);
        if (!Increase.SpeaksOf(counting, now.Said, now.Time))
            return;
        if (counting == Counting.Gauge && before is not null)
            Hold(unit, metric, before, now.Time);
        var increase = Increase.Of(counting, before, now.Value, now.Time);
        var isBridged = increase is not null && now.Time - increase.Since > interval * BridgedAfterSlots;
        Tallied(unit, metric, now.Time, tally => tally with
        {
            Sum = tally.Sum + (increase?.Amount ?? 0),
            Bridged = tally.Bridged + (isBridged ? increase!.Amount : 0),
            Last = now.Value,
            LastAt = now.Time,
            Seen = tally.Seen + (IsNewSlot(before, now.Time) ? 1 : 0),
        });
        values[metric] = now;
    }

    /// <summary>A gauge is known to hold for its slot and no longer, whatever comes after.</summary>
    private void Hold(string unit, string metric, LastValue value, Instant next)
    {
        var end = Instant.Min(Instant.Min(value.Time + interval, next), to);
        for (var begin = Instant.Max(value.Time, from); begin < end;)
        {
            var stop = Instant.Min(end, from + Duration.FromHours(HourOf(begin) + 1));
            var seconds = (stop - begin).TotalSeconds;
            Tallied(unit, metric, begin, tally => tally with { Weighted = tally.Weighted + (value.Value * seconds), Seconds = tally.Seconds + seconds });
            begin = stop;
        }
    }

    private bool IsNewSlot(LastValue? before, Instant time)
    {
        var slot = Slot.At(time, source.IntervalSeconds);
        return (before is null || Slot.At(before.Time, source.IntervalSeconds) != slot) && DueSlots.IsDue(source, slot);
    }

    private void Tallied(string unit, string metric, Instant time, Func<Tally, Tally> change)
    {
        if (!tallies.TryGetValue(unit, out var metrics))
            tallies[unit] = metrics = new(StringComparer.Ordinal);
        if (!metrics.TryGetValue(metric, out var hours))
            metrics[metric] = hours = [.. Enumerable.Repeat(Tally.None, MeasuredDay.Hours)];
        hours[HourOf(time)] = change(hours[HourOf(time)]);
    }

    private ImmutableSortedDictionary<string, ImmutableArray<Tally>> TalliesOf(string unit) =>
        tallies.GetValueOrDefault(unit, []).ToImmutableSortedDictionary(pair => pair.Key, pair => pair.Value.ToImmutableArray(), StringComparer.Ordinal);

    private int HourOf(Instant time) => Math.Clamp((int)Math.Floor((time - from).TotalHours), 0, MeasuredDay.Hours - 1);

    private IEnumerable<Instant> Hours() => Enumerable.Range(0, MeasuredDay.Hours).Select(hour => from + Duration.FromHours(hour));
}
