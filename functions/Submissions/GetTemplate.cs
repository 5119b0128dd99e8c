using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Ledger;
using NhipSo.Domain.Submissions;
using NhipSo.Functions.Access;
using NhipSo.Functions.Http;
using NhipSo.Functions.Submissions.Formats;
using NhipSo.Functions.Submissions.Formats.Sheets;

namespace NhipSo.Functions.Submissions;

/// <summary>The sheet to fill in for a unit's report, with its earlier figures beside and what it has reported already.</summary>
public sealed class GetTemplate(SubmissionTable table, Histories histories, Catalogue catalogue, TimeProvider time)
{
    [Function(nameof(GetTemplate))]
    [Allow(Role.Enter, Role.Sign, Role.Read, Role.Steer)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/submissions/{form}/{period}/{unit}/template.xlsx")] HttpRequest request,
        string form,
        string period,
        string unit,
        CancellationToken cancellationToken)
    {
        var obligation = Address.Find(catalogue, form, period, unit, time.Now());
        Caller.Of(request).MustSee(obligation.Unit, catalogue);
        var content = await ContentOfAsync(obligation, cancellationToken) with { IsBilingual = Language.Of(request) == Language.English };
        if (content.Revision is { } revision)
            request.HttpContext.Response.Headers.ETag = $"\"{revision.Hash}\"";
        return Results.File(
            SheetWriter.Write(content), XlsxReport.MediaType, $"{obligation.Form.Code}_{obligation.Period.Code}_{obligation.Unit.Id}.xlsx");
    }

    private async Task<SheetContent> ContentOfAsync(Obligation obligation, CancellationToken cancellationToken)
    {
        var key = PartitionKey.Of(obligation);
        var partition = await table.ReadHeadAsync(key, cancellationToken);
        var row = await table.FindHeadAsync(key, obligation.Unit.Id, cancellationToken);
        var head = row is null ? null : HeadRows.ReadUnit(row);
        var content = new SheetContent(obligation, catalogue, Deadline.Due(obligation.Form, obligation.Period, partition, head));
        return content with
        {
            Before = await histories.FindAsync(obligation, obligation.Period.Plus(-1)) ?? content.Before,
            YearBefore = await histories.FindAsync(obligation, obligation.Period.YearBefore()) ?? content.YearBefore,
            Revision = head?.Revision,
            Report = head?.Revision is { } revision
                ? ReportContent.Read(await table.ReadContentAsync(key, obligation.Unit.Id, revision.Entry, cancellationToken))
                : null,
        };
    }
}
