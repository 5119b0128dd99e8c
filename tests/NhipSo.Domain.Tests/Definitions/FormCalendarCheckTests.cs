using NhipSo.Domain.Definitions;
using NhipSo.Domain.Periods;
using static NhipSo.Domain.Tests.Samples;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Domain.Tests.Definitions;

public class FormCalendarCheckTests
{
    private static readonly Period Day = Period.Parse("2026-11-16");

    [Fact]
    public void The_first_period_is_one_of_the_forms_since_2000()
    {
        With(forms: [Monthly with { FirstPeriod = Period.Parse("1999-12") }]).HasTheFault("/forms/0/firstPeriod", "form cds-thang version 1: its first period 1999-12 is before 2000-01-01");
        With(forms: [Monthly with { FirstPeriod = Period.Parse("2024-Q1") }]).HasAmongItsFaults("/forms/0/firstPeriod", "form cds-thang version 1: its first period 2024-Q1 is no Month");
    }

    [Theory]
    [InlineData("2023-12")]
    [InlineData("2025")]
    public void The_last_period_is_not_before_the_first(string last) =>
        With(forms: [Monthly with { LastPeriod = Period.Parse(last) }]).HasTheFault("/forms/0/lastPeriod", $"form cds-thang version 1: its last period {last} is before its first 2024-01 or of another length");

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 29)]
    [InlineData(13, 6)]
    public void The_due_day_is_in_every_month(int monthsAfter, int day) =>
        Due(new(At, day, monthsAfter)).HasTheFault("/forms/0/calendar/dueBy", $"form cds-thang version 1: due on day {day}, {monthsAfter} months after");

    [Fact]
    public void The_due_day_is_said_in_one_way()
    {
        Due(new(At)).HasTheFault("/forms/0/calendar/dueBy", "form cds-thang version 1: its due day is a day of a month, or a number");
        Due(new(At, Day: 6, DaysAfter: 3)).HasTheFault("/forms/0/calendar/dueBy", "form cds-thang version 1: its due day is a day of a month, or a number");
        Due(new(At, MonthsAfter: 1, DaysAfter: 3)).HasTheFault("/forms/0/calendar/dueBy/monthsAfter", "form cds-thang version 1: months are counted where a day");
        Due(new(At, WorkingDaysAfter: -1)).HasTheFault("/forms/0/calendar/dueBy", "form cds-thang version 1: due a number of days after");
        Due(new(At, WorkingDaysAfter: 2)).IsSound();
    }

    [Fact]
    public void A_report_is_due_after_it_is_accepted()
    {
        Due(new(At, Day: 6, MonthsAfter: 0)).IsSound();
        Due(new(At, Day: 6, MonthsAfter: -1)).HasTheFault("/forms/0/calendar/dueBy", "form cds-thang version 1: the report of 2024-01 is due before it is accepted");
        With(forms: [Monthly with { Calendar = CalendarMonth with { DueBy = new(At, Day: 6, MonthsAfter: -1), OpenAhead = 1 } }]).IsSound();
    }

    [Fact]
    public void It_opens_at_most_12_periods_ahead_and_locks_after_it_is_due()
    {
        With(forms: [Monthly with { Calendar = CalendarMonth with { OpenAhead = 13 } }]).HasTheFault("/forms/0/calendar/openAhead", "form cds-thang version 1: opens 13 periods ahead");
        With(forms: [Monthly with { Calendar = CalendarMonth with { LockDaysAfterDue = 0 } }]).HasTheFault("/forms/0/calendar/lockDaysAfterDue", "form cds-thang version 1: locks 0 days after");
    }

    [Fact]
    public void What_is_asked_once_says_its_window_and_its_day_alone()
    {
        var once = new PeriodCalendar(PeriodKind.Day, Regime.Calendar, new(At), Once: new(new(2026, 11, 16), new(2026, 11, 20), new(2026, 11, 23)));
        Catalogue Having(PeriodCalendar calendar, Period? last = null) => With(forms: [Monthly with { Code = "dot-xuat", FirstPeriod = Day, Calendar = calendar, LastPeriod = last }]);
        Having(once).IsSound();
        Having(once with { Frequency = PeriodKind.Month }).HasAmongItsFaults("/forms/0/calendar/frequency", "form dot-xuat version 1: what is asked once is named by a day");
        Having(once with { Once = once.Once! with { To = new(2026, 11, 15) } }).HasTheFault("/forms/0/calendar/once", "form dot-xuat version 1: its window ends before it begins");
        Having(once with { Once = once.Once! with { DueOn = new(2026, 11, 13) } }).HasTheFault("/forms/0/calendar/dueBy", "form dot-xuat version 1: the report of 2026-11-16 is due before it is accepted");
        Having(once with { DueBy = new(At, DaysAfter: 3) }).HasTheFault("/forms/0/calendar/dueBy", "form dot-xuat version 1: is asked once and due on 2026-11-23");
        Having(once, Day).HasTheFault("/forms/0/lastPeriod", "form dot-xuat version 1: is asked once, so it has no last period");
        Having(once with { OpenAhead = 1 }).HasTheFault("/forms/0/calendar/openAhead", "form dot-xuat version 1: opens 1 periods ahead");
    }

    private static NodaTime.LocalTime At { get; } = new(17, 0);

    private static Catalogue Due(DueRule rule) => With(forms: [Monthly with { Calendar = CalendarMonth with { DueBy = rule } }]);
}
