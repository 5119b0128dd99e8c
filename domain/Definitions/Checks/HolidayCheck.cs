using NodaTime;

namespace NhipSo.Domain.Definitions.Checks;

/// <summary>The table of days off: a day once, and each entry changes what its weekday says.</summary>
internal static class HolidayCheck
{
    public static IEnumerable<Fault> Faults(Catalogue catalogue)
    {
        var holidays = catalogue.Written.Holidays.At("/holidays").ToList();
        return
        [
            .. holidays.Repeated(holiday => $"{holiday.Date:uuuu-MM-dd}", "holiday"),
            .. from holiday in holidays
               let isWeekend = holiday.Entry.Date.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday
               where holiday.Entry.IsWorked != isWeekend
               select new Fault($"{holiday.At}/date", holiday.Entry.IsWorked
                   ? $"holiday {holiday.Entry.Date:uuuu-MM-dd}: a day worked instead is of the weekend, and this is a {holiday.Entry.Date.DayOfWeek}; correct the date"
                   : $"holiday {holiday.Entry.Date:uuuu-MM-dd}: a {holiday.Entry.Date.DayOfWeek} is off anyway; remove it, and enter the day off that compensates for it"),
            .. from holiday in holidays
               where string.IsNullOrWhiteSpace(holiday.Entry.Source)
               select new Fault($"{holiday.At}/source", $"holiday {holiday.Entry.Date:uuuu-MM-dd}: says no ground; write it"),
        ];
    }
}
