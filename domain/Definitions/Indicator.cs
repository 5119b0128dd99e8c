namespace NhipSo.Domain.Definitions;

/// <summary>What kind of figure an indicator is.</summary>
public enum ValueKind
{
    /// <summary>Whole things counted.</summary>
    Count,

    /// <summary>An amount of money.</summary>
    Money,

    /// <summary>A numerator over a denominator; always computed, never typed.</summary>
    Ratio,
}

/// <summary>Which stretch of time a figure speaks of.</summary>
public enum Accumulation
{
    /// <summary>What happened in the period.</summary>
    Period,

    /// <summary>What has happened since the beginning of the year.</summary>
    Cumulative,

    /// <summary>How things stand at the end of the period.</summary>
    Instant,
}

/// <summary>Which way is good.</summary>
public enum Better
{
    /// <summary>Neither.</summary>
    None,

    /// <summary>More is better.</summary>
    Up,

    /// <summary>Less is better.</summary>
    Down,
}

/// <summary>What is counted (chỉ tiêu báo cáo). Over units a count or an amount sums; a ratio is computed again from its summed parts.</summary>
/// <param name="Code">Stable, a letter first, then letters, digits and <c>_</c>: it is a column of the tables.</param>
/// <param name="Name">As people know it.</param>
/// <param name="Unit">The unit of measure.</param>
/// <param name="Kind">What kind of figure it is.</param>
/// <param name="Accumulation">Which stretch of time it speaks of.</param>
/// <param name="Min">The least value accepted, in the unit of measure.</param>
/// <param name="Max">The greatest value accepted, in the unit of measure.</param>
/// <param name="Decimals">How many decimals are shown, and at most accepted.</param>
/// <param name="Better">Which way is good.</param>
/// <param name="Source">Where the definition comes from.</param>
/// <param name="Numerator">A ratio's numerator: an indicator's code.</param>
/// <param name="Denominator">A ratio's denominator: an indicator's code.</param>
/// <param name="Factor">What a ratio is multiplied by: 100 for per cent.</param>
public sealed record Indicator(
    string Code,
    Text Name,
    Text Unit,
    ValueKind Kind,
    Accumulation Accumulation,
    decimal Min,
    decimal Max,
    int Decimals,
    Better Better,
    string Source,
    string? Numerator = null,
    string? Denominator = null,
    decimal Factor = 1);
