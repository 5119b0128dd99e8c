using System.Globalization;
using Microsoft.AspNetCore.Http;
using NhipSo.Functions.Problems;

namespace NhipSo.Functions.Reconciling;

/// <summary>What a request says of which state of a discrepancy it is about: the number of its steps, as the ETag.</summary>
internal static class DiscrepancyAddress
{
    /// <summary>After how many steps the caller saw it.</summary>
    /// <exception cref="ProblemException">It does not say so, or names nothing.</exception>
    public static int StepsOf(HttpRequest request) => request.Headers.IfMatch.ToString() switch
    {
        "" => throw Refusals.DiscrepancyTagRequired(),
        ['"', .. { Length: > 0 and < 6 } digits, '"'] when digits.All(char.IsAsciiDigit) => int.Parse(digits, CultureInfo.InvariantCulture),
        _ => throw Refusals.DiscrepancyTagRequired(),
    };

    /// <summary>Says which state is answered.</summary>
    public static void Tag(HttpRequest request, StoredDiscrepancy found) =>
        request.HttpContext.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{found.Work?.Steps ?? 0}\"");
}
