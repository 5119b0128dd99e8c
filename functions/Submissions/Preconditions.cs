using Microsoft.AspNetCore.Http;
using NhipSo.Functions.Problems;

namespace NhipSo.Functions.Submissions;

/// <summary>What a request says of itself beside its body.</summary>
internal static class Preconditions
{
    /// <summary>Whether it asks for a check alone.</summary>
    public static bool IsDryRun(HttpRequest request) => request.Query["dryRun"].ToString() switch
    {
        "" => false,
        var written => bool.TryParse(written, out var isDryRun) ? isDryRun : throw Refusals.NotADryRun(written.Length <= 20 ? written : written[..20]),
    };

    /// <summary>The hash of the revision that it is about. A list, <c>*</c> or a weak tag names no single one.</summary>
    public static string? IfMatchOf(HttpRequest request) => request.Headers.IfMatch.ToString() switch
    {
        "" => null,
        ['"', .. { Length: 64 } hash, '"'] when hash.All(char.IsAsciiHexDigitLower) => hash,
        _ => throw Refusals.NotARevision(),
    };
}
