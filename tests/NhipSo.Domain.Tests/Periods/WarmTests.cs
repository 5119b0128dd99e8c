using FsCheck;
using FsCheck.Fluent;
using NhipSo.Domain.Periods;
using NodaTime;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Domain.Tests.Periods;

public class WarmTests
{
    private static readonly Period First = Period.Parse("2000-01");

    [Fact]
    public void The_warm_periods_are_exactly_those_for_which_IsWarm_holds() => Prop
        .ForAll(Some.Calendar, Some.Moment, (calendar, now) =>
        {
            // A due instant is at most a year and 12 months after its period's last day, and a plan opens two periods ahead.
            var near = Period.Containing(calendar.Frequency, now.InUtc().Date);
            var back = calendar.Frequency switch { PeriodKind.Day => 600, PeriodKind.Week => 90, _ => 20 };
            return calendar.Warm(near.Plus(-back), now).SequenceEqual(
                Enumerable.Range(-back, back + 5).Select(near.Plus).Where(period => calendar.Opens(period) <= now && now <= calendar.Due(period) + calendar.WarmAfterDue));
        })
        .QuickCheckThrowOnFailure();

    [Fact]
    public void A_period_is_warm_from_its_first_instant_to_60_days_after_it_is_due()
    {
        var period = Period.Parse("2026-11");
        var (opens, cools) = (Samples.CalendarMonth.Opens(period), Samples.CalendarMonth.Due(period) + Duration.FromDays(60));
        var tick = Duration.FromMilliseconds(1);
        Assert.False(Samples.CalendarMonth.IsWarm(period, opens - tick));
        Assert.True(Samples.CalendarMonth.IsWarm(period, opens));
        Assert.True(Samples.CalendarMonth.IsWarm(period, cools));
        Assert.False(Samples.CalendarMonth.IsWarm(period, cools + tick));
    }

    [Theory]
    [InlineData(PeriodKind.Day, 3)]
    [InlineData(PeriodKind.Week, 14)]
    [InlineData(PeriodKind.Month, 60)]
    [InlineData(PeriodKind.Year, 60)]
    public void Short_periods_cool_sooner(PeriodKind frequency, int days) =>
        Assert.Equal(Duration.FromDays(days), (Samples.CalendarMonth with { Frequency = frequency }).WarmAfterDue);

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
    public void Next_years_plan_is_warm_this_year()
    {
        var plan = new PeriodCalendar(PeriodKind.Year, Regime.Calendar, new(new(17, 0), 15, -11), OpenAhead: 1);
        Assert.Equal(["2027"], plan.Warm(Period.Parse("2020"), Instant.FromUtc(2026, 11, 22, 0, 0)).Select(period => period.Code));
    }

    [Fact]
    public void No_period_before_the_first_is_warm() => Assert.Equal(
        ["2026-10", "2026-11"],
        Samples.CalendarMonth.Warm(Period.Parse("2026-10"), Instant.FromUtc(2026, 11, 5, 0, 0)).Select(period => period.Code));

    [Fact]
    public void What_is_asked_once_is_warm_once()
    {
        var calendar = new PeriodCalendar(PeriodKind.Day, Regime.Calendar, new(new(17, 0)), Once: new(new(2026, 11, 10), new(2026, 11, 20), new(2026, 11, 23)));
        var named = Period.Parse("2026-11-16");
        Assert.Equal([named], calendar.Warm(named, Instant.FromUtc(2026, 11, 22, 0, 0)));
        Assert.Empty(calendar.Warm(named, Instant.FromUtc(2026, 11, 15, 16, 59)));
        Assert.Empty(calendar.Warm(named, Instant.FromUtc(2027, 2, 1, 0, 0)));
    }
}
