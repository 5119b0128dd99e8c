using System.Collections.Immutable;
using NhipSo.Domain.Definitions;

namespace NhipSo.Domain.Aggregation;

/// <summary>A unit's place among others. Equal figures share a place, and the next place is as far on as there are such units.</summary>
/// <param name="Rank">From 1, the best first.</param>
/// <param name="Moved">How many places better than before; negative for worse, null where it had none.</param>
public sealed record Place(int Rank, int? Moved);

/// <summary>Ranks units by an indicator that has a good direction.</summary>
public static class Ranking
{
    /// <summary>The place of each unit that has a figure; none where neither direction is good.</summary>
    /// <param name="better">Which way is good.</param>
    /// <param name="now">The figures by unit.</param>
    /// <param name="before">Those of the period before, by the units that there are now.</param>
    public static ImmutableSortedDictionary<string, Place> Of(
        Better better, IReadOnlyCollection<KeyValuePair<string, decimal>> now, IReadOnlyCollection<KeyValuePair<string, decimal>> before)
    {
        var earlier = Ranks(better, before);
        return Ranks(better, now).ToImmutableSortedDictionary(
            pair => pair.Key, pair => new Place(pair.Value, earlier.TryGetValue(pair.Key, out var rank) ? rank - pair.Value : null), StringComparer.Ordinal);
    }

    private static Dictionary<string, int> Ranks(Better better, IReadOnlyCollection<KeyValuePair<string, decimal>> figures)
    {
        var ranks = new Dictionary<string, int>(StringComparer.Ordinal);
        if (better == Better.None)
            return ranks;
        var sorted = (better == Better.Up ? figures.OrderByDescending(pair => pair.Value) : figures.OrderBy(pair => pair.Value)).ToList();
        for (var index = 0; index < sorted.Count; index++)
            ranks[sorted[index].Key] = index > 0 && sorted[index].Value == sorted[index - 1].Value ? ranks[sorted[index - 1].Key] : index + 1;
        return ranks;
    }
}
