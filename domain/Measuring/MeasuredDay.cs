using System.Collections.Immutable;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Periods;
using NodaTime;

namespace NhipSo.Domain.Measuring;

/// <summary>A day of a source in Vietnam, hour by hour.</summary>
/// <param name="Day">The day.</param>
/// <param name="Due">How many slots were due in each of its 24 hours.</param>
/// <param name="Asked">In how many of them an attempt was made: what is due and was not asked is the poller's own absence.</param>
/// <param name="Units">By unit and metric, the 24 hours. A unit that was heard of once stays, with nothing, as long as it exists.</param>
/// <param name="Carry">What the next day begins with.</param>
public sealed record MeasuredDay(
    LocalDate Day,
    ImmutableArray<int> Due,
    ImmutableArray<int> Asked,
    ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, ImmutableArray<Tally>>> Units,
    Carry Carry)
{
    /// <summary>Vietnam keeps one time all year: each day has 24 hours.</summary>
    public const int Hours = 24;

    /// <summary>When a day begins, and when the next one does.</summary>
    public static (Instant From, Instant To) SpanOf(LocalDate day) =>
        (VietnamTime.Zone.AtStartOfDay(day).ToInstant(), VietnamTime.Zone.AtStartOfDay(day.PlusDays(1)).ToInstant());

    /// <summary>The day of an instant.</summary>
    public static LocalDate DayOf(Instant instant) => instant.InZone(VietnamTime.Zone).Date;

    /// <summary>A metric's hours as one.</summary>
    public static Tally Whole(ImmutableArray<Tally> hours) => hours.Aggregate(Tally.None, (sum, hour) => sum.Plus(hour));

    /// <summary>Sums a day up.</summary>
    /// <param name="source">The source.</param>
    /// <param name="day">The day.</param>
    /// <param name="carry">What the day before handed on.</param>
    /// <param name="heard">What was heard of the source with a time in that day; any order.</param>
    /// <param name="attempts">The slots of that day in which an attempt was made.</param>
    /// <param name="until">The end of what is known of the day where it has not passed, or null: later slots are not due yet.</param>
    /// <param name="isFirst">Whether nothing was ever heard of the source before: slots before its first are not due.</param>
    public static MeasuredDay Of(
        Source source, LocalDate day, Carry carry, IEnumerable<Heard> heard, IReadOnlyCollection<Instant> attempts, Instant? until = null, bool isFirst = false)
    {
        var (from, to) = SpanOf(day);
        var fold = new DayFold(source, from, until < to ? until.Value : to, carry);
        var ofDay = heard.Where(each => from <= each.Time && each.Time < to).OrderBy(each => each.Time).ToList();
        ofDay.ForEach(fold.Add);
        var first = isFirst ? ofDay.Select(each => each.Time).Concat(attempts).DefaultIfEmpty(to).Min() : from;
        return fold.Close(day, attempts, first > from ? Slot.At(first, source.IntervalSeconds) : from);
    }
}
