using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NhipSo.Domain.Definitions;
using NhipSo.Functions.Access;
using NhipSo.Functions.Http;
using NhipSo.Functions.Submissions;

namespace NhipSo.Functions.Reconciling;

/// <summary>One reported and one measured figure side by side, with the likely causes of their gap and all that was done about it.</summary>
public sealed class GetDiscrepancy(DiscrepancyService discrepancies, DiscrepancyTable table, Catalogue catalogue, TimeProvider time)
{
    [Function(nameof(GetDiscrepancy))]
    [Allow(Role.Enter, Role.Sign, Role.Read, Role.Steer)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/discrepancies/{form}/{period}/{unit}/{indicator}")] HttpRequest request,
        string form, string period, string unit, string indicator, CancellationToken cancellationToken)
    {
        var obligation = Address.Find(catalogue, form, period, unit, time.Now());
        Caller.Of(request).MustSee(obligation.Unit, catalogue);
        var (found, definition) = await discrepancies.ReadAsync(obligation, indicator, cancellationToken);
        var steps = await table.ReadStepsAsync(obligation.Form, obligation.Period, obligation.Unit.Id, indicator, cancellationToken);
        DiscrepancyAddress.Tag(request, found);
        return Results.Json(
            new { Discrepancy = DiscrepancyAnswer.From(obligation.Form, obligation.Period, obligation.Unit, definition, found, time.Now()), History = steps }, ApiJson.Options);
    }
}
