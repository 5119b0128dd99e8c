using System.Collections.Immutable;

namespace NhipSo.Domain.Submissions;

/// <summary>A part of a value that is broken down, as its sender wrote it.</summary>
/// <param name="Category">The part's code as written.</param>
/// <param name="Number">The number, or null when what was written is none.</param>
/// <param name="Written">What was written.</param>
/// <param name="Place">Where it was written.</param>
public sealed record SubmittedPart(string Category, decimal? Number, string Written, string Place);

/// <summary>A value as its sender wrote it, before any check.</summary>
/// <param name="Code">The indicator's code as written.</param>
/// <param name="Number">The number, or null when what was written is none.</param>
/// <param name="Written">What was written; of words, their text.</param>
/// <param name="Place">Where it was written: a JSON pointer (RFC 6901), a line and column, or a cell.</param>
/// <param name="IsText">Whether what was written is a text.</param>
/// <param name="Status">How final it is, where that is not the report's.</param>
/// <param name="Comment">What its sender says of it, or null.</param>
/// <param name="Parts">What it is broken down into; empty where it is not.</param>
public sealed record SubmittedValue(
    string Code,
    decimal? Number,
    string Written,
    string Place,
    bool IsText = false,
    ValueStatus? Status = null,
    string? Comment = null,
    ImmutableArray<SubmittedPart> Parts = default)
{
    /// <summary>What it is broken down into; empty where it is not.</summary>
    public ImmutableArray<SubmittedPart> Parts { get; init; } = Parts.IsDefault ? [] : Parts;
}

/// <summary>A text of the outline as its sender wrote it.</summary>
/// <param name="Code">The text's code as written.</param>
/// <param name="Written">The text.</param>
/// <param name="Place">Where it was written.</param>
public sealed record SubmittedText(string Code, string Written, string Place);

/// <summary>A recommendation (kiến nghị) as its sender wrote it.</summary>
/// <param name="Text">What is asked for.</param>
/// <param name="To">The code or id of the unit that is to answer, as written.</param>
/// <param name="Place">Where it was written.</param>
public sealed record SubmittedRecommendation(string Text, string To, string Place);

/// <summary>A file that proves something, uploaded before.</summary>
/// <param name="Name">Its name as its sender has it.</param>
/// <param name="Hash">The SHA-256 of its bytes, 64 lower-case hex digits.</param>
/// <param name="Place">Where it was named.</param>
public sealed record SubmittedEvidence(string Name, string Hash, string Place);

/// <summary>What a sender wrote, whatever format it came in, before it is held against the form.</summary>
/// <param name="Status">How final the figures are, where a value does not say otherwise.</param>
/// <param name="Values">The values, in the order sent.</param>
/// <param name="Reason">Why an earlier revision is corrected, or null.</param>
/// <param name="Findings">What is wrong with its shape.</param>
/// <param name="PlaceOf">Where a value of that code would be written.</param>
public sealed record SubmittedReport(
    ValueStatus Status,
    ImmutableArray<SubmittedValue> Values,
    string? Reason,
    ImmutableArray<Finding> Findings,
    Func<string, string> PlaceOf)
{
    /// <summary>The texts of the outline.</summary>
    public ImmutableArray<SubmittedText> Texts { get; init; } = [];

    /// <summary>What the unit asks of others.</summary>
    public ImmutableArray<SubmittedRecommendation> Recommendations { get; init; } = [];

    /// <summary>Files that prove something.</summary>
    public ImmutableArray<SubmittedEvidence> Evidence { get; init; } = [];
}
