using System.Collections.Immutable;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Scoring;
using NhipSo.Domain.Submissions;
using NhipSo.Functions.Publishing.Derived;

namespace NhipSo.Functions.Publishing.Scoring;

/// <summary>Makes <see cref="ScoresSnapshot"/>s.</summary>
internal sealed class Scores(Catalogue catalogue, PublishedReports reports)
{
    private const int Decimals = 4;

    private readonly ScoredPeriods scored = new(catalogue, reports);

    /// <summary>The scores by every public set, of every period that they are for.</summary>
    public IEnumerable<Derivation> Derivations() => scored.All(ScoreVisibility.Public).Select(each => Derivation.OfOneFile(
        ScoredPeriods.NameOf(each.Card, each.Published.Period), scored.SequenceOf(each.Published), isPrompt: true,
        async token => await MakeAsync(each.Card, each.Published, token)));

    /// <summary>The sets for internal use, with how far their scores go.</summary>
    public IEnumerable<(Scorecard Card, PublishedPeriod Published, string Name, long Sequence)> Internal() => scored.All(ScoreVisibility.Internal)
        .Select(each => (each.Card, each.Published, ScoredPeriods.NameOf(each.Card, each.Published.Period), scored.SequenceOf(each.Published)));

    /// <summary>The scores by a set, of a period.</summary>
    public async Task<ScoresSnapshot> MakeAsync(Scorecard card, PublishedPeriod published, CancellationToken cancellationToken)
    {
        var (form, period, day) = (published.Form, published.Period, PublishedReports.DayOf(published));
        var snapshot = await reports.ReadMainAsync(published, cancellationToken);
        var figures = await reports.FiguresAsync(form.Code, period, day, cancellationToken);
        var standings = await scored.StandingsAsync(card, published, cancellationToken);
        var previous = await scored.FindEarlierAsync(card, period.Plus(-1), day, cancellationToken);
        var yearBefore = await scored.FindEarlierAsync(card, period.YearBefore(), day, cancellationToken);
        var (places, byYear) = (standings.Places(previous), standings.Places(yearBefore));
        var sent = snapshot.Submissions.ToDictionary(report => report.Unit, StringComparer.Ordinal);
        return new(
            CardSummary.From(card), new(form.Code, form.Version, form.Name, form.Publish), PeriodSummary.Of(form, period),
            previous is null ? null : new(period.Plus(-1).Code, previous.Totals.Count), yearBefore is null ? null : new(period.YearBefore().Code, yearBefore.Totals.Count),
            IndicatorsOf(card, form, catalogue), card.Max is null ? null : standings.Available, PartsOf(card, standings), MeanOf(standings, _ => true),
            standings.Totals.Keys.Select(id => catalogue.FindUnit(id)?.Region).OfType<string>().Distinct(StringComparer.Ordinal)
                .ToImmutableSortedDictionary(region => region, region => MeanOf(standings, id => catalogue.FindUnit(id)?.Region == region)!, StringComparer.Ordinal),
            [.. snapshot.Units.Select(StandingOf).OrderBy(each => each.Rank ?? int.MaxValue).ThenBy(each => each.Unit.Code, StringComparer.Ordinal)]);

        UnitStanding StandingOf(UnitSummary unit)
        {
            if (standings.Scores.GetValueOrDefault(unit.Id) is not { } score)
            {
                return new(
                    unit, null, 0, null, NotRanked.NoReport, null, null, null, null,
                    ImmutableSortedDictionary<string, PillarPoints>.Empty, ImmutableSortedDictionary<string, PartFigure>.Empty, []);
            }

            var place = places.GetValueOrDefault(unit.Id);
            var (status, values) = (figures[unit.Id].Status, figures[unit.Id].Values);
            return new(
                unit, score.Total, score.Available, place?.Rank,
                place is not null ? null : card.Max is null ? NotRanked.NoPoints : NotRanked.TooFewFigures,
                MovementOf(previous, unit.Id, score, place?.Moved), MovementOf(yearBefore, unit.Id, score, byYear.GetValueOrDefault(unit.Id)?.Moved),
                status == ValueStatus.Official ? null : status, sent.GetValueOrDefault(unit.Id)?.Hash,
                score.Pillars.ToImmutableSortedDictionary(pillar => pillar.Pillar.Code, pillar => new PillarPoints(pillar.Points, pillar.Available), StringComparer.Ordinal),
                score.Pillars.SelectMany(pillar => pillar.Parts).Where(part => part.Value is not null)
                    .ToImmutableSortedDictionary(part => part.Part.Code, part => FigureOf(part, values), StringComparer.Ordinal),
                Gain.Of(score, standings, code => catalogue.FindIndicator(code)!, values));
        }
    }

