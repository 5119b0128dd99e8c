using Microsoft.AspNetCore.Http;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Submissions;
using NhipSo.Functions.Http;
using NhipSo.Functions.Problems;

namespace NhipSo.Functions.Submissions.Formats;

/// <summary>Reads a report in whichever format a request has it.</summary>
public static class ReportBody
{
    /// <summary>What was sent.</summary>
    /// <exception cref="ProblemException">The format is none of ours, or the body is not of it.</exception>
    public static async Task<SubmittedReport> ReadAsync(HttpRequest request, Obligation obligation, Catalogue catalogue, CancellationToken cancellationToken)
    {
        _ = (obligation, catalogue);
        if (!request.HasJsonContentType())
            throw Refusals.NotAJsonMediaType(request.ContentType);
        return JsonReport.Read(await RequestBody.ReadAsync(request, cancellationToken));
    }
}
