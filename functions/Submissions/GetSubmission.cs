using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NhipSo.Domain.Definitions;
using NhipSo.Functions.Access;
using NhipSo.Functions.Http;
using NhipSo.Functions.Problems;
using NhipSo.Functions.Storage;

namespace NhipSo.Functions.Submissions;

/// <summary>What a unit has reported for a form and period, with its receipt.</summary>
public sealed class GetSubmission(SubmissionTable table, Catalogue catalogue, TimeProvider time)
{
    [Function(nameof(GetSubmission))]
    [Allow(Role.Enter, Role.Sign, Role.Read, Role.Steer)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/submissions/{form}/{period}/{unit}")] HttpRequest request,
        string form,
        string period,
        string unit,
        CancellationToken cancellationToken)
    {
        var obligation = Obligation.Find(catalogue, form, period, unit, time.Now());
        Caller.Of(request).MustSee(obligation.Unit);
        var row = await table.FindHeadAsync(obligation.Partition, obligation.Unit.Id, cancellationToken)
            ?? throw Refusals.NothingReported(obligation.Unit, obligation.Period);
        var head = SubmissionTable.ReadUnitHead(row);
        var stored = await table.ReadRevisionAsync(obligation.Partition, obligation.Unit.Id, head.Revision, cancellationToken);
        request.HttpContext.Response.Headers.ETag = $"\"{head.Hash}\"";
        return Results.Json(
            SubmissionAnswer.From(obligation, head, stored.Receipt) with
            {
                OnTime = row.Boolean("onTime"),
                Values = Figures.Read(row, catalogue, obligation.Form),
            },
            ApiJson.Options);
    }
}
