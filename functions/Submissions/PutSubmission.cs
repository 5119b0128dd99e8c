using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Submissions;
using NhipSo.Functions.Access;
using NhipSo.Functions.Http;
using NhipSo.Functions.Problems;

namespace NhipSo.Functions.Submissions;

/// <summary>A unit sends its report of a form and period, or corrects it.</summary>
public sealed class PutSubmission(SubmissionService submissions, Catalogue catalogue, TimeProvider time)
{
    [Function(nameof(PutSubmission))]
    [Allow(Role.Sign)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "v1/submissions/{form}/{period}/{unit}")] HttpRequest request,
        string form,
        string period,
        string unit,
        CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var corrects = IfMatchOf(request);
        var isDryRun = IsDryRun(request);
        var obligation = Obligation.Find(catalogue, form, period, unit, time.Now());
        caller.MustActFor(obligation.Unit);
        if (!request.HasJsonContentType())
            throw Refusals.NotAJsonMediaType(request.ContentType);

        var body = SubmissionBody.Read(await RequestBody.ReadAsync(request, cancellationToken));
        var validated = Validation.Check(obligation.Form, catalogue, body.Values, SubmissionBody.ValuesPlace);
        ImmutableArray<Finding> findings = [.. body.Findings, .. validated.Findings];
        if (findings.Any(finding => finding.Level == Level.Error))
            throw Refusals.Invalid(findings);

        var answers = findings.Select(finding => FindingAnswer.From(finding, Language.Of(request))).ToList();
        if (isDryRun)
            return Results.Json(new { DryRun = true, Findings = answers }, ApiJson.Options);

        var submission = new Submission(obligation.Form, obligation.Period, obligation.Unit, body.Status, validated);
        var accepted = await submissions.SubmitAsync(submission, corrects, body.Reason, caller.Name, cancellationToken);
        request.HttpContext.Response.Headers.ETag = $"\"{accepted.Head.Hash}\"";
        return Results.Json(
            SubmissionAnswer.From(obligation, accepted.Head, accepted.Receipt) with { Findings = answers },
            ApiJson.Options,
            statusCode: accepted is { IsNew: true, Head.Revision: 1 } ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    private static bool IsDryRun(HttpRequest request) => request.Query["dryRun"].ToString() switch
    {
        "" => false,
        var written => bool.TryParse(written, out var isDryRun) ? isDryRun : throw Refusals.NotADryRun(written.Length <= 20 ? written : written[..20]),
    };

    /// <summary>The hash of the revision that is corrected. A list, <c>*</c> or a weak tag names no single one.</summary>
    private static string? IfMatchOf(HttpRequest request) => request.Headers.IfMatch.ToString() switch
    {
        "" => null,
        ['"', .. { Length: 64 } hash, '"'] when hash.All(char.IsAsciiHexDigitLower) => hash,
        _ => throw Refusals.NotARevision(),
    };
}
