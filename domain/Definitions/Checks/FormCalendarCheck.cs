using NhipSo.Domain.Periods;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Domain.Definitions.Checks;

/// <summary>A form's periods: the first and the last one, the due day, the opening, the locking.</summary>
internal static class FormCalendarCheck
{
    /// <summary>So many periods, of different months and leap years, show whether a rule puts the due instant before the opening.</summary>
    private const int PeriodsTried = 60;

    public static IEnumerable<Fault> Faults(Form form, string at, Catalogue catalogue)
    {
        var (called, calendar) = (form.Called(), form.Calendar);
        if (form.FirstPeriod.Kind != calendar.Frequency)
            yield return new($"{at}/firstPeriod", $"{called}: its first period {form.FirstPeriod} is no {calendar.Frequency}; correct it or the frequency");
        if (PeriodCalendar.Earliest > form.FirstPeriod.First)
            yield return new($"{at}/firstPeriod", $"{called}: its first period {form.FirstPeriod} is before {PeriodCalendar.Earliest:uuuu-MM-dd}; correct it");
        if (form.LastPeriod is { } last && (last.Kind != calendar.Frequency || last < form.FirstPeriod))
            yield return new($"{at}/lastPeriod", $"{called}: its last period {last} is before its first {form.FirstPeriod} or of another length; correct it");
        foreach (var fault in calendar.Once is { } once ? OnceFaults(form, once, at) : DueFaults(form, at))
            yield return fault;
        if (calendar.OpenAhead is < 0 or > 12 || (calendar.Once is not null && calendar.OpenAhead > 0))
            yield return new($"{at}/calendar/openAhead", $"{called}: opens {calendar.OpenAhead} periods ahead, where 0 to 12 are possible, and 0 for what is asked once; correct it");
        if (calendar.LockDaysAfterDue < 1)
            yield return new($"{at}/calendar/lockDaysAfterDue", $"{called}: locks {calendar.LockDaysAfterDue} days after the due instant, where 1 or more are possible; correct or remove it");
        if (form.FirstPeriod.Kind == calendar.Frequency && FirstDueTooEarly(form) is { } early)
            yield return new($"{at}/calendar/dueBy", $"{called}: the report of {early} is due before it is accepted; move the due day, or let it open ahead");
    }

    private static IEnumerable<Fault> DueFaults(Form form, string at)
    {
        var (called, due) = (form.Called(), form.Calendar.DueBy);
        if (new[] { due.Day, due.DaysAfter, due.WorkingDaysAfter }.Count(way => way is not null) != 1)
            yield return new($"{at}/calendar/dueBy", $"{called}: its due day is a day of a month, or a number of days, or of working days after the window; write one of the three");
        if (due.Day is < 1 or > 28 || due.MonthsAfter is < -12 or > 12)
            yield return new($"{at}/calendar/dueBy", $"{called}: due on day {due.Day}, {due.MonthsAfter} months after; a day is 1 to 28, and -12 to 12 months after; correct it");
        if (due.Day is null && due.MonthsAfter != 0)
            yield return new($"{at}/calendar/dueBy/monthsAfter", $"{called}: months are counted where a day of a month is named; name one, or remove them");
        if (due.DaysAfter is < 0 or > 366 || due.WorkingDaysAfter is < 0 or > 250)
            yield return new($"{at}/calendar/dueBy", $"{called}: due a number of days after the window that is below 0 or over a year; correct it");
    }

    private static IEnumerable<Fault> OnceFaults(Form form, Once once, string at)
    {
        var called = form.Called();
        if (form.Calendar.Frequency != PeriodKind.Day)
            yield return new($"{at}/calendar/frequency", $"{called}: what is asked once is named by a day; write frequency day");
        if (once.From > once.To)
            yield return new($"{at}/calendar/once", $"{called}: its window ends before it begins; correct from or to");
        if (form.Calendar.DueBy is { Day: not null } or { DaysAfter: not null } or { WorkingDaysAfter: not null })
            yield return new($"{at}/calendar/dueBy", $"{called}: is asked once and due on {once.DueOn:uuuu-MM-dd}; leave only the time in dueBy");
        if (form.LastPeriod is not null)
            yield return new($"{at}/lastPeriod", $"{called}: is asked once, so it has no last period; remove it");
    }

    private static Period? FirstDueTooEarly(Form form)
    {
        if (form.Calendar.DueBy is { Day: < 1 or > 28 } or { Day: null, DaysAfter: null, WorkingDaysAfter: null } && form.Calendar.Once is null)
            return null;
        if (form.Calendar.Once is { } once && once.From > once.To)
            return null;
        var tried = form.Calendar.Once is null ? PeriodsTried : 1;
        return Enumerable.Range(0, tried).Select(form.FirstPeriod.Plus).Where(period => form.Calendar.Due(period) <= form.Calendar.Opens(period))
            .Cast<Period?>().FirstOrDefault();
    }
}
