using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Obligations;
using NhipSo.Domain.Periods;
using NhipSo.Functions.Access;
using NhipSo.Functions.Http;
using NhipSo.Functions.Problems;
using NhipSo.Functions.Submissions;
using NodaTime;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Obligations;

/// <summary>
/// Who owes what until when: <c>?form=&amp;period=&amp;unit=&amp;year=&amp;status=</c>, each of them optional. Without a period it is
/// what is open or was due in the last 60 days; with a year, all of that year.
/// </summary>
public sealed class GetObligations(ObligationReader reader, Catalogue catalogue, TimeProvider time)
{
    /// <summary>So many forms and periods are read for one answer.</summary>
    private const int MaxPartitions = 120;

    [Function(nameof(GetObligations))]
    [Allow(Role.Enter, Role.Sign, Role.Read, Role.Steer)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/obligations")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var now = time.Now();
        var status = StatusOf(request);
        var asked = Asked(request, now);
        var found = await ReadAsync(request, caller, asked, cancellationToken);
        var shown = found.Where(each => status is null || each.Counted.Owed.At(now) == status);
        return Results.Json(
            new
            {
                AsOf = now,
                Rates = Rates.Of(found.Select(each => each.Counted), now),
                Counts = found.CountBy(each => each.Counted.Owed.At(now)).OrderBy(pair => pair.Key).ToDictionary(pair => Words.Of(pair.Key), pair => pair.Value),
                Obligations = shown.Select(each => ObligationAnswer.From(each, now)),
            },
            ApiJson.Options);
    }

    private async Task<IReadOnlyList<Found>> ReadAsync(
        HttpRequest request, Caller caller, IReadOnlyList<(Form Form, Period Period)> asked, CancellationToken cancellationToken)
    {
        var seesAll = caller.Roles.Contains(Role.Read) || caller.Roles.Contains(Role.Steer);
        var named = request.Query["unit"].ToString() is { Length: > 0 } written ? written : seesAll ? null : caller.Unit;
        if (named is null)
        {
            if (!seesAll)
                throw Refusals.NotAllowed();
            var all = await Task.WhenAll(asked.Select(pair => reader.ReadAsync(pair.Form, pair.Period, cancellationToken)));
            return [.. all.SelectMany(each => each)];
        }

        var unit = catalogue.FindUnit(named) ?? throw Refusals.UnknownUnitId(named);
        caller.MustSee(unit, catalogue);
        return await reader.ReadAsync(unit, asked, seesDrafts: caller.Unit == unit.Id, cancellationToken);
    }

    private List<(Form Form, Period Period)> Asked(HttpRequest request, Instant now)
    {
        var code = request.Query["form"].ToString();
        if (code.Length > 0 && catalogue.FindForm(code) is null)
            throw Refusals.UnknownForm(code);
        var codes = code.Length > 0 ? [code] : catalogue.Forms.Where(form => form.DerivedFrom is null).Select(form => form.Code);
        var asked = (request.Query["period"].ToString(), request.Query["year"].ToString()) switch
        {
            ("", "") => codes.SelectMany(each => catalogue.Warm(each, now)),
            ("", var year) => codes.SelectMany(each => catalogue.Within(each, Period.TryParse(year, out var whole) && whole.Kind == PeriodKind.Year ? whole : throw Refusals.NotAYear(year))),
            (var period, _) => codes.Select(each => (each, found: Period.TryParse(period, out var parsed) ? catalogue.FindForm(each, parsed) : null, parsed))
                .Where(each => each.found is not null).Select(each => (each.found!, each.parsed)),
        };
        var list = asked.Take(MaxPartitions + 1).ToList();
        return list.Count <= MaxPartitions ? list : throw Refusals.TooMuchAsked(MaxPartitions);
    }

    private static ObligationStatus? StatusOf(HttpRequest request) => request.Query["status"].ToString() switch
    {
        "" => null,
        var written => Enum.TryParse<ObligationStatus>(written, ignoreCase: true, out var status) && !char.IsAsciiDigit(written[0])
            ? status
            : throw Refusals.UnknownStatus(written, Enum.GetValues<ObligationStatus>().Select(Words.Of)),
    };
}

/// <summary>An obligation as the API answers it.</summary>
/// <param name="Form">The form's code.</param>
/// <param name="Period">The period's code.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Status">How it is about it.</param>
/// <param name="Opens">From when it is accepted.</param>
/// <param name="Due">The last instant at which it is on time.</param>
/// <param name="Received">When the newest revision was received, or null.</param>
/// <param name="Revision">Which revision that is; 0 for none.</param>
/// <param name="Asked">How many required values are asked.</param>
/// <param name="Given">How many of them are there.</param>
/// <param name="Counts">Whether it counts in the rates.</param>
/// <param name="Punctual">Whether a complete report was there in time.</param>
/// <param name="Draft">How far the unit has got with a draft, which it alone sees; null for none.</param>
public sealed record ObligationAnswer(
    string Form, string Period, UnitAnswer Unit, ObligationStatus Status, Instant Opens, Instant Due, Instant? Received, int Revision, int Asked,
    int Given, bool Counts, bool Punctual, DraftState? Draft)
{
    /// <summary>An obligation as it is at <paramref name="now"/>.</summary>
    public static ObligationAnswer From(Found found, Instant now)
    {
        var (obligation, (owed, asked, given)) = found;
        return new(
            obligation.Form.Code, obligation.Period.Code, UnitAnswer.From(obligation.Unit), owed.At(now), owed.Opens, owed.Due,
            owed.Head?.Revision?.Received, owed.Head?.Revision?.Number ?? 0, asked, given, owed.CountsAt(now), owed.IsPunctual,
            owed.Draft == DraftState.None ? null : owed.Draft);
    }
}
