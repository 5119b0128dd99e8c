using System.Collections.Immutable;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Lineage;
using NodaTime;

namespace NhipSo.Domain.Scoring;

/// <summary>The scores of units for a time in which they were several, by a set that takes the mean of its predecessors' pillars.</summary>
public static class Merged
{
    /// <summary>Standings of the units that there were, as those of the units that there are on a day. A mean of some predecessors is none of all.</summary>
    /// <param name="catalogue">The lineage.</param>
    /// <param name="owing">The units that there were.</param>
    /// <param name="standings">Their standings.</param>
    /// <param name="day">The day.</param>
    public static Standings Means(Catalogue catalogue, IEnumerable<Unit> owing, Standings standings, LocalDate day)
    {
        var scores = owing.Select(unit => (unit.Id, Became: SuccessorView.On(catalogue, unit, day))).Where(each => each.Became is not null)
            .GroupBy(each => each.Became!.Id, each => standings.Scores.GetValueOrDefault(each.Id), StringComparer.Ordinal)
            .Where(unit => unit.All(score => score is not null))
            .ToImmutableSortedDictionary(unit => unit.Key, unit => Mean([.. unit.OfType<UnitScore>()]), StringComparer.Ordinal);
        return new(standings.Card, standings.Scales, scores);
    }

    /// <summary>The mean of several units' pillars; a pillar that one of them has no points of has none.</summary>
    public static UnitScore Mean(ImmutableArray<UnitScore> units) => units is [var alone] ? alone : units[0] with
    {
        Pillars =
        [
            .. units[0].Pillars.Select((pillar, index) => units.Select(unit => unit.Pillars[index]).ToList() is var each && each.TrueForAll(one => one.Points is not null)
                ? new PillarScore(pillar.Pillar, [], each.Average(one => one.Points!.Value), each.Average(one => one.Available))
                : new PillarScore(pillar.Pillar, [], null, 0)),
        ],
    };
}
