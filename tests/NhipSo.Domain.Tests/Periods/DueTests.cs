using FsCheck;
using FsCheck.Fluent;
using NhipSo.Domain.Periods;
using NodaTime;
using NodaTime.Text;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Domain.Tests.Periods;

public class DueTests
{
    private static readonly LocalTime At = new(17, 0);

    /// <summary>Month 11/2026 in the reporting regime: the window ends on a Saturday, the 25th is a Wednesday, 6 December a Sunday.</summary>
    [Fact]
    public void The_worked_calendar()
    {
        var november = Period.Parse("2026-11");
        Assert.Equal(new DateInterval(new(2026, 10, 15), new(2026, 11, 14)), Samples.ReportingMonth.Window(november));
        Assert.Equal(IsoDayOfWeek.Saturday, new LocalDate(2026, 11, 14).DayOfWeek);
        Assert.Equal(new LocalDate(2026, 11, 16), DayDue(new(At, Day: 15)));
        Assert.Equal(new LocalDate(2026, 11, 16), DayDue(new(At, WorkingDaysAfter: 1)));
        Assert.Equal(new LocalDate(2026, 11, 17), DayDue(new(At, WorkingDaysAfter: 2)));
        Assert.Equal(new LocalDate(2026, 11, 16), DayDue(new(At, DaysAfter: 1)));
        Assert.Equal(new LocalDate(2026, 11, 25), DayDue(new(At, Day: 25)));
        Assert.Equal(new LocalDate(2026, 12, 7), DayDue(new(At, Day: 6, MonthsAfter: 1)));

        LocalDate DayDue(DueRule rule) => (Samples.ReportingMonth with { DueBy = rule }).Due(november).InZone(VietnamTime.Zone).Date;
    }

    [Theory]
    [InlineData("2026-Q4", -1, 6, "2026-11-06T10:00:00Z")]
    [InlineData("2026-Q3", 0, 6, "2026-09-07T10:00:00Z")]
    [InlineData("2026-H1", 0, 8, "2026-06-08T10:00:00Z")]
    [InlineData("2026", -1, 25, "2026-11-25T10:00:00Z")]
    [InlineData("2027", -11, 15, "2027-01-15T10:00:00Z")]
    public void A_day_of_a_month_is_counted_from_the_periods_last_month(string code, int monthsAfter, int day, string utc)
    {
        var period = Period.Parse(code);
        var calendar = new PeriodCalendar(period.Kind, Regime.Reporting, new(At, day, monthsAfter));
        Assert.Equal(InstantPattern.General.Parse(utc).Value, calendar.Due(period));
    }

    [Fact]
    public void No_due_instant_is_on_a_day_off() => Prop
        .ForAll(Some.Calendar, Some.Period, (calendar, any) => calendar.WorkingDays.IsWorked(calendar.Due(Of(calendar, any)).InZone(VietnamTime.Zone).Date))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void It_is_at_the_wall_time_in_Vietnam_that_the_rule_says() => Prop
        .ForAll(Some.Calendar, Some.Period, (calendar, any) =>
            TimeZoneInfo.ConvertTime(calendar.Due(Of(calendar, any)).ToDateTimeOffset(), TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh")).TimeOfDay
                == TimeSpan.FromTicks(calendar.DueBy.At.TickOfDay))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void A_report_is_due_after_it_opens() => Prop
        .ForAll(Some.Calendar, Some.Period, (calendar, any) => calendar.Opens(Of(calendar, any)) <= calendar.Due(Of(calendar, any)))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void A_later_period_is_due_no_earlier() => Prop
        .ForAll(Some.Calendar, Some.Period, (calendar, any) => calendar.Due(Of(calendar, any)) <= calendar.Due(Of(calendar, any).Plus(1)))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_asked_once_has_its_own_window_and_day()
    {
        var calendar = new PeriodCalendar(PeriodKind.Day, Regime.Calendar, new(At), Once: new(new(2026, 11, 10), new(2026, 11, 20), new(2026, 11, 21)));
        var named = Period.Parse("2026-11-16");
        Assert.Equal(new DateInterval(new(2026, 11, 10), new(2026, 11, 20)), calendar.Window(named));
        Assert.Equal(Instant.FromUtc(2026, 11, 15, 17, 0), calendar.Opens(named));
        Assert.Equal(Instant.FromUtc(2026, 11, 23, 10, 0), calendar.Due(named));
    }

    [Fact]
    public void A_report_locks_so_many_days_after_it_is_due()
    {
        var november = Period.Parse("2026-11");
        Assert.Null(Samples.ReportingMonth.Locks(november));
        Assert.Equal(Instant.FromUtc(2026, 12, 5, 10, 0), (Samples.ReportingMonth with { LockDaysAfterDue = 10 }).Locks(november));
    }

    private static Period Of(PeriodCalendar calendar, Period any) => Period.Containing(calendar.Frequency, any.First);
}
