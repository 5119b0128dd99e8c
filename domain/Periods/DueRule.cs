using NodaTime;

namespace NhipSo.Domain.Periods;

/// <summary>
/// Until when a report is sent (thời hạn gửi): a day of a month, or a number of days after the window. A day off moves it to the
/// next working day (Bộ luật Dân sự 2015, Điều 148.5, recalled).
/// </summary>
/// <param name="At">The time of that day in Vietnam.</param>
/// <param name="Day">The day of the month, 1 to 28; null where it is counted from the window.</param>
/// <param name="MonthsAfter">With <paramref name="Day"/>: 0 in the period's last month, 1 in the next, negative before.</param>
/// <param name="WorkingDaysAfter">How many working days after the window's last day.</param>
/// <param name="DaysAfter">How many days after the window's last day.</param>
public sealed record DueRule(LocalTime At, int? Day = null, int MonthsAfter = 0, int? WorkingDaysAfter = null, int? DaysAfter = null)
{
    /// <summary>The day on which the report of <paramref name="period"/> is due.</summary>
    /// <param name="period">The period.</param>
    /// <param name="windowEnd">The last day of its window.</param>
    /// <param name="workingDays">Which days are worked.</param>
    public LocalDate DayOf(Period period, LocalDate windowEnd, WorkingDays workingDays) => this switch
    {
        { WorkingDaysAfter: { } count } => workingDays.After(windowEnd, count),
        { DaysAfter: { } count } => workingDays.OnOrAfter(windowEnd.PlusDays(count)),
        _ => workingDays.OnOrAfter(period.Last.ToYearMonth().PlusMonths(MonthsAfter).OnDayOfMonth(Day!.Value)),
    };
}
