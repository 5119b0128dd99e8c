using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using NhipSo.Domain.Definitions;
using NodaTime;

namespace NhipSo.Domain.Periods;

/// <summary>
/// A reporting period (kỳ báo cáo), named for calendar days. Which days its figures cover, the regime says
/// (<see cref="DataWindow"/>).
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Period : IComparable<Period>
{
    private Period(PeriodKind kind, LocalDate first) => (Kind, First) = (kind, first);

    /// <summary>How long it is.</summary>
    public PeriodKind Kind { get; }

    /// <summary>The first calendar day of its name.</summary>
    public LocalDate First { get; }

    /// <summary>The last calendar day of its name.</summary>
    public LocalDate Last => Kind switch
    {
        PeriodKind.Day => First,
        PeriodKind.Week => First.PlusDays(6),
        _ => First.PlusMonths(MonthsOf(Kind)).PlusDays(-1),
    };

    /// <summary>The code that names the period in addresses and tables; among periods of a kind it sorts by time.</summary>
    public string Code => PeriodText.CodeOf(this);

    /// <summary>As people write it.</summary>
    public Text Name => PeriodText.NameOf(this);

    /// <summary>The period of <paramref name="kind"/> that has <paramref name="day"/> in its name; of the nine months, those of its year.</summary>
    public static Period Containing(PeriodKind kind, LocalDate day) => new(kind, kind switch
    {
        PeriodKind.Day => day,
        PeriodKind.Week => day.PlusDays(IsoDayOfWeek.Monday - day.DayOfWeek),
        PeriodKind.NineMonths => new(day.Year, 1, 1),
        _ => new(day.Year, day.Month - ((day.Month - 1) % MonthsOf(kind)), 1),
    });

    /// <summary>Reads a period's code; false when it is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? code, out Period period) => PeriodText.TryParse(code, out period);

    /// <summary>Reads a period's code.</summary>
    /// <exception cref="FormatException"><paramref name="code"/> is no period.</exception>
    public static Period Parse(string code) => TryParse(code, out var period)
        ? period
        : throw new FormatException($"'{code}' is no period such as 2026-11-22, 2026-W47, 2026-11, 2026-Q4, 2026-H2, 2026-9M or 2026.");

    /// <summary>The period of the same kind that is <paramref name="count"/> later.</summary>
    public Period Plus(int count) => new(Kind, Kind switch
    {
        PeriodKind.Day => First.PlusDays(count),
        PeriodKind.Week => First.PlusWeeks(count),
        PeriodKind.NineMonths => First.PlusYears(count),
        _ => First.PlusMonths(count * MonthsOf(Kind)),
    });

    /// <summary>The same period of the year before; a week has none of its own number in every year, so 52 weeks before.</summary>
    public Period YearBefore() => Kind switch
    {
        PeriodKind.Week => Plus(-52),
        _ => Containing(Kind, First.PlusYears(-1)),
    };

    /// <summary>Whether it is the last one of its kind in a <paramref name="longer"/> one: November and December of a year are no quarter's last both.</summary>
    public bool Ends(PeriodKind longer) => Last == Containing(longer, Last).Last;

    /// <summary>By time; what begins together, the shorter first.</summary>
    public int CompareTo(Period other) => (First, Last).CompareTo((other.First, other.Last));

    /// <inheritdoc/>
    public override string ToString() => Code;

    /// <summary>Whether <paramref name="left"/> is earlier.</summary>
    public static bool operator <(Period left, Period right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> is later.</summary>
    public static bool operator >(Period left, Period right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> is not later.</summary>
    public static bool operator <=(Period left, Period right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> is not earlier.</summary>
    public static bool operator >=(Period left, Period right) => left.CompareTo(right) >= 0;

    private static int MonthsOf(PeriodKind kind) => kind switch
    {
        PeriodKind.Month => 1,
        PeriodKind.Quarter => 3,
        PeriodKind.Half => 6,
        PeriodKind.NineMonths => 9,
        PeriodKind.Year => 12,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not counted in months."),
    };
}
