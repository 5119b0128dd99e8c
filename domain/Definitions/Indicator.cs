using System.Collections.Immutable;
using NodaTime;

namespace NhipSo.Domain.Definitions;

/// <summary>What kind of value an indicator has.</summary>
public enum ValueKind
{
    /// <summary>Whole things counted.</summary>
    Count,

    /// <summary>An amount of money.</summary>
    Money,

    /// <summary>A number that is neither a count nor money: a speed, a score, a percentage whose parts nobody gives.</summary>
    Number,

    /// <summary>A numerator over a denominator; always computed, never typed.</summary>
    Ratio,

    /// <summary>The sum of other indicators of the same unit; computed.</summary>
    Sum,

    /// <summary>The change of another indicator against the same period of the year before, in per cent; computed.</summary>
    Growth,

    /// <summary>What of a year's plan of another indicator is reached since the beginning of the year, in per cent; computed.</summary>
    PlanShare,

    /// <summary>A few words.</summary>
    Words,

    /// <summary>One of a list.</summary>
    Choice,
}

/// <summary>Which stretch of time a figure speaks of. It also says how figures of several windows combine.</summary>
public enum Accumulation
{
    /// <summary>What happened in the period; windows add.</summary>
    Period,

    /// <summary>What has happened since the beginning of the year; the last window stands for all.</summary>
    Cumulative,

    /// <summary>How things stand at the end of the period; the last window stands for all.</summary>
    Instant,
}

/// <summary>How figures of several units become one.</summary>
public enum Aggregation
{
    /// <summary>They add; a ratio is computed again from its summed parts.</summary>
    Sum,

    /// <summary>They do not: there is no figure over units that could name its denominator.</summary>
    None,
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

/// <summary>Where figures of an indicator come from.</summary>
public enum Origin
{
    /// <summary>Units report them.</summary>
    Reported,

    /// <summary>The agencies' systems say them.</summary>
    Measured,

    /// <summary>Both, and the two are held against each other.</summary>
    Both,

    /// <summary>They are computed from others.</summary>
    Derived,
}

/// <summary>What a choice offers.</summary>
/// <param name="Code">Small letters, digits and <c>-</c>.</param>
/// <param name="Name">As people read it.</param>
public sealed record Option(string Code, Text Name);

/// <summary>What is counted (chỉ tiêu báo cáo).</summary>
/// <param name="Code">Stable, a letter first, then letters, digits and <c>_</c>: it is a column of the tables.</param>
/// <param name="Name">As people know it.</param>
/// <param name="Unit">The unit of measure.</param>
/// <param name="Kind">What kind of value it is.</param>
/// <param name="Accumulation">Which stretch of time it speaks of.</param>
/// <param name="Min">The least value accepted, in the unit of measure.</param>
/// <param name="Max">The greatest value accepted, in the unit of measure; of words, how many characters.</param>
/// <param name="Decimals">How many decimals are shown, and at most accepted.</param>
/// <param name="Better">Which way is good.</param>
/// <param name="Source">Where the definition comes from; what is design says so.</param>
/// <param name="Pillar">The field that it belongs to: NT, TC, HT, NL, AT, CP, KT, XH, or NG for the sector.</param>
/// <param name="Origin">Where its figures come from.</param>
/// <param name="Aggregation">How figures of several units become one.</param>
/// <param name="Numerator">A ratio's numerator: an indicator's code.</param>
/// <param name="Denominator">A ratio's denominator: an indicator's code.</param>
/// <param name="Factor">What a ratio is multiplied by: 100 for per cent.</param>
/// <param name="Terms">What a sum adds: indicators' codes.</param>
/// <param name="Of">What a growth, a share of the plan or a target is of: an indicator's code. A target is a number, since a ratio is never typed.</param>
/// <param name="Options">What a choice offers.</param>
/// <param name="ValidTo">The last day of the windows that it is asked for; null while it is.</param>
/// <param name="IsCore">Whether it belongs to the core set.</param>
/// <param name="Anchor">Published figures to compare with, with their time; not used in any computation.</param>
/// <param name="Tolerance">How far what is reported may be from what is measured; null for what is usual of its kind.</param>
/// <param name="Accumulates">Of a figure since the beginning of the year: the code of the one of the period that it adds up.</param>
/// <param name="LeavesOut">What it does not count and is sometimes counted with it (cancelled, double, tried): indicators' codes.</param>
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
    string Pillar,
    Origin Origin = Origin.Reported,
    Aggregation Aggregation = Aggregation.Sum,
    string? Numerator = null,
    string? Denominator = null,
    decimal Factor = 1,
    ImmutableArray<string> Terms = default,
    string? Of = null,
    ImmutableArray<Option> Options = default,
    LocalDate? ValidTo = null,
    bool IsCore = false,
    string? Anchor = null,
    Tolerance? Tolerance = null,
    string? Accumulates = null,
    ImmutableArray<string> LeavesOut = default)
{
    /// <summary>What it does not count and is sometimes counted with it.</summary>
    public ImmutableArray<string> LeavesOut { get; init; } = LeavesOut.IsDefault ? [] : LeavesOut;

    /// <summary>What a sum adds; none for others.</summary>
    public ImmutableArray<string> Terms { get; init; } = Terms.IsDefault ? [] : Terms;

    /// <summary>What a choice offers; nothing for others.</summary>
    public ImmutableArray<Option> Options { get; init; } = Options.IsDefault ? [] : Options;

    /// <summary>Whether it is computed from others and never typed.</summary>
    public bool IsComputed => Kind is ValueKind.Ratio or ValueKind.Sum or ValueKind.Growth or ValueKind.PlanShare;

    /// <summary>Whether its values are numbers.</summary>
    public bool IsNumeric => Kind is not (ValueKind.Words or ValueKind.Choice);

    /// <summary>The codes of the indicators that it is computed from.</summary>
    public ImmutableArray<string> Parts => Kind switch
    {
        ValueKind.Ratio => [Numerator!, Denominator!],
        ValueKind.Sum => Terms,
        ValueKind.Growth or ValueKind.PlanShare => [Of!],
        _ => [],
    };
}
