using System.Collections.Frozen;
using NhipSo.Domain.Definitions;
using NodaTime;

namespace NhipSo.Domain.Periods;

/// <summary>A day that is not what its weekday says.</summary>
/// <param name="Date">The day.</param>
/// <param name="Name">What it is for.</param>
/// <param name="Source">On what ground.</param>
/// <param name="IsWorked">False: a weekday off (nghỉ lễ, nghỉ bù, nghỉ hoán đổi). True: a day of the weekend that is worked instead (làm bù).</param>
public sealed record Holiday(LocalDate Date, Text Name, string Source, bool IsWorked = false);

/// <summary>Which days are worked: Monday to Friday, but for what a table says of single days.</summary>
/// <param name="table">The table; the law leaves the days that move and the days that compensate to each year's decision.</param>
public sealed class WorkingDays(IEnumerable<Holiday> table)
{
    private readonly FrozenDictionary<LocalDate, bool> exceptions =
        table.DistinctBy(holiday => holiday.Date).ToFrozenDictionary(holiday => holiday.Date, holiday => holiday.IsWorked);

    /// <summary>Monday to Friday.</summary>
    public static WorkingDays Weekdays { get; } = new([]);

    /// <summary>Whether <paramref name="day"/> is worked.</summary>
    public bool IsWorked(LocalDate day) =>
        exceptions.TryGetValue(day, out var isWorked) ? isWorked : day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday);

    /// <summary><paramref name="day"/>, or the first worked day after it.</summary>
    public LocalDate OnOrAfter(LocalDate day)
    {
        while (!IsWorked(day))
            day = day.PlusDays(1);
        return day;
    }

    /// <summary>The <paramref name="count"/>-th worked day after <paramref name="day"/>; the first one on or after it for 0.</summary>
    public LocalDate After(LocalDate day, int count)
    {
        for (; count > 0; count--)
            day = OnOrAfter(day.PlusDays(1));
        return OnOrAfter(day);
    }
}
