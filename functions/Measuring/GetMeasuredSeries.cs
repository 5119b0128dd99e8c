using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NhipSo.Domain.Definitions;
using NhipSo.Functions.Access;
using NhipSo.Functions.Http;
using NhipSo.Functions.Problems;
using NhipSo.Functions.Submissions;
using NodaTime;
using NodaTime.Text;
using Period = NodaTime.Period;

namespace NhipSo.Functions.Measuring;

/// <summary>
/// A measured series: <c>?indicator=CP11&amp;unit=24&amp;from=2026-11-01&amp;to=2026-11-22&amp;by=day</c>, days in Vietnam, both included. A
/// point without a value is there too: nothing was seen, which is not zero.
/// </summary>
public sealed class GetMeasuredSeries(MeasuredSeries series, Catalogue catalogue, TimeProvider time)
{
    private const int MaxDays = 400;
    private const int MaxDaysByHour = 31;

    [Function(nameof(GetMeasuredSeries))]
    [Allow(Role.Enter, Role.Sign, Role.Read, Role.Steer)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/measured")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var query = request.Query;
        var indicator = catalogue.FindIndicator(query["indicator"].ToString()) ?? throw Refusals.UnknownIndicator(query["indicator"].ToString());
        var unit = catalogue.FindUnit(query["unit"].ToString()) ?? throw Refusals.UnknownUnitId(query["unit"].ToString());
        Caller.Of(request).MustSee(unit, catalogue);
        var byHour = query["by"].ToString() switch
        {
            "hour" => true,
            "day" or "" => false,
            var written => throw Refusals.QueryMalformed("by", written),
        };
        var (from, to) = (ReadDay(request, "from"), ReadDay(request, "to"));
        if (to < from || Period.DaysBetween(from, to) >= (byHour ? MaxDaysByHour : MaxDays))
            throw Refusals.QueryMalformed("to", query["to"].ToString());
        var points = byHour
            ? await series.ReadHoursAsync(indicator, unit, from, to, cancellationToken)
            : await series.ReadDaysAsync(indicator, unit, from, to, cancellationToken);
        return Results.Json(
            new { Indicator = indicator.Code, indicator.Name, indicator.Unit, Of = UnitAnswer.From(unit), By = byHour ? "hour" : "day", AsOf = time.Now(), Points = points },
            ApiJson.Options);
    }

    private static LocalDate ReadDay(HttpRequest request, string name) =>
        LocalDatePattern.Iso.Parse(request.Query[name].ToString()) is { Success: true, Value: { Year: > 2000 and < 9000 } day }
            ? day
            : throw Refusals.QueryMalformed(name, request.Query[name].ToString());
}
