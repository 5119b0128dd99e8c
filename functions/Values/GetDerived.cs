using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NhipSo.Domain.Definitions;
using NhipSo.Functions.Access;
using NhipSo.Functions.Http;
using NhipSo.Functions.Problems;
using NhipSo.Functions.Submissions;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Values;

/// <summary>A derived form's figures: one report satisfies many requests, and nothing is asked of anyone.</summary>
public sealed class GetDerived(DerivedForms derived, Catalogue catalogue, TimeProvider time)
{
    [Function(nameof(GetDerived))]
    [Allow(Role.Read, Role.Steer)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/derived/{form}/{period}")] HttpRequest request,
        string form,
        string period,
        CancellationToken cancellationToken)
    {
        if (catalogue.FindForm(form) is not { DerivedFrom: not null } newest)
            throw Refusals.UnknownForm(form);
        if (!Period.TryParse(period, out var found) || catalogue.FindForm(form, found) is not { } version)
            throw Refusals.UnknownPeriod(period, newest);
        var report = await derived.ReadAsync(version, found, cancellationToken);
        return Results.Json(
            new
            {
                Form = version.Code,
                FormVersion = version.Version,
                Period = found.Code,
                AsOf = time.Now(),
                version.DerivedFrom,
                Windows = report.Windows.Select(window => new { Period = window.Period.Code, window.Sequence }),
                Units = report.Units.Select(unit => new { Unit = UnitAnswer.From(unit.Unit), unit.Values, unit.Reported, Of = report.Windows.Length }),
                report.Totals,
                report.ReportsSaved,
            },
            ApiJson.Options);
    }
}
