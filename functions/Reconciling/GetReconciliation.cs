using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NhipSo.Domain.Definitions;
using NhipSo.Functions.Access;
using NhipSo.Functions.Http;
using NhipSo.Functions.Problems;
using NhipSo.Functions.Submissions;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Reconciling;

/// <summary>
/// The country's view of a period: each indicator reported and measured side by side, from summed parts, with what of the gap each
/// cause explains. <c>?indicator=CP11</c> adds the figures by unit, and those of <c>&amp;periods=12</c> periods back.
/// </summary>
public sealed class GetReconciliation(DiscrepancyTable table, NationalView national, Catalogue catalogue, TimeProvider time)
{
    private const int MaxPeriods = 36;

    [Function(nameof(GetReconciliation))]
    [Allow(Role.Read, Role.Steer)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/reconciliation/{form}/{period}")] HttpRequest request,
        string form, string period, CancellationToken cancellationToken)
    {
        var (version, found) = Address.Find(catalogue, form, period, time.Now());
        var (indicator, back) = Read(request);
        var state = await table.FindStateAsync(version, found, cancellationToken);
        var rows = await table.ReadAsync(version, found, indicators: null, cancellationToken);
        var views = national.Indicators(version, rows);
        var blocks = state is null ? [] : await national.BlocksAsync(version, found, state, rows, cancellationToken);
        var now = time.Now();
        return Results.Json(
            new
            {
                Form = version.Code,
                Period = found.Code,
                AsOf = now,
                state?.Reconciled,
                Work = rows.Where(row => row.Work is not null).CountBy(row => row.Work!.State).OrderBy(pair => pair.Key).ToDictionary(pair => Words.Of(pair.Key), pair => pair.Value),
                Indicators = views.Where(view => indicator is null || view.Indicator == indicator.Code),
                Blocks = blocks.Where(block => indicator is null || block.Indicator == indicator.Code),
                Units = indicator is null ? null : rows.Where(row => row.Indicator == indicator.Code && catalogue.FindUnit(row.Unit) is not null)
                    .Select(row => DiscrepancyAnswer.From(version, found, catalogue.FindUnit(row.Unit)!, indicator, row, now)),
                Series = indicator is null ? null : await SeriesAsync(version, found, indicator, back, cancellationToken),
            },
            ApiJson.Options);
    }

    private async Task<IEnumerable<object>> SeriesAsync(Form form, Period last, Indicator indicator, int back, CancellationToken cancellationToken)
    {
        var periods = Enumerable.Range(0, back).Select(count => last.Plus(count - back + 1))
            .Select(period => (Form: catalogue.FindForm(form.Code, period), Period: period)).Where(pair => pair.Form is not null);
        var views = await Task.WhenAll(periods.Select(async pair => (
            pair.Period,
            View: national.Indicators(pair.Form!, await table.ReadAsync(pair.Form!, pair.Period, NationalView.WithParts(indicator), cancellationToken))
                .FirstOrDefault(view => view.Indicator == indicator.Code))));
        return views.Where(each => each.View is not null).Select(each => new { Period = each.Period.Code, each.View!.Reported, each.View.Measured, each.View.Both });
    }

    private (Indicator? Indicator, int Back) Read(HttpRequest request)
    {
        var (code, periods) = (request.Query["indicator"].ToString(), request.Query["periods"].ToString());
        var indicator = code.Length == 0 ? null : catalogue.FindIndicator(code) ?? throw Refusals.UnknownIndicator(code);
        var back = 12;
        return periods.Length == 0 || (int.TryParse(periods, NumberStyles.None, CultureInfo.InvariantCulture, out back) && back is >= 1 and <= MaxPeriods)
            ? (indicator, back)
            : throw Refusals.QueryMalformed("periods", periods);
    }
}
