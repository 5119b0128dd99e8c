using System.Globalization;
using System.Text.RegularExpressions;
using NhipSo.Domain.Definitions;
using NodaTime;
using NodaTime.Calendars;

namespace NhipSo.Domain.Periods;

/// <summary>Writes and reads periods.</summary>
internal static partial class PeriodText
{
    /// <summary>Years with room for the periods around them; no calendar ends at their edge.</summary>
    private const int FirstYear = 1900;
    private const int LastYear = 9998;

    private static readonly string[] Roman = ["I", "II", "III", "IV"];

    public static string CodeOf(Period period) => period.Kind switch
    {
        PeriodKind.Day => Invariant($"{period.First:uuuu-MM-dd}"),
        PeriodKind.Week => Invariant($"{WeekYear(period):D4}-W{WeekOf(period):D2}"),
        PeriodKind.Month => Invariant($"{period.First:uuuu-MM}"),
        PeriodKind.Quarter => Invariant($"{period.First:uuuu}-Q{QuarterOf(period)}"),
        PeriodKind.Half => Invariant($"{period.First:uuuu}-H{HalfOf(period)}"),
        PeriodKind.NineMonths => Invariant($"{period.First:uuuu}-9M"),
        _ => Invariant($"{period.First:uuuu}"),
    };

    public static Text NameOf(Period period) => period.Kind switch
    {
        PeriodKind.Day => new(Invariant($"Ngày {period.First:d/M/uuuu}"), Invariant($"{period.First:d MMMM uuuu}")),
        PeriodKind.Week => new(Invariant($"Tuần {WeekOf(period)}/{WeekYear(period)}"), Invariant($"Week {WeekOf(period)} of {WeekYear(period)}")),
        PeriodKind.Month => new(Invariant($"Tháng {period.First:M/uuuu}"), Invariant($"{period.First:MMMM uuuu}")),
        PeriodKind.Quarter => new(Invariant($"Quý {Roman[QuarterOf(period) - 1]}/{period.First.Year}"), Invariant($"Quarter {QuarterOf(period)} of {period.First.Year}")),
        PeriodKind.Half => new(
            Invariant($"6 tháng {(HalfOf(period) == 1 ? "đầu" : "cuối")} năm {period.First.Year}"),
            Invariant($"{(HalfOf(period) == 1 ? "First" : "Second")} half of {period.First.Year}")),
        PeriodKind.NineMonths => new(Invariant($"9 tháng năm {period.First.Year}"), Invariant($"Nine months of {period.First.Year}")),
        _ => new(Invariant($"Năm {period.First.Year}"), Invariant($"Year {period.First.Year}")),
    };

    public static bool TryParse(string? code, out Period period)
    {
        period = default;
        if (code is null || Code().Match(code) is not { Success: true } match)
            return false;
        var year = int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture);
        if (year is < FirstYear or > LastYear)
            return false;
        var january = new LocalDate(year, 1, 1);
        Period? found = match switch
        {
            _ when Number(match, "day") is { } day => Number(match, "month") is { } month and >= 1 and <= 12
                && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month) ? Period.Containing(PeriodKind.Day, new(year, month, day)) : null,
            _ when Number(match, "month") is { } month => month is >= 1 and <= 12 ? Period.Containing(PeriodKind.Month, new(year, month, 1)) : null,
            _ when Number(match, "week") is { } week => week >= 1 && week <= WeekYearRules.Iso.GetWeeksInWeekYear(year)
                ? Period.Containing(PeriodKind.Week, WeekYearRules.Iso.GetLocalDate(year, week, IsoDayOfWeek.Monday)) : null,
            _ when Number(match, "quarter") is { } quarter => Period.Containing(PeriodKind.Quarter, january.PlusMonths(3 * (quarter - 1))),
            _ when Number(match, "half") is { } half => Period.Containing(PeriodKind.Half, january.PlusMonths(6 * (half - 1))),
            _ => Period.Containing(match.Groups["nine"].Success ? PeriodKind.NineMonths : PeriodKind.Year, january),
        };
        period = found.GetValueOrDefault();
        return found is not null;
    }

    private static int? Number(Match match, string group) =>
        match.Groups[group] is { Success: true, ValueSpan: var digits } ? int.Parse(digits, CultureInfo.InvariantCulture) : null;

    private static int QuarterOf(Period period) => (period.First.Month + 2) / 3;

    private static int HalfOf(Period period) => (period.First.Month + 5) / 6;

    private static int WeekYear(Period period) => WeekYearRules.Iso.GetWeekYear(period.First);

    private static int WeekOf(Period period) => WeekYearRules.Iso.GetWeekOfWeekYear(period.First);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    [GeneratedRegex(
        @"^(?<year>[0-9]{4})(-((?<month>[0-9]{2})(-(?<day>[0-9]{2}))?|W(?<week>[0-9]{2})|Q(?<quarter>[1-4])|H(?<half>[12])|(?<nine>9M)))?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();
}
