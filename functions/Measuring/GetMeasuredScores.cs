using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NhipSo.Domain.Periods;
using NhipSo.Functions.Access;
using NhipSo.Functions.Http;
using NhipSo.Functions.Problems;
using NhipSo.Functions.Submissions;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Measuring;

/// <summary>
/// The metrics of NĐ 224/2026/NĐ-CP, Điều 19.2, and the groups of QĐ 766, as far as they were measured: <c>?unit=24&amp;regime=reporting</c>.
/// What was not measured has no points, and the total says over how many it stands.
/// </summary>
public sealed class GetMeasuredScores(MeasuredWindows windows, Catalogue catalogue, TimeProvider time)
{
    [Function(nameof(GetMeasuredScores))]
    [Allow(Role.Enter, Role.Sign, Role.Read, Role.Steer)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/measured/scores/{period}")] HttpRequest request,
        string period,
        CancellationToken cancellationToken)
    {
        var unit = AskedUnit.Of(request, catalogue);
        if (!Period.TryParse(period, out var found))
            throw Refusals.QueryMalformed("period", period);
        var regime = request.Query["regime"].ToString() switch
        {
            "reporting" or "" => Regime.Reporting,
            "calendar" => Regime.Calendar,
            var written => throw Refusals.QueryMalformed("regime", written),
        };
        var window = DataWindow.Of(regime, found);
        var begins = MeasuredDay.SpanOf(window.Start).From;
        if (begins > time.Now())
            throw Refusals.PeriodNotOpen(found, begins);
        var measured = unit is null
            ? (await windows.ReadAsync(window, cancellationToken)).Values
            : [await windows.FindAsync(window, unit.Id, cancellationToken) ?? new(unit.Id, System.Collections.Immutable.ImmutableSortedDictionary<string, MeasuredValue>.Empty)];
        return Results.Json(
            new
            {
                Period = found.Code,
                Regime = regime,
                Window = new { From = window.Start, To = window.End },
                AsOf = time.Now(),
                Units = measured.OrderBy(each => each.Unit, StringComparer.Ordinal)
                    .Select(each => (Unit: catalogue.FindUnit(each.Unit), Measured: each))
                    .Where(each => each.Unit is not null)
                    .Select(each => new { Unit = UnitAnswer.From(each.Unit!), Scores = Scorecards.All.Select(card => ScoreAnswer.From(Score.Of(card, each.Measured))) }),
            },
            ApiJson.Options);
    }
}

/// <summary>A set as the API answers it.</summary>
/// <param name="Code">The set's code.</param>
/// <param name="Version">Its version.</param>
/// <param name="Name">As people know it.</param>
/// <param name="Source">On what ground, and what is design.</param>
/// <param name="Points">The points of what was measured; absent where nothing that has points was.</param>
/// <param name="Measured">How many points what was measured could give; the total stands over these.</param>
/// <param name="Max">How many all could give; absent where the set has none.</param>
/// <param name="IsWhole">Whether every part was measured.</param>
/// <param name="NotMeasured">The parts that were not.</param>
/// <param name="Overall">What someone else publishes for all of it, where a source says.</param>
/// <param name="Groups">Its groups.</param>
public sealed record ScoreAnswer(
    string Code, int Version, Text Name, string Source, decimal? Points, decimal? Measured, decimal? Max, bool IsWhole, IEnumerable<Text> NotMeasured,
    MeasuredValue? Overall, IEnumerable<object> Groups)
{
    /// <summary>The answer.</summary>
    public static ScoreAnswer From(Score score) => new(
        score.Card.Code, score.Card.Version, score.Card.Name, score.Card.Source, score.Points, score.Max is null ? null : score.Measured, score.Max,
        score.IsWhole,
        score.Groups.SelectMany(group => group.Parts).Where(part => part.Value is null).Select(part => part.Part.Name),
        score.Overall,
        score.Groups.Select(group => new
        {
            group.Group.Code,
            group.Group.Name,
            group.Points,
            Measured = group.Group.Max is null ? (decimal?)null : group.Measured,
            group.Group.Max,
            Parts = group.Parts.Select(part => new
            {
                part.Part.Name,
                part.Part.Indicator,
                part.Value?.Value,
                part.Value?.Coverage,
                part.Value?.AsOf,
                part.Points,
                part.Part.Max,
                part.Part.IsDesign,
                IsMeasured = part.Value is not null,
            }),
        }));
}
