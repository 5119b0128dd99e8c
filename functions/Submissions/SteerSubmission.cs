using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Ledger;
using NhipSo.Domain.Submissions;
using NhipSo.Functions.Access;
using NhipSo.Functions.Http;
using NhipSo.Functions.Problems;
using NhipSo.Functions.Storage;

namespace NhipSo.Functions.Submissions;

/// <summary>The ministry's side of a unit's report: each is an entry of the ledger, about the revision that <c>If-Match</c> names.</summary>
public sealed class SteerSubmission(SubmissionService submissions, SubmissionTable table, Catalogue catalogue, TimeProvider time)
{
    private const string Route = "v1/submissions/{form}/{period}/{unit}/";

    /// <summary>Returns it with remarks and a new due instant.</summary>
    [Function("ReturnSubmission")]
    [Allow(Role.Steer)]
    public Task<IResult> ReturnAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route + "return")] HttpRequest request,
        string form, string period, string unit, CancellationToken cancellationToken) =>
        RuleAsync(request, form, period, unit, EntryKind.Return, (body, now) => new() { Note = body.NoteOrRefuse(), Remarks = body.Remarks, Due = body.DueAfter(now) }, cancellationToken);

    /// <summary>Confirms it.</summary>
    [Function("ConfirmSubmission")]
    [Allow(Role.Steer)]
    public Task<IResult> ConfirmAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route + "confirm")] HttpRequest request,
        string form, string period, string unit, CancellationToken cancellationToken) =>
        RuleAsync(request, form, period, unit, EntryKind.Confirm, (body, _) => new() { Note = body.Note }, cancellationToken);

    /// <summary>Reopens it, so that the unit can correct it, or send it after its period was locked.</summary>
    [Function("ReopenSubmission")]
    [Allow(Role.Steer)]
    public Task<IResult> ReopenAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route + "reopen")] HttpRequest request,
        string form, string period, string unit, CancellationToken cancellationToken) =>
        RuleAsync(request, form, period, unit, EntryKind.Reopen, (body, _) => new() { Note = body.NoteOrRefuse() }, cancellationToken);

    /// <summary>Gives the unit more time.</summary>
    [Function("ExtendSubmission")]
    [Allow(Role.Steer)]
    public Task<IResult> ExtendAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route + "extend")] HttpRequest request,
        string form, string period, string unit, CancellationToken cancellationToken) =>
        RuleAsync(request, form, period, unit, EntryKind.Extend, (body, now) => new() { Note = body.NoteOrRefuse(), Due = body.DueAfter(now) }, cancellationToken);

    /// <summary>Frees the unit from sending it.</summary>
    [Function("ExemptSubmission")]
    [Allow(Role.Steer)]
    public Task<IResult> ExemptAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route + "exempt")] HttpRequest request,
        string form, string period, string unit, CancellationToken cancellationToken) =>
        RuleAsync(request, form, period, unit, EntryKind.Exempt, (body, _) => new() { Note = body.NoteOrRefuse() }, cancellationToken);

    /// <summary>Answers one of its recommendations.</summary>
    [Function("AnswerRecommendation")]
    [Allow(Role.Steer)]
    public Task<IResult> AnswerAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route + "answer")] HttpRequest request,
        string form, string period, string unit, CancellationToken cancellationToken) =>
        RuleAsync(request, form, period, unit, EntryKind.Answer, (body, _) => new() { Note = body.NoteOrRefuse(), Recommendation = body.Recommendation }, cancellationToken);

    private async Task MustHaveAskedAsync(Obligation obligation, string? about, int recommendation, CancellationToken cancellationToken)
    {
        var chain = await table.ReadChainAsync(PartitionKey.Of(obligation), obligation.Unit.Id, cancellationToken);
        if (chain.FirstOrDefault(row => row.Text("hash") == about) is { } revision // another is refused as outdated
            && (recommendation < 1 || recommendation > ReportContent.Read(await table.ReadContentAsync(revision, cancellationToken)).Recommendations.Length))
            throw Refusals.NoSuchRecommendation(recommendation);
    }

    private async Task<IResult> RuleAsync(
        HttpRequest request, string form, string period, string unit, EntryKind kind, Func<RulingBody, NodaTime.Instant, RulingTerms> read, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var about = Preconditions.IfMatchOf(request);
        var obligation = Address.Find(catalogue, form, period, unit, time.Now());
        var terms = read(await RulingBody.ReadAsync(request, cancellationToken), time.Now());
        if (kind == EntryKind.Answer)
            await MustHaveAskedAsync(obligation, about, terms.Recommendation, cancellationToken);
        var accepted = await submissions.PutAsync(new Ruling(obligation.Form, obligation.Period, obligation.Unit, kind, about, terms, caller.Name), cancellationToken);
        return Results.Json(EntryAnswer.From(obligation, accepted), ApiJson.Options);
    }
}
