using System.Collections.Immutable;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Domain.Definitions;

/// <summary>Which units together a published figure is of.</summary>
public enum Block
{
    /// <summary>The whole country.</summary>
    Nation,

    /// <summary>All ministries and agencies of the government.</summary>
    Ministries,

    /// <summary>All provinces.</summary>
    Provinces,
}

/// <summary>How exactly a figure was said.</summary>
public enum Exactness
{
    /// <summary>As it stands.</summary>
    Exact,

    /// <summary>About that (khoảng).</summary>
    About,

    /// <summary>More than that (trên).</summary>
    MoreThan,

    /// <summary>Less than that (dưới).</summary>
    LessThan,
}

/// <summary>A figure that someone published. It is kept as it was published, also where it is plainly wrong.</summary>
/// <param name="Value">As published, in the series' unit of measure.</param>
/// <param name="Source">Who published it where, and how sure that is.</param>
/// <param name="Period">The period that it is of, or at the end of which it stood; null where what was read does not say.</param>
/// <param name="Block">Which units together it is of; null where it is of one unit.</param>
/// <param name="Unit">The id of the unit that it is of; null where it is of several.</param>
/// <param name="Exactness">How exactly it was said.</param>
/// <param name="Growth">The change against the same period of the year before that was printed beside it, in per cent, with the decimals of the print.</param>
/// <param name="PlanShare">The share of the year's plan that was printed beside it, in per cent.</param>
/// <param name="Target">What was to be reached.</param>
/// <param name="Numerator">Of a rate: its numerator, where that was published.</param>
/// <param name="Denominator">Of a rate: its denominator, where that was published.</param>
/// <param name="IsEstimate">Whether it was published as an estimate (ước đạt).</param>
/// <param name="IsMisprint">Whether it is a misprint, by what is around it: it is then in no computation.</param>
/// <param name="Note">What else has to be known.</param>
public sealed record PublishedFigure(
    decimal Value,
    string Source,
    Period? Period = null,
    Block? Block = null,
    string? Unit = null,
    Exactness Exactness = Exactness.Exact,
    decimal? Growth = null,
    decimal? PlanShare = null,
    decimal? Target = null,
    decimal? Numerator = null,
    decimal? Denominator = null,
    bool IsEstimate = false,
    bool IsMisprint = false,
    Text? Note = null);

/// <summary>What was published of something over the years, before and beside what is reported here.</summary>
/// <param name="Code">Small letters, digits and <c>-</c>.</param>
/// <param name="Group">The code of the file that it is in: what is published together.</param>
/// <param name="Name">As people know it.</param>
/// <param name="UnitOfMeasure">The unit of measure.</param>
/// <param name="Figures">The figures, the earliest first.</param>
/// <param name="Indicator">The code of the indicator that it speaks of, or null.</param>
/// <param name="Decimals">How many decimals are shown.</param>
/// <param name="Note">What has to be known of all of them: that a definition changed.</param>
public sealed record PublishedSeries(
    string Code,
    string Group,
    Text Name,
    Text UnitOfMeasure,
    ImmutableArray<PublishedFigure> Figures,
    string? Indicator = null,
    int Decimals = 0,
    Text? Note = null);
