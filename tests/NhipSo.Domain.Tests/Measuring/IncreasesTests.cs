using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NodaTime;
using static NhipSo.Domain.Tests.Measuring.Days;

namespace NhipSo.Domain.Tests.Measuring;

/// <summary>What happened, from what sources count.</summary>
public class IncreasesTests
{
    [Fact]
    public void A_counter_gives_its_increases_and_the_first_value_none() =>
        Assert.Equal(30, Sum(Source(Counting.Counter), At(0, 1000), At(5, 1010), At(10, 1030)).Whole().Sum);

    [Fact]
    public void A_counter_that_falls_has_restarted_and_all_that_it_says_is_new() =>
        Assert.Equal(10 + 4 + 3, Sum(Source(Counting.Counter), At(0, 1000), At(5, 1010), At(10, 4), At(15, 7)).Whole().Sum);

    [Fact]
    public void An_increase_over_an_hour_or_a_midnight_is_of_the_later_value()
    {
        var source = Source(Counting.Counter);
        var yesterday = MeasuredDay.Of(source, Day.PlusDays(-1), Carry.None, [At(-5, 100)], []);
        var today = Sum(source, yesterday.Carry, At(0, 107), At(55, 107), At(60, 109));
        Assert.Equal(0, yesterday.Whole().Sum);
        Assert.Equal((7, 2), (today.Hour(0).Sum, today.Hour(1).Sum));
    }

    [Fact]
    public void What_came_over_a_gap_is_known_in_sum_and_said_to_be_unknown_in_time()
    {
        var day = Sum(Source(Counting.Counter), At(0, 100), At(5, 110), At(180, 500), At(185, 501));
        Assert.Equal(401, day.Whole().Sum);
        Assert.Equal(390, day.Whole().Bridged);
        Assert.Equal((391, 2), (day.Hour(3).Sum, day.Hour(3).Seen));
        Assert.Equal((0, 0), (day.Hour(1).Sum, day.Hour(1).Seen));
        Assert.Equal((0, 0), (day.Hour(2).Sum, day.Hour(2).Seen));
    }

    [Fact]
    public void Three_slots_are_no_gap() => Assert.Equal(0, Sum(Source(Counting.Counter), At(0, 100), At(15, 110)).Whole().Bridged);

    [Fact]
    public void Deltas_add() => Assert.Equal(12, Sum(Source(Counting.Delta), At(0, 5), At(1, 4), At(5, 3)).Whole().Sum);

    [Fact]
    public void What_is_counted_since_midnight_begins_again_at_Vietnamese_midnight()
    {
        var days = Days.Sum(Source(Counting.DayToDate), Day, 2, [At(0, 0), At(600, 50), At(1435, 80), At(1440, 1), At(2000, 30)]);
        Assert.Equal(80, days[0].Whole().Sum);
        Assert.Equal(30, days[1].Whole().Sum);
    }

    [Fact]
    public void What_falls_within_the_day_was_corrected() =>
        Assert.Equal(45, Sum(Source(Counting.DayToDate), At(0, 0), At(600, 50), At(605, 45)).Whole().Sum);

    [Fact]
    public void The_first_value_ever_is_the_days_own_but_not_the_months_or_the_years()
    {
        Assert.Equal(50, Sum(Source(Counting.DayToDate), At(600, 50)).Whole().Sum);
        Assert.Equal(10, Sum(Source(Counting.MonthToDate), At(600, 5000), At(605, 5010)).Whole().Sum);
        Assert.Equal(10, Sum(Source(Counting.YearToDate), At(600, 168_746), At(605, 168_756)).Whole().Sum);
    }

    [Fact]
    public void A_month_to_date_gives_the_window_from_the_15th_to_the_14th()
    {
        // 100 a day: 31 days of October, then November from zero. The window of 2026-11 is 15/10 to 14/11.
        var source = Source(Counting.MonthToDate, intervalSeconds: 86_400);
        var first = new LocalDate(2026, 10, 1);
        var heard = Enumerable.Range(0, 60).Select(first.PlusDays)
            .Select(day => At(MeasuredDay.SpanOf(day).From + Duration.FromHours(20), 100 * day.Day)).ToList();
        var days = Days.Sum(source, first, 60, heard);
        var window = days.Where(day => day.Day >= new LocalDate(2026, 10, 15) && day.Day <= new LocalDate(2026, 11, 14));
        Assert.Equal(3100, window.Sum(day => day.Whole().Sum));
    }

    [Fact]
    public void A_year_to_date_begins_again_on_1_January()
    {
        var source = Source(Counting.YearToDate, intervalSeconds: 86_400);
        Heard Noon(LocalDate day, double value) => At(MeasuredDay.SpanOf(day).From + Duration.FromHours(12), value);
        var days = Days.Sum(source, new(2026, 12, 30), 4, [Noon(new(2026, 12, 30), 900), Noon(new(2026, 12, 31), 950), Noon(new(2027, 1, 1), 20), Noon(new(2027, 1, 2), 15)]);
        Assert.Equal([0, 50, 20, -5], days.Select(day => day.Whole().Sum));
    }

    [Fact]
    public void An_answer_of_the_last_slot_that_came_after_midnight_is_not_yesterdays()
    {
        var late = At(1435, 3) with { Said = Midnight + Duration.FromMinutes(1440.2) };
        var days = Days.Sum(Source(Counting.DayToDate), Day, 2, [At(0, 0), At(1430, 80), late, At(1440, 3), At(1445, 4)]);
        Assert.Equal([80, 4], days.Select(day => day.Whole().Sum));
    }

    [Fact]
    public void An_unchanged_answer_of_yesterday_says_nothing_of_today()
    {
        var days = Days.Sum(Source(Counting.DayToDate), Day, 2, [At(0, 0), At(1430, 80), Unchanged(1435), Unchanged(1440), At(1500, 7)]);
        Assert.Equal([80, 7], days.Select(day => day.Whole().Sum));
        Assert.Equal([3, 1], days.Select(day => day.Whole().Seen));
    }
}
