using FsCheck;
using FsCheck.Fluent;
using NhipSo.Domain.Periods;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Domain.Tests.Periods;

public class DueTests
{
    [Theory]
    [InlineData(0, 25, "2026-11-25T10:00:00Z")]
    [InlineData(1, 6, "2026-12-06T10:00:00Z")]
    [InlineData(2, 1, "2027-01-01T10:00:00Z")]
    public void November_2026_is_due_as_its_rule_says(int monthsAfter, int day, string utc)
    {
        var calendar = new PeriodCalendar(Regime.Calendar, new(monthsAfter, day, new(17, 0)));
        Assert.Equal(NodaTime.Text.InstantPattern.General.Parse(utc).Value, calendar.Due(Period.Parse("2026-11")));
    }

    [Fact]
    public void The_due_instant_is_the_wall_time_in_Vietnam_that_the_rule_says() => Prop
        .ForAll(Some.Calendar, Some.Period, (calendar, period) =>
        {
            var vietnam = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");
            var due = TimeZoneInfo.ConvertTime(calendar.Due(period).ToDateTimeOffset(), vietnam);
            var months = ((period.Month.Year * 12) + period.Month.Month - 1) + calendar.DueBy.MonthsAfter;
            return (due.Year, due.Month, due.Day, due.Hour, due.Minute) ==
                (months / 12, (months % 12) + 1, calendar.DueBy.Day, calendar.DueBy.At.Hour, calendar.DueBy.At.Minute);
        })
        .QuickCheckThrowOnFailure();

    [Fact]
    public void A_later_period_is_due_later() => Prop
        .ForAll(Some.Calendar, Some.Period, (calendar, period) => calendar.Due(period) < calendar.Due(period.Plus(1)))
        .QuickCheckThrowOnFailure();
}
