using NhipSo.Domain.Submissions;

namespace NhipSo.Functions.Http;

/// <summary>A finding as the API answers it.</summary>
/// <param name="Code">Stable, for programs.</param>
/// <param name="Level">Whether it refuses the report.</param>
/// <param name="Place">Where in what was sent (RFC 6901).</param>
/// <param name="Value">What was sent there.</param>
/// <param name="Message">What is wrong and what to do about it.</param>
public sealed record FindingAnswer(string Code, Level Level, string Place, string? Value, string Message)
{
    /// <summary>The finding in the caller's language.</summary>
    public static FindingAnswer From(Finding finding, string language) => new(
        finding.Code, finding.Level, finding.Place, finding.Value,
        language == Language.English ? finding.Message.En : finding.Message.Vi);
}
