using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Ledger;
using NhipSo.Functions.Access;
using NhipSo.Functions.Http;

namespace NhipSo.Functions.Submissions;

/// <summary>The ministry's side of a form's period, for all units at once.</summary>
public sealed class SteerPeriod(SubmissionService submissions, Catalogue catalogue, TimeProvider time)
{
    private const string Route = "v1/submissions/{form}/{period}/";

    /// <summary>Locks it: nothing is accepted any more, unless a unit's report is reopened.</summary>
    [Function("LockPeriod")]
    [Allow(Role.Steer)]
    public Task<IResult> LockAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route + "lock")] HttpRequest request,
        string form, string period, CancellationToken cancellationToken) =>
        RuleAsync(request, form, period, EntryKind.Lock, body => new() { Note = body.Note }, cancellationToken);

    /// <summary>Unlocks it.</summary>
    [Function("UnlockPeriod")]
    [Allow(Role.Steer)]
    public Task<IResult> UnlockAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route + "unlock")] HttpRequest request,
        string form, string period, CancellationToken cancellationToken) =>
        RuleAsync(request, form, period, EntryKind.Unlock, body => new() { Note = body.NoteOrRefuse() }, cancellationToken);

    /// <summary>Gives all units more time.</summary>
    [Function("ExtendPeriod")]
    [Allow(Role.Steer)]
    public Task<IResult> ExtendAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route + "extend")] HttpRequest request,
        string form, string period, CancellationToken cancellationToken) =>
        RuleAsync(request, form, period, EntryKind.Extend, body => new() { Note = body.NoteOrRefuse(), Due = body.DueAfter(time.Now()) }, cancellationToken);

    private async Task<IResult> RuleAsync(
        HttpRequest request, string form, string period, EntryKind kind, Func<RulingBody, RulingTerms> read, CancellationToken cancellationToken)
    {
        var (foundForm, foundPeriod) = Address.Find(catalogue, form, period, time.Now());
        var terms = read(await RulingBody.ReadAsync(request, cancellationToken));
        var accepted = await submissions.PutAsync(new Ruling(foundForm, foundPeriod, null, kind, null, terms, Caller.Of(request).Name), cancellationToken);
        var entry = accepted.Entry;
        return Results.Json(
            new { Form = foundForm.Code, Period = foundPeriod.Code, entry.Kind, entry.Sequence, entry.Hash, entry.Received, terms.Due, entry.Receipt },
            ApiJson.Options);
    }
}
