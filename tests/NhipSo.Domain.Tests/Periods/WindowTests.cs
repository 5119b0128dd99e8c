using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Domain.Tests.Periods;

public class WindowTests
{
    [Fact]
    public void In_the_reporting_regime_a_month_closes_on_its_14th() =>
        Assert.Equal(
            new DateInterval(new(2026, 10, 15), new(2026, 11, 14)),
            Samples.ReportingMonth.Window(Period.Parse("2026-11")));

    [Fact]
    public void In_the_reporting_regime_January_begins_in_the_year_before() =>
        Assert.Equal(
            new DateInterval(new(2025, 12, 15), new(2026, 1, 14)),
            Samples.ReportingMonth.Window(Period.Parse("2026-01")));

    [Theory]
    [InlineData("2026-11", 30)]
    [InlineData("2026-02", 28)]
    [InlineData("2028-02", 29)]
    public void In_the_statistics_regime_a_month_is_the_calendars(string code, int lastDay)
    {
        var period = Period.Parse(code);
        Assert.Equal(
            new DateInterval(period.Month.OnDayOfMonth(1), period.Month.OnDayOfMonth(lastDay)),
            Samples.CalendarMonth.Window(period));
    }

    [Fact]
    public void Windows_of_consecutive_periods_tile_time_without_gap_or_overlap() => Prop
        .ForAll(Some.Calendar, Some.Period, (calendar, period) =>
            calendar.Window(period).End.PlusDays(1) == calendar.Window(period.Plus(1)).Start &&
            calendar.Window(period).Start <= calendar.Window(period).End)
        .QuickCheckThrowOnFailure();

    [Fact]
    public void A_period_opens_at_midnight_in_Vietnam()
    {
        Assert.Equal(Instant.FromUtc(2026, 10, 14, 17, 0), Samples.ReportingMonth.Opens(Period.Parse("2026-11")));
        Assert.Equal(Instant.FromUtc(2026, 10, 31, 17, 0), Samples.CalendarMonth.Opens(Period.Parse("2026-11")));
    }
}
