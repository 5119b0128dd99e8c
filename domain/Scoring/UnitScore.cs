using System.Collections.Immutable;
using NhipSo.Domain.Definitions;

namespace NhipSo.Domain.Scoring;

/// <summary>A unit by a set, for a period.</summary>
/// <param name="Card">The set.</param>
/// <param name="Pillars">Its pillars.</param>
public sealed record UnitScore(Scorecard Card, ImmutableArray<PillarScore> Pillars)
{
    /// <summary>How many points what is there could give.</summary>
    public decimal Available => Pillars.Sum(pillar => pillar.Available);

    /// <summary>Whether every part has a figure.</summary>
    public bool IsWhole => Pillars.All(pillar => pillar.Parts.All(part => part.Value is not null));

    /// <summary>
    /// The points of what is there, before they are rounded and by the set's rule scaled up; null where nothing that has points is there,
    /// since what nobody said is not zero.
    /// </summary>
    public decimal? Points => Sum(Pillars.Select(pillar => pillar.Points));

    /// <summary>The total by the set's rule; null where there is none.</summary>
    public decimal? Total => Points is { } points && Available > 0 ? Math.Round(points * Factor, Card.Decimals, MidpointRounding.AwayFromZero) : null;

    /// <summary>By what points count in the total: 1, unless what is there is scaled up.</summary>
    public decimal Factor => Card.Missing == MissingRule.Rescaled && Available > 0 ? Card.Max!.Value / Available : 1;

    /// <summary>Whether it has enough figures to be ranked by the set's rule.</summary>
    public bool IsRanked => Total is not null && Available >= Card.RankedFrom * Card.Max;

    /// <summary>A unit's figures by a set.</summary>
    /// <param name="card">The set.</param>
    /// <param name="figures">By indicator code.</param>
    /// <param name="scales">The line of each part that has one, by the part's code.</param>
    public static UnitScore Of(Scorecard card, IReadOnlyDictionary<string, decimal> figures, IReadOnlyDictionary<string, Scale> scales) =>
        new(card, [.. card.Pillars.Select(pillar => PillarScore.Of(pillar, figures, scales))]);

    /// <summary>The sum of what is there; null where nothing is.</summary>
    internal static decimal? Sum(IEnumerable<decimal?> points) => points.OfType<decimal>().ToList() is { Count: > 0 } given ? given.Sum() : null;
}

/// <summary>A pillar of a unit.</summary>
/// <param name="Pillar">The pillar.</param>
/// <param name="Parts">Its parts; none of a mean over predecessors.</param>
/// <param name="Points">The points of the parts that have a figure; null where none has.</param>
/// <param name="Available">How many points those parts could give.</param>
public sealed record PillarScore(ScorePillar Pillar, ImmutableArray<PartScore> Parts, decimal? Points, decimal Available)
{
    internal static PillarScore Of(ScorePillar pillar, IReadOnlyDictionary<string, decimal> figures, IReadOnlyDictionary<string, Scale> scales)
    {
        ImmutableArray<PartScore> parts = [.. pillar.Parts.Select(part => PartScore.Of(part, figures, scales.GetValueOrDefault(part.Code)))];
        return new(pillar, parts, UnitScore.Sum(parts.Select(part => part.Points)), parts.Sum(part => part.Points is null ? 0 : part.Part.Points!.Value));
    }
}

/// <summary>A part of a unit.</summary>
/// <param name="Part">The part.</param>
/// <param name="Value">The figure, or null.</param>
/// <param name="Points">Its points; null where it has no figure, or the part no points.</param>
public sealed record PartScore(ScorePart Part, decimal? Value, decimal? Points)
{
    internal static PartScore Of(ScorePart part, IReadOnlyDictionary<string, decimal> figures, Scale? scale)
    {
        decimal? value = part.Indicator is { } code && figures.TryGetValue(code, out var given) ? given : null;
        return new(part, value, value is { } figure ? scale?.PointsOf(part, figure) : null);
    }
}
