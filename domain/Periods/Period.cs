using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using NhipSo.Domain.Definitions;
using NodaTime;
using NodaTime.Text;

namespace NhipSo.Domain.Periods;

/// <summary>A reporting period (kỳ báo cáo): a month, written <c>2026-11</c>.</summary>
/// <param name="Month">The month that the period is named for; which days it covers, its form's calendar says.</param>
public readonly record struct Period(YearMonth Month) : IComparable<Period>
{
    private static readonly YearMonthPattern Pattern = YearMonthPattern.Iso;

    /// <summary>The code that names the period in addresses and tables, which sorts by time.</summary>
    public string Code => Pattern.Format(Month);

    /// <summary>As people write it.</summary>
    public Text Name => new(
        string.Create(CultureInfo.InvariantCulture, $"Tháng {Month.Month}/{Month.Year}"),
        CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(Month.Month) + string.Create(CultureInfo.InvariantCulture, $" {Month.Year}"));

    /// <summary>Reads a period's code; false when it is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? code, out Period period)
    {
        var parsed = code is { Length: 7 } ? Pattern.Parse(code) : null;
        period = parsed is { Success: true } ? new Period(parsed.Value) : default;
        return parsed is { Success: true };
    }

    /// <summary>Reads a period's code.</summary>
    /// <exception cref="FormatException"><paramref name="code"/> is no period.</exception>
    public static Period Parse(string code) =>
        TryParse(code, out var period) ? period : throw new FormatException($"'{code}' is not a month such as 2026-11.");

    /// <summary>The period <paramref name="count"/> months later.</summary>
    public Period Plus(int count) => new(Month.PlusMonths(count));

    /// <inheritdoc/>
    public int CompareTo(Period other) => Month.CompareTo(other.Month);

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
}
