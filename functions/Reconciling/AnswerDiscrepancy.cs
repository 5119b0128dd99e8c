using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Reconciling;
using NhipSo.Domain.Submissions;
using NhipSo.Functions.Access;
using NhipSo.Functions.Http;
using NhipSo.Functions.Problems;
using NhipSo.Functions.Submissions;

namespace NhipSo.Functions.Reconciling;

/// <summary>A unit's explanation of a discrepancy (giải trình): a cause of the list, its own words, and files that prove it.</summary>
public sealed class AnswerDiscrepancy(DiscrepancyService discrepancies, Payloads payloads, Catalogue catalogue, TimeProvider time)
{
    private const int MaxTextLength = 4000;
    private const int MaxFiles = 20;
    private const int MaxNameLength = 255;

    [Function(nameof(AnswerDiscrepancy))]
    [Allow(Role.Enter, Role.Sign)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/discrepancies/{form}/{period}/{unit}/{indicator}/answer")] HttpRequest request,
        string form, string period, string unit, string indicator, FunctionContext context, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var obligation = Address.Find(catalogue, form, period, unit, time.Now());
        caller.MustWorkFor(obligation.Unit, catalogue);
        var body = StrictJson.Read<Body>(await RequestBody.ReadAsync(request, cancellationToken), Refusals.ExplanationMalformed);
        var reply = Read(body, caller.Name);
        foreach (var file in reply.Evidence)
        {
            if (!Evidences.IsHash(file.Hash) || !await payloads.ExistsAsync(Evidences.NameOf(obligation.Unit.Id, file.Hash), cancellationToken))
                throw Refusals.NoSuchFile(file.Hash);
        }

        var order = new DiscrepancyOrder(StepKind.Answer, DiscrepancyAddress.StepsOf(request), Note: null, reply, caller.Name, context.InvocationId);
        var found = await discrepancies.DoAsync(obligation, indicator, order, cancellationToken);
        DiscrepancyAddress.Tag(request, found);
        return Results.Json(
            DiscrepancyAnswer.From(obligation.Form, obligation.Period, obligation.Unit, catalogue.FindIndicator(indicator)!, found, time.Now()), ApiJson.Options);
    }

    private Reply Read(Body body, string by)
    {
        if (!Enum.TryParse<CauseKind>(body.Cause, ignoreCase: true, out var cause) || !char.IsAsciiLetter(body.Cause[0]) || !Enum.IsDefined(cause))
            throw Refusals.ExplanationMalformed("$.cause");
        if (string.IsNullOrWhiteSpace(body.Text) || body.Text.Length > MaxTextLength)
            throw Refusals.ExplanationMalformed("$.text");
        var files = body.Evidence.IsDefault ? [] : body.Evidence;
        if (files.Length > MaxFiles || files.Any(file => file is null || string.IsNullOrWhiteSpace(file.Name) || file.Name.Length > MaxNameLength))
            throw Refusals.ExplanationMalformed("$.evidence");
        return new(cause, body.Text, files, by, time.Now());
    }

    private sealed record Body(string Cause, string Text, ImmutableArray<Evidence> Evidence = default);
}
