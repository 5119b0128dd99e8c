using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NodaTime;
using static NhipSo.Domain.Tests.Measuring.Days;

namespace NhipSo.Domain.Tests.Measuring;

/// <summary>How things stood, and how much of a day was seen.</summary>
public class GaugesAndSlotsTests
{
    [Fact]
    public void A_mean_is_weighted_by_the_time_that_each_value_holds_for()
    {
        // 10 for two minutes, 40 for three.
        var day = Sum(Source(Counting.Gauge), At(0, 10), At(2, 40), At(5, 28));
        Assert.Equal(((10 * 120) + (40 * 300) + (28 * 0)) / 420.0, Sum(Source(Counting.Gauge), At(0, 10), At(2, 40)).Whole().Mean);
        Assert.Equal((((10 * 2) + (40 * 3)) + (28 * 5)) / 10.0, day.Whole().Mean);
        Assert.Equal(28, day.Whole().Last);
    }

    [Fact]
    public void A_value_holds_for_its_slot_and_a_gap_is_never_filled()
    {
        var day = Sum(Source(Counting.Gauge), At(0, 10), At(120, 50));
        Assert.Equal(600, day.Whole().Seconds);
        Assert.Equal(30, day.Whole().Mean);
        Assert.Null(day.Hour(1).Mean);
        Assert.Null(day.Hour(1).Last);
        Assert.Equal(0, day.Hour(1).Seen);
    }

    [Fact]
    public void A_slot_over_an_hour_or_midnight_counts_in_both()
    {
        var days = Days.Sum(Source(Counting.Gauge), Day, 2, [At(58, 10), At(1438, 20)]);
        Assert.Equal((120, 180), (days[0].Hour(0).Seconds, days[0].Hour(1).Seconds));
        Assert.Equal((120, 180), (days[0].Hour(23).Seconds, days[1].Hour(0).Seconds));
        Assert.Equal(20, days[1].Hour(0).Mean);
        Assert.Equal(0, days[1].Hour(0).Seen);
    }

    [Fact]
    public void What_is_unchanged_holds_on()
    {
        var day = Sum(Source(Counting.Gauge), At(0, 10), Unchanged(5), Unchanged(10));
        Assert.Equal((900, 3), (day.Whole().Seconds, day.Whole().Seen));
    }

    [Fact]
    public void What_is_unchanged_is_the_last_answer_and_nothing_older()
    {
        var source = Source(Counting.Gauge) with { Metrics = [Metric("m", Counting.Gauge), Metric("n", Counting.Gauge)] };
        var both = new Heard(Midnight, Midnight, Province, new Dictionary<string, double> { ["m"] = 1, ["n"] = 2 });
        var day = Sum(source, both, At(5, 3), Unchanged(10));
        Assert.Equal((3, 1), (day.Whole().Seen, MeasuredDay.Whole(day.Units[Province]["n"]).Seen));
    }

    [Fact]
    public void What_is_unchanged_with_nothing_before_it_is_nothing() => Assert.Empty(Sum(Source(Counting.Gauge), Unchanged(5)).Units);

    [Fact]
    public void Several_values_in_a_slot_are_one_slot_seen() =>
        Assert.Equal(2, Sum(Source(Counting.Delta), At(0, 1), At(1, 1), At(4.9, 1), At(5, 1)).Whole().Seen);

    [Fact]
    public void A_day_of_five_minute_slots_has_288_and_announced_maintenance_is_not_due()
    {
        var offset = Offset.FromHours(7);
        var maintenance = new MaintenanceWindow(Day.At(new(1, 0)).WithOffset(offset), Day.At(new(2, 30)).WithOffset(offset), new("Bảo trì", "Maintenance"));
        Assert.Equal(288, Sum(Source(Counting.Gauge)).Due.Sum());
        var day = Sum(Source(Counting.Gauge, 300, maintenance), At(55, 1), At(60, 2), At(145, 3), At(150, 4));
        Assert.Equal(288 - 18, day.Due.Sum());
        Assert.Equal([12, 0, 6], day.Due.Take(3));
        // What was seen in maintenance counts for nothing, not even for more than all.
        Assert.Equal((2, 2), (day.Whole().Seen, day.Asked.Sum()));
        Assert.Equal(4, day.Whole().Last);
    }

    [Fact]
    public void Slots_of_a_day_that_has_not_passed_are_not_due() => Assert.Equal(
        12 + 6, MeasuredDay.Of(Source(Counting.Gauge), Day, Carry.None, [], [], Midnight + Duration.FromMinutes(90)).Due.Sum());

    [Fact]
    public void Slots_before_the_first_that_was_ever_heard_of_are_not_due() => Assert.Equal(
        [0, 10, 12], MeasuredDay.Of(Source(Counting.Gauge), Day, Carry.None, [At(72, 1)], [], isFirst: true).Due.Take(3));

    [Fact]
    public void A_unit_that_was_heard_of_stays_with_nothing_seen()
    {
        var days = Days.Sum(Source(Counting.Gauge), Day, 3, [At(0, 1)]);
        Assert.Empty(days[2].Units[Province]);
    }

    [Theory]
    [InlineData("1979-12-31")]
    [InlineData("2026-03-29")]
    [InlineData("2026-10-25")]
    public void Every_day_in_Vietnam_has_24_hours(string day)
    {
        var (from, to) = MeasuredDay.SpanOf(NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value);
        Assert.Equal(Duration.FromHours(24), to - from);
        Assert.Equal(17, from.InUtc().Hour);
    }
}
