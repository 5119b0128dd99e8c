using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Ledger;
using NhipSo.Domain.Obligations;
using NhipSo.Domain.Submissions;
using NhipSo.Functions.Access;
using NhipSo.Functions.Http;
using NhipSo.Functions.Problems;
using NhipSo.Functions.Submissions;
using NhipSo.Functions.Submissions.Formats;

namespace NhipSo.Functions.Drafts;

/// <summary>A clerk's saved work. No one but the unit sees it.</summary>
public sealed class EditDraft(DraftTable drafts, SubmissionTable submissions, Intake intake, Catalogue catalogue, TimeProvider time)
{
    private const string Route = "v1/drafts/{form}/{period}/{unit}";

    /// <summary>The draft.</summary>
    [Function("GetDraft")]
    [Allow(Role.Enter, Role.Sign)]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request,
        string form, string period, string unit, CancellationToken cancellationToken)
    {
        var obligation = Find(request, form, period, unit);
        return Answer(request, obligation, await FindAsync(obligation, cancellationToken), findings: null);
    }

    /// <summary>Saves it. What is found in it is answered and does not keep it from being saved.</summary>
    [Function("PutDraft")]
    [Allow(Role.Enter, Role.Sign)]
    public Task<IResult> PutAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Route)] HttpRequest request,
        string form, string period, string unit, CancellationToken cancellationToken) =>
        SaveAsync(request, form, period, unit, DraftState.Draft, cancellationToken);

    /// <summary>Hands it to the leader: nothing may refuse it.</summary>
    [Function("HandOverDraft")]
    [Allow(Role.Enter, Role.Sign)]
    public Task<IResult> HandOverAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route + "/hand-over")] HttpRequest request,
        string form, string period, string unit, CancellationToken cancellationToken) =>
        SaveAsync(request, form, period, unit, DraftState.AwaitingSignature, cancellationToken);

    /// <summary>The draft on paper, for the leader to read and sign.</summary>
    [Function("GetDraftSheet")]
    [Allow(Role.Enter, Role.Sign)]
    public async Task<IResult> SheetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route + "/sheet")] HttpRequest request,
        string form, string period, string unit, CancellationToken cancellationToken)
    {
        var obligation = Find(request, form, period, unit);
        var draft = await FindAsync(obligation, cancellationToken);
        var validated = await intake.CheckAsync(obligation, JsonReport.Read(Encoding.UTF8.GetBytes(draft.Body)), cancellationToken);
        request.HttpContext.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";
        request.HttpContext.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Content(new SignatureSheet(obligation, catalogue, validated, draft).Write(), "text/html; charset=utf-8");
    }

    /// <summary>Throws it away.</summary>
    [Function("DeleteDraft")]
    [Allow(Role.Enter, Role.Sign)]
    public async Task<IResult> DeleteAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Route)] HttpRequest request,
        string form, string period, string unit, CancellationToken cancellationToken)
    {
        var obligation = Find(request, form, period, unit);
        if (await drafts.FindAsync(obligation, cancellationToken) is { } draft)
            await drafts.DiscardAsync(obligation, draft, cancellationToken);
        return Results.NoContent();
    }

    private async Task<IResult> SaveAsync(
        HttpRequest request, string form, string period, string unit, DraftState to, CancellationToken cancellationToken)
    {
        var obligation = Find(request, form, period, unit);
        var about = Preconditions.IfMatchOf(request);
        var known = await drafts.FindAsync(obligation, cancellationToken);
        if (about is not null && about != known?.Hash)
            throw Refusals.DraftChanged();
        await MustBeOpenAsync(obligation, cancellationToken);

        var body = await RequestBody.ReadAsync(request, cancellationToken);
        var validated = await intake.CheckAsync(obligation, JsonReport.Read(body), cancellationToken);
        if (to == DraftState.AwaitingSignature && validated.IsRefused)
            throw Refusals.Invalid(validated.Findings);
        var draft = new Draft(Encoding.UTF8.GetString(body.Span).TrimStart('\uFEFF'), to, time.Now(), Caller.Of(request).Name);
        await drafts.SaveAsync(obligation, draft, known, cancellationToken);
        return Answer(request, obligation, draft, FindingAnswer.From(validated.Findings, request));
    }

    private async Task MustBeOpenAsync(Obligation obligation, CancellationToken cancellationToken)
    {
        var key = PartitionKey.Of(obligation);
        var partition = await submissions.ReadHeadAsync(key, cancellationToken);
        var head = await submissions.FindHeadAsync(key, obligation.Unit.Id, cancellationToken) is { } row ? HeadRows.ReadUnit(row) : null;
        var state = Decide.StateOf(head, Deadline.IsLocked(obligation.Form, obligation.Period, partition, head, time.Now()));
        if (!Transitions.AllowDraft(state))
            throw state == ReportState.Locked ? Refusals.Locked(obligation.Form, partition.Locked) : Refusals.NotNow(EntryKind.Submission, state);
    }

    private Obligation Find(HttpRequest request, string form, string period, string unit)
    {
        var obligation = Address.Find(catalogue, form, period, unit, time.Now());
        Caller.Of(request).MustWorkFor(obligation.Unit, catalogue);
        return obligation;
    }

    private async Task<Draft> FindAsync(Obligation obligation, CancellationToken cancellationToken) =>
        await drafts.FindAsync(obligation, cancellationToken) ?? throw Refusals.NoDraft(obligation.Unit, obligation.Period);

    private static IResult Answer(HttpRequest request, Obligation obligation, Draft draft, IEnumerable<FindingAnswer>? findings)
    {
        request.HttpContext.Response.Headers.ETag = $"\"{draft.Hash}\"";
        return Results.Json(
            new
            {
                Form = obligation.Form.Code,
                Period = obligation.Period.Code,
                Unit = UnitAnswer.From(obligation.Unit),
                draft.State,
                draft.Saved,
                draft.By,
                draft.Hash,
                Body = findings is null ? JsonNode.Parse(draft.Body) : null,
                Findings = findings,
            },
            ApiJson.Options);
    }
}
