using System.Text.Json;
using NhipSo.Domain.Submissions;
using NhipSo.Functions.Problems;

namespace NhipSo.Functions.Submissions.Formats;

/// <summary>One of many reports in a call: <c>{"unit": "24", "ifMatch": "…", "values": {…}, …}</c>.</summary>
/// <param name="Unit">The unit as written.</param>
/// <param name="Corrects">The hash of the revision that it corrects, or null.</param>
/// <param name="Sent">The report.</param>
internal sealed record ReportLine(string Unit, string? Corrects, SubmittedReport Sent)
{
    /// <summary>How long a line is at most.</summary>
    public const int MaxBytes = 64 * 1024;

    private const string UnitMember = "unit";
    private const string CorrectsMember = "ifMatch";

    /// <summary>Reads a line.</summary>
    /// <exception cref="ProblemException">It is none.</exception>
    public static ReportLine Read(ReadOnlyMemory<byte> line) => line.Length > MaxBytes
        ? throw Refusals.TooLarge(MaxBytes)
        : JsonReport.Read(line, [UnitMember, CorrectsMember], (json, report) => new ReportLine(UnitOf(json), CorrectsOf(json), report));

    private static string UnitOf(JsonElement json) =>
        json.TryGetProperty(UnitMember, out var unit) && unit.ValueKind == JsonValueKind.String && unit.GetString() is { Length: > 0 and <= 64 } written
            ? written
            : throw Refusals.UnitMissing();

    private static string? CorrectsOf(JsonElement json) => !json.TryGetProperty(CorrectsMember, out var hash)
        ? null
        : hash.ValueKind == JsonValueKind.String && hash.GetString() is { Length: 64 } written && written.All(char.IsAsciiHexDigitLower)
            ? written
            : throw Refusals.NotARevision();
}
