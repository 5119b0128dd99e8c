using FsCheck;
using FsCheck.Fluent;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NodaTime;
using static NhipSo.Domain.Tests.Measuring.Days;

namespace NhipSo.Domain.Tests.Measuring;

/// <summary>Hours make the day and days make any window, whatever was heard when.</summary>
public class AdditivityTests
{
    private const int DaysHeard = 6;

    /// <summary>How a metric counts, and whole values at moments of some days; dense and sparse.</summary>
    private static readonly Arbitrary<(Counting Counting, int[] Minutes, int[] Values)> Any = (
        from counting in Gen.Elements(Enum.GetValues<Counting>())
        from count in Gen.Choose(0, 60)
        from minutes in Gen.Choose(0, (DaysHeard * 1440) - 1).ArrayOf(count)
        from values in Gen.Choose(0, 1000).ArrayOf(count)
        select (counting, minutes, values)).ToArbitrary();

    [Fact]
    public void The_hours_of_all_days_are_what_happened() => Prop.ForAll(Any, any =>
    {
        var heard = Heard(any);
        var days = Days.Sum(Source(any.Counting), Day, DaysHeard, heard);
        return TallyOf(days).Sum == ByHand(any.Counting, heard);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_window_is_its_days_and_so_are_two_windows_that_follow_each_other() => Prop.ForAll(Any, Gen.Choose(0, DaysHeard).ToArbitrary(), (any, cut) =>
    {
        var days = Days.Sum(Source(any.Counting), Day, DaysHeard, Heard(any));
        var (whole, first, second) = (Span(days), Span(days[..cut]), Span(days[cut..]));
        return SpanTallies.Sum([first, second]).Of(Province, "m") == whole.Of(Province, "m");
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_gauge_is_known_for_no_longer_than_its_slots() => Prop.ForAll(Any, any =>
    {
        var heard = Heard(any);
        var tally = TallyOf(Days.Sum(Source(Counting.Gauge), Day, DaysHeard + 1, heard));
        // Each second is covered by the newest value of the five minutes before it, or by none.
        var (seconds, weighted) = (0.0, 0.0);
        for (var minute = 0; minute < (DaysHeard + 1) * 1440; minute++)
        {
            var at = Midnight + Duration.FromMinutes(minute);
            if (heard.LastOrDefault(each => each.Time <= at && at < each.Time + Duration.FromMinutes(5)) is { } holds)
                (seconds, weighted) = (seconds + 60, weighted + (60 * holds.Values["m"]));
        }

        return tally.Seconds == seconds && tally.Weighted == weighted;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_more_is_seen_than_there_are_slots_with_values() => Prop.ForAll(Any, any =>
    {
        var heard = Heard(any);
        var seen = TallyOf(Days.Sum(Source(Counting.Delta), Day, DaysHeard, heard)).Seen;
        return seen == heard.Select(each => Slot.At(each.Time, 300)).Distinct().Count();
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_in_which_it_is_read_is_of_no_account() => Prop.ForAll(Any, any =>
    {
        var heard = Heard(any);
        var source = Source(any.Counting);
        return TallyOf(Days.Sum(source, Day, DaysHeard, heard)) == TallyOf(Days.Sum(source, Day, DaysHeard, [.. heard.AsEnumerable().Reverse()]));
    }).QuickCheckThrowOnFailure();

    private static List<Heard> Heard((Counting Counting, int[] Minutes, int[] Values) any) =>
        [.. any.Minutes.Zip(any.Values).DistinctBy(pair => pair.First).OrderBy(pair => pair.First).Select(pair => At(pair.First, pair.Second))];

    /// <summary>What happened, told in one pass over everything that was heard, by days in Vietnam as the calendar has them.</summary>
    private static double ByHand(Counting counting, List<Heard> heard)
    {
        var sum = 0.0;
        for (var i = 0; i < heard.Count; i++)
        {
            var (value, day) = (heard[i].Values["m"], DayOf(heard[i]));
            var (before, dayBefore) = i > 0 ? ((double?)heard[i - 1].Values["m"], DayOf(heard[i - 1])) : (null, default);
            sum += counting switch
            {
                Counting.Delta => value,
                Counting.Counter => before is null ? 0 : value < before ? value : value - before.Value,
                Counting.DayToDate => dayBefore == day && before is not null ? value - before.Value : value,
                // All of November 2026.
                Counting.MonthToDate or Counting.YearToDate => before is null ? 0 : value - before.Value,
                _ => 0,
            };
        }

        return sum;
    }

    private static LocalDate DayOf(Heard heard) => heard.Time.WithOffset(Offset.FromHours(7)).Date;

    private static SpanTallies Span(IEnumerable<MeasuredDay> days) => SpanTallies.Sum(days.Select(day => SpanTallies.Of(day)));

    private static Tally TallyOf(IEnumerable<MeasuredDay> days) => Span(days).Of(Province, "m");
}