    private static Movement? MovementOf(Standings? before, string unit, UnitScore score, int? moved) =>
        before?.Scores.GetValueOrDefault(unit) is { Total: { } then } && score.Total is { } now ? new(moved, now - then) : null;

    private PartFigure FigureOf(PartScore part, IReadOnlyDictionary<string, decimal> values)
    {
        var indicator = catalogue.FindIndicator(part.Part.Indicator!)!;
        var isRatio = indicator.Kind == ValueKind.Ratio;
        return new(part.Value!.Value, part.Points, isRatio ? Find(indicator.Numerator!) : null, isRatio ? Find(indicator.Denominator!) : null);

        decimal? Find(string code) => values.TryGetValue(code, out var value) ? value : null;
    }

    /// <summary>What a set looks at, and the parts of ratios.</summary>
    internal static IReadOnlyList<IndicatorSummary> IndicatorsOf(Scorecard card, Form form, Catalogue catalogue)
    {
        var items = form.Items.ToDictionary(item => item.Indicator, StringComparer.Ordinal);
        return
        [
            .. card.Parts.Select(part => part.Indicator).OfType<string>().Select(code => catalogue.FindIndicator(code)!)
                .SelectMany(indicator => indicator.Kind == ValueKind.Ratio ? indicator.Parts.Select(code => catalogue.FindIndicator(code)!).Prepend(indicator) : [indicator])
                .DistinctBy(indicator => indicator.Code).Select(indicator => IndicatorSummary.From(indicator, items.GetValueOrDefault(indicator.Code) ?? new(indicator.Code))),
        ];
    }

    private ImmutableSortedDictionary<string, PartSpread> PartsOf(Scorecard card, Standings standings) => card.Parts.Where(part => part.Indicator is not null)
        .Select(part => (part.Code, Figures: standings.FiguresOf(part).Select(each => each.Value).ToList(), Better: catalogue.FindIndicator(part.Indicator!)!.Better))
        .Where(each => each.Figures.Count > 0)
        .ToImmutableSortedDictionary(each => each.Code, each => new PartSpread(each.Figures.Count, Spread.Of(each.Better, each.Figures)!, standings.Scales.GetValueOrDefault(each.Code)), StringComparer.Ordinal);

    private static ScoreMean? MeanOf(Standings standings, Func<string, bool> isIn)
    {
        var scores = standings.Totals.Keys.Where(isIn).Select(id => standings.Scores[id]).ToList();
        return scores.Count == 0 ? null : new(
            scores.Count, Math.Round(scores.Average(score => score.Total!.Value), standings.Card.Decimals, MidpointRounding.AwayFromZero),
            standings.Card.Pillars.Select(pillar => (pillar.Code, Spread: Spread.Of(Better.Up, scores.Select(score => score.Pillars.First(each => each.Pillar.Code == pillar.Code).Points).OfType<decimal>().Select(points => Math.Round(points, Decimals)))))
                .Where(each => each.Spread is not null).ToImmutableSortedDictionary(each => each.Code, each => each.Spread!, StringComparer.Ordinal));
    }
}
