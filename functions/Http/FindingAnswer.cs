using Microsoft.AspNetCore.Http;
using NhipSo.Domain.Submissions;

namespace NhipSo.Functions.Http;

/// <summary>A finding as the API answers it.</summary>
/// <param name="Code">Stable, for programs.</param>
/// <param name="Level">Whether it refuses the report.</param>
/// <param name="Place">Where in what was sent: a JSON pointer (RFC 6901), a line and column, or a cell.</param>
/// <param name="Value">What was sent there.</param>
/// <param name="Message">What is wrong and what to do about it.</param>
/// <param name="Expected">What would be right, where that can be said shortly.</param>
public sealed record FindingAnswer(string Code, Level Level, string Place, string? Value, string Message, string? Expected)
{
    /// <summary>The findings in the caller's language.</summary>
    public static IEnumerable<FindingAnswer> From(IEnumerable<Finding> findings, HttpRequest request)
    {
        var language = Language.Of(request);
        return findings.Select(finding => From(finding, language));
    }

    /// <summary>The finding in the caller's language.</summary>
    public static FindingAnswer From(Finding finding, string language) => new(
        finding.Code, finding.Level, finding.Place, finding.Value,
        Language.In(finding.Message, language), finding.Expected is { } expected ? Language.In(expected, language) : null);
}
