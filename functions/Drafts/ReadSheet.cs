using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Submissions;
using NhipSo.Functions.Access;
using NhipSo.Functions.Http;
using NhipSo.Functions.Submissions;
using NhipSo.Functions.Submissions.Formats;

namespace NhipSo.Functions.Drafts;

/// <summary>
/// What a sheet or a CSV file says, as the JSON that a draft is saved as, so that a clerk's form is filled with it. Nothing is
/// written. What cannot be read as a number, or can be read as two, stands there as it was written.
/// </summary>
public sealed class ReadSheet(Intake intake, Catalogue catalogue, TimeProvider time)
{
    [Function(nameof(ReadSheet))]
    [Allow(Role.Enter, Role.Sign)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/drafts/{form}/{period}/{unit}/read")] HttpRequest request,
        string form, string period, string unit, CancellationToken cancellationToken)
    {
        var obligation = Address.Find(catalogue, form, period, unit, time.Now());
        Caller.Of(request).MustWorkFor(obligation.Unit, catalogue);
        var sent = await ReportBody.ReadAsync(request, obligation, catalogue, cancellationToken);
        var validated = await intake.CheckAsync(obligation, sent, cancellationToken);
        return Results.Json(new { Report = Describe(sent), Findings = FindingAnswer.From(validated.Findings, request) }, ApiJson.Options);
    }

    private static object Describe(SubmittedReport sent)
    {
        var ambiguous = sent.Findings.Where(finding => finding.Code is "ambiguous-number").Select(finding => finding.Place).ToHashSet(StringComparer.Ordinal);
        object NumberOr(decimal? number, string written, string place) => number is null || ambiguous.Contains(place) ? written : number;
        return new
        {
            ValueStatus = sent.Status,
            Values = sent.Values.DistinctBy(value => value.Code).ToDictionary(value => value.Code, value => new
            {
                Value = NumberOr(value.Number, value.Written, value.Place),
                value.Status,
                value.Comment,
                Parts = value.Parts.IsEmpty ? null : value.Parts.DistinctBy(part => part.Category).ToDictionary(part => part.Category, part => NumberOr(part.Number, part.Written, part.Place)),
            }),
            Texts = sent.Texts.DistinctBy(text => text.Code).ToDictionary(text => text.Code, text => text.Written),
            Recommendations = sent.Recommendations.Select(asks => new { asks.Text, asks.To }),
            Evidence = sent.Evidence.Select(file => new { file.Name, file.Hash }),
            sent.Reason,
        };
    }
}
