using System.Collections.Immutable;

namespace NhipSo.Domain.Submissions;

/// <summary>What a unit asks of another (kiến nghị).</summary>
/// <param name="Text">What is asked for.</param>
/// <param name="To">The id of the unit that is to answer.</param>
public sealed record Recommendation(string Text, string To);

/// <summary>A file that proves something.</summary>
/// <param name="Name">Its name as its sender has it.</param>
/// <param name="Hash">The SHA-256 of its bytes, 64 lower-case hex digits; where it is stored.</param>
public sealed record Evidence(string Name, string Hash);

/// <summary>What a unit reports, typed and held against its form. It says each thing once and in one way, so that equal reports are equal bytes.</summary>
/// <param name="Status">How final the figures are, where <paramref name="Statuses"/> does not say otherwise.</param>
/// <param name="Values">The figures by indicator code, without zeros at their ends.</param>
/// <param name="Words">Words and choices by indicator code.</param>
/// <param name="Statuses">How final single figures are, where that is not <paramref name="Status"/>.</param>
/// <param name="Comments">What is said of single values, by indicator code.</param>
/// <param name="Parts">What figures are broken down into, by indicator code and category.</param>
/// <param name="Texts">The texts of the outline, by code.</param>
/// <param name="Recommendations">What the unit asks of others.</param>
/// <param name="Evidence">Files that prove something.</param>
public sealed record Report(
    ValueStatus Status,
    ImmutableSortedDictionary<string, decimal> Values,
    ImmutableSortedDictionary<string, string> Words,
    ImmutableSortedDictionary<string, ValueStatus> Statuses,
    ImmutableSortedDictionary<string, string> Comments,
    ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, decimal>> Parts,
    ImmutableSortedDictionary<string, string> Texts,
    ImmutableArray<Recommendation> Recommendations,
    ImmutableArray<Evidence> Evidence);

/// <summary>What a unit reported of the same form before, as far as a check looks back.</summary>
/// <param name="Before">The figures of the period before, or null when there are none.</param>
/// <param name="Earlier">The figures of the periods before that one and of the same period a year ago, those that there are.</param>
/// <param name="IsSameYear">Whether the period before is of the same year, so that what accumulates goes on.</param>
public sealed record History(
    IReadOnlyDictionary<string, decimal>? Before, ImmutableArray<IReadOnlyDictionary<string, decimal>> Earlier, bool IsSameYear)
{
    /// <summary>Nothing is known.</summary>
    public static History None { get; } = new(null, [], false);
}

/// <summary>What a check of a report gave.</summary>
/// <param name="Report">What it says; whole only when nothing was refused.</param>
/// <param name="Findings">Everything found, in one pass.</param>
/// <param name="Asked">How many values and texts are required.</param>
/// <param name="Given">How many of those are there.</param>
public sealed record Validated(Report Report, ImmutableArray<Finding> Findings, int Asked, int Given)
{
    /// <summary>Whether every required value and text is there.</summary>
    public bool IsComplete => Given == Asked;

    /// <summary>Whether a finding refuses the report.</summary>
    public bool IsRefused => Findings.Any(finding => finding.Level == Level.Error);

    /// <summary>How many findings ask for a look.</summary>
    public int Warnings => Findings.Count(finding => finding.Level == Level.Warning);
}
