using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NhipSo.Domain.Definitions;
using NhipSo.Functions.Access;
using NhipSo.Functions.Http;
using NhipSo.Functions.Problems;
using NhipSo.Functions.Submissions.Formats;

namespace NhipSo.Functions.Submissions;

/// <summary>A unit sends its report of a form and period, or corrects it.</summary>
public sealed class PutSubmission(Intake intake, Catalogue catalogue, TimeProvider time)
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
        var corrects = Preconditions.IfMatchOf(request);
        var isDryRun = Preconditions.IsDryRun(request);
        var obligation = Address.Find(catalogue, form, period, unit, time.Now());
        caller.MustActFor(obligation.Unit, catalogue);
        var sent = await ReportBody.ReadAsync(request, obligation, catalogue, cancellationToken);
        if (isDryRun)
            return DryRun(await intake.CheckAsync(obligation, sent, cancellationToken), request);

        var (accepted, findings) = await intake.AcceptAsync(obligation, sent, corrects, caller.Name, signer: null, cancellationToken);
        return EntryAnswer.Stored(request, obligation, accepted, findings);
    }

    private static IResult DryRun(Domain.Submissions.Validated validated, HttpRequest request) => validated.IsRefused
        ? throw Refusals.Invalid(validated.Findings)
        : Results.Json(new { DryRun = true, Complete = validated.IsComplete, Findings = FindingAnswer.From(validated.Findings, request) }, ApiJson.Options);
}
