using NhipSo.Domain.Definitions;

namespace NhipSo.Domain.Submissions;

/// <summary>What a finding does to a report.</summary>
public enum Level
{
    /// <summary>The report is accepted; nothing is asked.</summary>
    Info,

    /// <summary>The report is accepted; its sender should look, and say in a comment why it is so.</summary>
    Warning,

    /// <summary>The report is refused.</summary>
    Error,
}

/// <summary>Something that a check found in a report.</summary>
/// <param name="Code">Stable, for programs.</param>
/// <param name="Level">Whether it refuses the report.</param>
/// <param name="Place">Where in what was sent: a JSON pointer (RFC 6901), a line and column, or a cell.</param>
/// <param name="Value">What was sent there, shortened; null when nothing was.</param>
/// <param name="Message">What is wrong and what to do about it.</param>
/// <param name="Expected">What would be right, where that can be said shortly.</param>
public sealed record Finding(string Code, Level Level, string Place, string? Value, Text Message, Text? Expected = null)
{
    private const int MaxLength = 60;

    /// <summary>What a sender wrote, as far as a message quotes it.</summary>
    public static string Shorten(string written) =>
        written.Length <= MaxLength ? written : string.Concat(written.AsSpan(0, MaxLength - (char.IsHighSurrogate(written[MaxLength - 2]) ? 2 : 1)), "…");
}
