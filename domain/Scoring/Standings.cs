using System.Collections.Immutable;
using NhipSo.Domain.Aggregation;
using NhipSo.Domain.Definitions;

namespace NhipSo.Domain.Scoring;

/// <summary>All units by a set, for a period. The order in which units come does not matter.</summary>
/// <param name="Card">The set.</param>
/// <param name="Scales">The line of each part that has one, by the part's code.</param>
/// <param name="Scores">By the unit's id; units of which nothing is known are not there.</param>
public sealed record Standings(
    Scorecard Card, ImmutableSortedDictionary<string, Scale> Scales, ImmutableSortedDictionary<string, UnitScore> Scores)
{
    /// <summary>The totals of those that are ranked.</summary>
    public ImmutableSortedDictionary<string, decimal> Totals { get; } = Scores.Where(pair => pair.Value.IsRanked)
        .ToImmutableSortedDictionary(pair => pair.Key, pair => pair.Value.Total!.Value, StringComparer.Ordinal);

    /// <summary>How many points the parts that any unit has a figure of could give.</summary>
    public decimal Available => Card.Parts.Where(part => Scores.Values.Any(score => score.Pillars.Any(pillar => pillar.Parts.Any(each => each.Part.Code == part.Code && each.Points is not null))))
        .Sum(part => part.Points ?? 0);

    /// <summary>Units by a set.</summary>
    /// <param name="card">The set.</param>
    /// <param name="better">Which way an indicator is good, by its code.</param>
    /// <param name="figures">By the unit's id and indicator code.</param>
    public static Standings Of<TFigures>(Scorecard card, Func<string, Better> better, IReadOnlyDictionary<string, TFigures> figures)
        where TFigures : IReadOnlyDictionary<string, decimal>
    {
        var scales = ScalesOf(card, better, figures);
        return new(card, scales, figures.ToImmutableSortedDictionary(pair => pair.Key, pair => UnitScore.Of(card, pair.Value, scales), StringComparer.Ordinal));
    }

    /// <summary>The places by total, and how they have moved against standings by the same version of the set.</summary>
    /// <param name="before">Of the period before, of the units that there are now; null where there are none.</param>
    public ImmutableSortedDictionary<string, Place> Places(Standings? before) => Ranking.Of(Better.Up, Totals, before?.Totals ?? ImmutableSortedDictionary<string, decimal>.Empty);

    /// <summary>The figures of a part, by the unit's id.</summary>
    public IEnumerable<(string Unit, decimal Value)> FiguresOf(ScorePart part) =>
        from pair in Scores
        from each in pair.Value.Pillars.SelectMany(pillar => pillar.Parts)
        where each.Part.Code == part.Code && each.Value is not null
        select (pair.Key, each.Value!.Value);

    private static ImmutableSortedDictionary<string, Scale> ScalesOf<TFigures>(Scorecard card, Func<string, Better> better, IReadOnlyDictionary<string, TFigures> figures)
        where TFigures : IReadOnlyDictionary<string, decimal> =>
        card.Parts.Where(part => part.Indicator is not null)
            .Select(part => (part.Code, Scale: Scale.Of(part, better(part.Indicator!), [.. figures.Values.Where(each => each.ContainsKey(part.Indicator!)).Select(each => each[part.Indicator!])])))
            .Where(each => each.Scale is not null).ToImmutableSortedDictionary(each => each.Code, each => each.Scale!, StringComparer.Ordinal);
}
