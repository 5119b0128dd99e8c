using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Reconciling;
using NhipSo.Functions.Access;
using NhipSo.Functions.Http;
using NhipSo.Functions.Submissions;

namespace NhipSo.Functions.Reconciling;

/// <summary>The ministry's side of a discrepancy: each is a step of its history, about the state that <c>If-Match</c> names.</summary>
public sealed class RuleOnDiscrepancy(DiscrepancyService discrepancies, Catalogue catalogue, TimeProvider time)
{
    private const string Route = "v1/discrepancies/{form}/{period}/{unit}/{indicator}/";

    /// <summary>Takes the explanation.</summary>
    [Function("AcceptDiscrepancy")]
    [Allow(Role.Steer)]
    public Task<IResult> AcceptAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route + "accept")] HttpRequest request,
        string form, string period, string unit, string indicator, FunctionContext context, CancellationToken cancellationToken) =>
        RuleAsync(request, form, period, unit, indicator, StepKind.Accept, body => body.Note, context.InvocationId, cancellationToken);

    /// <summary>Does not take it; the unit has time again.</summary>
    [Function("RejectDiscrepancy")]
    [Allow(Role.Steer)]
    public Task<IResult> RejectAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route + "reject")] HttpRequest request,
        string form, string period, string unit, string indicator, FunctionContext context, CancellationToken cancellationToken) =>
        RuleAsync(request, form, period, unit, indicator, StepKind.Reject, body => body.NoteOrRefuse(), context.InvocationId, cancellationToken);

    /// <summary>Ends the work on it.</summary>
    [Function("CloseDiscrepancy")]
    [Allow(Role.Steer)]
    public Task<IResult> CloseAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route + "close")] HttpRequest request,
        string form, string period, string unit, string indicator, FunctionContext context, CancellationToken cancellationToken) =>
        RuleAsync(request, form, period, unit, indicator, StepKind.Close, body => body.NoteOrRefuse(), context.InvocationId, cancellationToken);

    /// <summary>Begins it again; the unit has time to explain.</summary>
    [Function("ReopenDiscrepancy")]
    [Allow(Role.Steer)]
    public Task<IResult> ReopenAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route + "reopen")] HttpRequest request,
        string form, string period, string unit, string indicator, FunctionContext context, CancellationToken cancellationToken) =>
        RuleAsync(request, form, period, unit, indicator, StepKind.Reopen, body => body.NoteOrRefuse(), context.InvocationId, cancellationToken);

    private async Task<IResult> RuleAsync(
        HttpRequest request, string form, string period, string unit, string indicator, StepKind kind, Func<RulingBody, string?> noteOf, string invocationId,
        CancellationToken cancellationToken)
    {
        var obligation = Address.Find(catalogue, form, period, unit, time.Now());
        var note = noteOf(await RulingBody.ReadAsync(request, cancellationToken));
        var order = new DiscrepancyOrder(kind, DiscrepancyAddress.StepsOf(request), note, Reply: null, Caller.Of(request).Name, invocationId);
        var found = await discrepancies.DoAsync(obligation, indicator, order, cancellationToken);
        DiscrepancyAddress.Tag(request, found);
        return Results.Json(
            DiscrepancyAnswer.From(obligation.Form, obligation.Period, obligation.Unit, catalogue.FindIndicator(indicator)!, found, time.Now()), ApiJson.Options);
    }
}
