using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NhipSo.Domain.Aggregation;
using NhipSo.Domain.Definitions;
using NhipSo.Functions.Access;
using NhipSo.Functions.Http;
using NhipSo.Functions.Problems;
using NhipSo.Functions.Submissions;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Values;

/// <summary>
/// A series: <c>?indicator=CP11&amp;unit=24&amp;from=2026-07&amp;to=2026-11</c>, as it was reported, with how final each figure is
/// and how it has changed against the same period of the year before.
/// </summary>
public sealed class GetValues(SubmissionTable submissions, Catalogue catalogue)
{
    private const int MaxPeriods = 120;

    [Function(nameof(GetValues))]
    [Allow(Role.Enter, Role.Sign, Role.Read, Role.Steer)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/values")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var (indicator, unit, periods) = Read(request);
        Caller.Of(request).MustSee(unit, catalogue);
        var form = catalogue.Forms.FirstOrDefault(each => each.DerivedFrom is null && each.Standing == Standing.Actual && each.UnitKind == unit.Kind
            && periods[0].Kind == each.Calendar.Frequency && catalogue.VersionsOf(each.Code).Any(version => version.Items.Any(item => item.Indicator == indicator.Code)))
            ?? throw Refusals.NotReported(indicator, unit);
        var read = await Task.WhenAll(periods.Concat(periods.Select(period => period.YearBefore())).Distinct()
            .Select(async period => (period, Found: await FindAsync(form.Code, period, unit, indicator, cancellationToken))));
        var figures = read.ToDictionary(pair => pair.period, pair => pair.Found);
        return Results.Json(
            new
            {
                Indicator = indicator.Code,
                indicator.Name,
                indicator.Unit,
                indicator.Accumulation,
                Reporter = UnitAnswer.From(unit),
                Form = form.Code,
                Values = periods.Where(period => figures[period] is not null).Select(period => new
                {
                    Period = period.Code,
                    figures[period]!.Figure.Value,
                    figures[period]!.Figure.Status,
                    figures[period]!.Revision,
                    figures[period]!.Hash,
                    Growth = Growth.Of(figures[period.YearBefore()]?.Figure, figures[period]!.Figure),
                }),
            },
            ApiJson.Options);
    }

    private (Indicator Indicator, Unit Unit, List<Period> Periods) Read(HttpRequest request)
    {
        var query = request.Query;
        var indicator = catalogue.FindIndicator(query["indicator"].ToString()) ?? throw Refusals.UnknownIndicator(query["indicator"].ToString());
        var unit = catalogue.FindUnit(query["unit"].ToString()) ?? throw Refusals.UnknownUnitId(query["unit"].ToString());
        if (!Period.TryParse(query["from"].ToString(), out var from))
            throw Refusals.QueryMalformed("from", query["from"].ToString());
        if (!Period.TryParse(query["to"].ToString(), out var to) || to.Kind != from.Kind || to < from || from.Plus(MaxPeriods) <= to)
            throw Refusals.QueryMalformed("to", query["to"].ToString());
        var periods = new List<Period>();
        for (var period = from; period <= to; period = period.Plus(1))
            periods.Add(period);
        return (indicator, unit, periods);
    }

    private async Task<Stored?> FindAsync(string form, Period period, Unit unit, Indicator indicator, CancellationToken cancellationToken)
    {
        if (catalogue.FindForm(form, period) is null
            || await submissions.FindHeadAsync(new(form, period), unit.Id, cancellationToken) is not { } row || HeadRows.ReadUnit(row).Revision is not { } revision)
            return null;
        return Figures.Read(row, catalogue, form).TryGetValue(indicator.Code, out var value)
            ? new(new(value, Figures.StatusOf(row, catalogue, indicator.Code)), revision.Number, revision.Hash)
            : null;
    }

    private sealed record Stored(StatedFigure Figure, int Revision, string Hash);
}
