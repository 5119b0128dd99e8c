using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Submissions;
using NhipSo.Functions.Http;
using NhipSo.Functions.Problems;

namespace NhipSo.Functions.Submissions.Formats;

/// <summary>Reads a report in whichever format a request has it.</summary>
public static class ReportBody
{
    private const string Json = "application/json";
    private const string Csv = "text/csv";

    /// <summary>What was sent.</summary>
    /// <exception cref="ProblemException">The format is none of ours, or the body is not of it.</exception>
    public static async Task<SubmittedReport> ReadAsync(HttpRequest request, Obligation obligation, Catalogue catalogue, CancellationToken cancellationToken)
    {
        var mediaType = MediaTypeHeaderValue.TryParse(request.ContentType, out var parsed) ? parsed : null;
        if (mediaType?.Charset.Value?.Trim('"') is { } charset && !charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            throw Refusals.NotUnicode();
        return mediaType?.MediaType.Value switch
        {
            _ when request.HasJsonContentType() => JsonReport.Read(await RequestBody.ReadAsync(request, cancellationToken)),
            var type when Is(type, Csv) => CsvReport.Read(await RequestBody.ReadAsync(request, cancellationToken), request.Query, catalogue),
            var type when Is(type, XlsxReport.MediaType) => XlsxReport.Read(
                await RequestBody.ReadAsync(request, cancellationToken, XlsxReport.MaxBytes), obligation, catalogue),
            _ => throw Refusals.MediaType(request.ContentType, $"{Json}, {Csv}, {XlsxReport.MediaType}"),
        };
    }

    private static bool Is(string? type, string wanted) => wanted.Equals(type, StringComparison.OrdinalIgnoreCase);
}
