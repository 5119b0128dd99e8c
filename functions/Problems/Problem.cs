using System.Collections.Immutable;
using System.Text.Json.Nodes;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Submissions;

namespace NhipSo.Functions.Problems;

/// <summary>What went wrong with a request: what, where, and what to do (RFC 9457).</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">Stable, for programs.</param>
/// <param name="Title">What is wrong, the same for every occurrence.</param>
/// <param name="Detail">What is wrong this time and what to do about it.</param>
public sealed record Problem(int Status, string Code, Text Title, Text Detail)
{
    /// <summary>What a check found, where one was made.</summary>
    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>After how many seconds to try again; 0 where that would not help.</summary>
    public int RetryAfterSeconds { get; init; }

    /// <summary>What is different in the newest revision, where the request was made against another.</summary>
    public ImmutableArray<Change> Changes { get; init; } = [];

    /// <summary>What credentials would be accepted (RFC 9110, <c>WWW-Authenticate</c>), where those that came are not; or null.</summary>
    public string? Challenge { get; init; }

    /// <summary>The hash of the newest revision, where the request was made against another.</summary>
    public string? CurrentHash { get; init; }
}

/// <summary>A difference between two revisions.</summary>
/// <param name="Place">Where: a JSON pointer (RFC 6901).</param>
/// <param name="Before">What was there, as JSON; null for nothing.</param>
/// <param name="After">What is there now, as JSON; null for nothing.</param>
public sealed record Change(string Place, JsonNode? Before, JsonNode? After);

/// <summary>Ends a request with a problem.</summary>
/// <param name="problem">The problem.</param>
public sealed class ProblemException(Problem problem) : Exception(problem.Detail.En)
{
    /// <summary>The problem.</summary>
    public Problem Problem { get; } = problem;
}
