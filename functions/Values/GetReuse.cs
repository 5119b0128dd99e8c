using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Periods;
using NhipSo.Functions.Access;
using NhipSo.Functions.Http;
using NhipSo.Functions.Problems;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Values;

/// <summary>
/// "You already have it": before a report is asked for, what of it is there.
/// <c>?unitKind=province&amp;indicators=CP07,CP11&amp;period=2026-Q4&amp;regime=reporting</c>.
/// </summary>
public sealed class GetReuse(Catalogue catalogue)
{
    private const int MaxIndicators = 200;

    [Function(nameof(GetReuse))]
    [Allow(Role.Read, Role.Steer, Role.Admin)]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/reuse")] HttpRequest request)
    {
        var query = request.Query;
        var kind = Find<UnitKind>(query["unitKind"].ToString()) ?? throw Refusals.QueryMalformed("unitKind", query["unitKind"].ToString());
        var regime = Find<Regime>(query["regime"].ToString()) ?? throw Refusals.QueryMalformed("regime", query["regime"].ToString());
        if (!Period.TryParse(query["period"].ToString(), out var period))
            throw Refusals.QueryMalformed("period", query["period"].ToString());
        var wanted = query["indicators"].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (wanted.Length is 0 or > MaxIndicators)
            throw Refusals.QueryMalformed("indicators", query["indicators"].ToString());
        if (Array.Find(wanted, code => catalogue.FindIndicator(code) is null) is { } unknown)
            throw Refusals.UnknownIndicator(unknown);
        var reuse = Reuse.Of(catalogue, kind, wanted, regime, period);
        return Results.Json(
            new
            {
                Given = reuse.Given.Select(each => new { each.Indicator, each.Way, each.Form, From = each.From.Select(from => from.Code) }),
                reuse.ToAsk,
                reuse.ReportsSaved,
            },
            ApiJson.Options);
    }

    private static T? Find<T>(string word) where T : struct, Enum =>
        Enum.TryParse<T>(word, ignoreCase: true, out var found) && !char.IsAsciiDigit(word[0]) && word[0] != '-' ? found : null;
}
