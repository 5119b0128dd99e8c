using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Reconciling;
using NhipSo.Functions.Access;
using NhipSo.Functions.Http;
using NhipSo.Functions.Problems;
using NhipSo.Functions.Submissions;
using NodaTime;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Reconciling;

/// <summary>
/// Where reported and measured figures disagree: <c>?form=&amp;period=&amp;unit=&amp;state=&amp;public=</c>, each of them optional. Without a
/// period those that are open or were due in the last 60 days; without a state what is discrepant or is or was worked on.
/// </summary>
public sealed class GetDiscrepancies(DiscrepancyTable table, Catalogue catalogue, TimeProvider time)
{
    private const int MaxPartitions = 60;

    [Function(nameof(GetDiscrepancies))]
    [Allow(Role.Enter, Role.Sign, Role.Read, Role.Steer)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/discrepancies")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var now = time.Now();
        var (isAsked, isPublic, unit) = (StateOf(request), PublicOf(request), UnitOf(request));
        var asked = Asked(request, now);
        var read = await Task.WhenAll(asked.Select(async pair => (pair.Form, pair.Period, Rows: await table.ReadAsync(pair.Form, pair.Period, indicators: null, cancellationToken))));
        var found = read.SelectMany(each => each.Rows.Select(row => (each.Form, each.Period, Row: row, Unit: catalogue.FindUnit(row.Unit), Indicator: catalogue.FindIndicator(row.Indicator))))
            .Where(each => each is { Unit: not null, Indicator: not null } && (unit is null || catalogue.IsWithin(each.Unit, unit)))
            .Where(each => isAsked(each.Row) && (isPublic is null || each.Row.IsPublicAt(now) == isPublic));
        return Results.Json(
            new { AsOf = now, Discrepancies = found.Select(each => DiscrepancyAnswer.From(each.Form, each.Period, each.Unit!, each.Indicator!, each.Row, now)) },
            ApiJson.Options);
    }

    /// <summary>The id of the unit that, with what is below it, the answer is about; null for all.</summary>
    private string? UnitOf(HttpRequest request)
    {
        var caller = Caller.Of(request);
        var seesAll = caller.Roles.Contains(Role.Read) || caller.Roles.Contains(Role.Steer);
        if ((request.Query["unit"].ToString() is { Length: > 0 } written ? written : seesAll ? null : caller.Unit) is not { } named)
            return seesAll ? null : throw Refusals.NotAllowed();
        caller.MustSee(catalogue.FindUnit(named) ?? throw Refusals.UnknownUnitId(named), catalogue);
        return named;
    }

    private List<(Form Form, Period Period)> Asked(HttpRequest request, Instant now)
    {
        var code = request.Query["form"].ToString();
        if (code.Length > 0 && catalogue.FindForm(code) is null)
            throw Refusals.UnknownForm(code);
        var period = request.Query["period"].ToString();
        if (period.Length > 0 && !Period.TryParse(period, out _))
            throw Refusals.QueryMalformed("period", period);
        var forms = catalogue.Forms.Where(form => form.DerivedFrom is null && form.Standing == Standing.Actual && (code.Length == 0 || form.Code == code));
        var asked = period.Length == 0
            ? forms.SelectMany(form => catalogue.Warm(form.Code, now))
            : forms.Select(form => (Found: catalogue.FindForm(form.Code, Period.Parse(period)), Period: Period.Parse(period))).Where(pair => pair.Found is not null).Select(pair => (pair.Found!, pair.Period));
        var list = asked.Take(MaxPartitions + 1).ToList();
        return list.Count <= MaxPartitions ? list : throw Refusals.TooMuchAsked(MaxPartitions);
    }

    private static Func<StoredDiscrepancy, bool> StateOf(HttpRequest request)
    {
        var written = request.Query["state"].ToString();
        if (written.Length == 0)
            return row => row.Comparison.State == ComparisonState.Discrepant || row.Work is not null;
        if (Find<ComparisonState>(written) is { } state)
            return row => row.Comparison.State == state;
        return Find<WorkState>(written) is { } work
            ? row => row.Work?.State == work
            : throw Refusals.UnknownStatus(written, Enum.GetValues<ComparisonState>().Select(Words.Of).Concat(Enum.GetValues<WorkState>().Select(Words.Of)));
    }

    private static bool? PublicOf(HttpRequest request) => request.Query["public"].ToString() switch
    {
        "" => null,
        var written => bool.TryParse(written, out var isPublic) ? isPublic : throw Refusals.QueryMalformed("public", written),
    };

    private static T? Find<T>(string word) where T : struct, Enum =>
        Enum.TryParse<T>(word, ignoreCase: true, out var found) && char.IsAsciiLetter(word[0]) && Enum.IsDefined(found) ? found : null;
}
