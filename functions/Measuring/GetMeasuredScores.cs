using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NhipSo.Domain.Periods;
using NhipSo.Domain.Reconciling;
using NhipSo.Domain.Scoring;
using NhipSo.Functions.Access;
using NhipSo.Functions.Http;
using NhipSo.Functions.Problems;
using NhipSo.Functions.Submissions;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Measuring;

/// <summary>
/// The public sets that are for the period, as far as they were measured: <c>?unit=24&amp;regime=reporting</c>. What was not measured has
/// no points, and the total says over how many it stands. What is reported is scored in the published files (<c>scores/…</c>).
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
        var cards = catalogue.ScorecardsFor(found).Where(card => card.Visibility == ScoreVisibility.Public).ToList();
        var needsAll = unit is null || cards.Exists(card => card.Parts.Any(part => part.Scaling == Scaling.Peers));
        var measured = needsAll
            ? await windows.ReadAsync(window, cancellationToken)
            : await windows.FindAsync(window, unit!.Id, cancellationToken) is { } one ? new Dictionary<string, MeasuredUnit> { [unit.Id] = one } : [];
        var figures = measured.Values.ToDictionary(each => each.Unit, each => Alternatives.Numbers(each.Values), StringComparer.Ordinal);
        if (unit is not null)
            figures.TryAdd(unit.Id, ImmutableSortedDictionary<string, decimal>.Empty);
        var standings = cards.ConvertAll(card => Standings.Of(card, code => catalogue.FindIndicator(code)!.Better, figures));
        return Results.Json(
            new
            {
                Period = found.Code,
                Regime = regime,
                Window = new { From = window.Start, To = window.End },
                AsOf = time.Now(),
                Units = figures.Keys.Where(id => unit is null || id == unit.Id).Order(StringComparer.Ordinal)
                    .Select(id => (Unit: catalogue.FindUnit(id), Measured: measured.GetValueOrDefault(id)))
                    .Where(each => each.Unit is not null)
                    .Select(each => new { Unit = UnitAnswer.From(each.Unit!), Scores = standings.Select(all => ScoreAnswer.From(all.Scores[each.Unit!.Id], each.Measured)) }),
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
    private const int Decimals = 4;

    /// <summary>The answer.</summary>
    /// <param name="score">The unit by the set.</param>
    /// <param name="measured">What was measured of it; null where nothing was.</param>
    public static ScoreAnswer From(UnitScore score, MeasuredUnit? measured) => new(
        score.Card.Code, score.Card.Version, score.Card.Name, score.Card.Basis.Vi, Rounded(score.Points), score.Card.Max is null ? null : score.Available, score.Card.Max,
        score.IsWhole,
        score.Pillars.SelectMany(pillar => pillar.Parts).Where(part => part.Value is null).Select(part => part.Part.Name),
        score.Card.Overall is { } overall ? measured?.Values.GetValueOrDefault(overall) : null,
        score.Pillars.Select(pillar => new
        {
            pillar.Pillar.Code,
            pillar.Pillar.Name,
            Points = Rounded(pillar.Points),
            Measured = pillar.Pillar.Points is null ? (decimal?)null : pillar.Available,
            Max = pillar.Pillar.Points,
            Parts = pillar.Parts.Select(part => (Score: part, Measured: part.Part.Indicator is { } code ? measured?.Values.GetValueOrDefault(code) : null)).Select(part => new
            {
                part.Score.Part.Name,
                part.Score.Part.Indicator,
                part.Score.Value,
                part.Measured?.Coverage,
                part.Measured?.AsOf,
                part.Score.Points,
                Max = part.Score.Part.Points,
                part.Score.Part.IsDesign,
                IsMeasured = part.Measured is not null,
            }),
        }));

    private static decimal? Rounded(decimal? points) => points is { } given ? Math.Round(given, Decimals) : null;
}
