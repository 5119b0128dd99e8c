namespace NhipSo.Domain.Periods;

/// <summary>How long a period is.</summary>
public enum PeriodKind
{
    /// <summary>A day, <c>2026-11-22</c>.</summary>
    Day,

    /// <summary>A week from Monday to Sunday, numbered as ISO 8601 does, <c>2026-W47</c>.</summary>
    Week,

    /// <summary>A month, <c>2026-11</c>.</summary>
    Month,

    /// <summary>A quarter, <c>2026-Q4</c>.</summary>
    Quarter,

    /// <summary>Half a year, <c>2026-H2</c>.</summary>
    Half,

    /// <summary>The first nine months of a year, <c>2026-9M</c>.</summary>
    NineMonths,

    /// <summary>A year, <c>2026</c>.</summary>
    Year,
}
