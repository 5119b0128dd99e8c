using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Domain.Tests.Periods;

public class WarmTests
{
    private static readonly Period First = Period.Parse("2000-01");
    private static readonly Instant Opens = Samples.CalendarMonth.Opens(Period.Parse("2026-11"));
    private static readonly Instant Cools = Samples.CalendarMonth.Due(Period.Parse("2026-11")) + Duration.FromDays(60);

    [Fact]
    public void The_warm_periods_are_exactly_those_for_which_IsWarm_holds() => Prop
        .ForAll(Some.Calendar, Some.Moment, (calendar, now) => calendar.Warm(First, now)
            .SequenceEqual(Enumerable.Range(0, 12 * 70).Select(First.Plus).Where(period => calendar.IsWarm(period, now))))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void A_period_is_warm_from_its_first_instant_to_60_days_after_it_is_due()
    {
        var period = Period.Parse("2026-11");
        var tick = Duration.FromMilliseconds(1);
        Assert.False(Samples.CalendarMonth.IsWarm(period, Opens - tick));
        Assert.True(Samples.CalendarMonth.IsWarm(period, Opens));
        Assert.True(Samples.CalendarMonth.IsWarm(period, Cools));
        Assert.False(Samples.CalendarMonth.IsWarm(period, Cools + tick));
    }

    [Fact]
    public void On_5_November_2026_three_calendar_months_and_the_open_one_are_warm() => Assert.Equal(
        ["2026-08", "2026-09", "2026-10", "2026-11"],
        Samples.CalendarMonth.Warm(First, Instant.FromUtc(2026, 11, 5, 0, 0)).Select(period => period.Code));

    [Fact]
    public void In_the_reporting_regime_the_month_to_come_is_warm_from_the_15th()
    {
        var now = Instant.FromUtc(2026, 11, 22, 0, 0);
        Assert.Equal("2026-12", Samples.ReportingMonth.Warm(First, now).Last().Code);
    }

    [Fact]
    public void No_period_before_the_first_is_warm() => Assert.Equal(
        ["2026-10", "2026-11"],
        Samples.CalendarMonth.Warm(Period.Parse("2026-10"), Instant.FromUtc(2026, 11, 5, 0, 0)).Select(period => period.Code));
}
