using NhipSo.Domain.Aggregation;
using NhipSo.Domain.Definitions;

namespace NhipSo.Domain.Tests.Aggregation;

public class RankingTests
{
    [Fact]
    public void Equal_figures_share_a_place_and_the_next_is_as_far_on()
    {
        var places = Ranking.Of(Better.Up, [new("a", 5), new("b", 7), new("c", 7), new("d", 1)], [new("a", 9), new("b", 1), new("d", 0)]);
        Assert.Equal([("a", 3), ("b", 1), ("c", 1), ("d", 4)], places.Select(pair => (pair.Key, pair.Value.Rank)));
        Assert.Equal([-2, 1, null, -1], places.Values.Select(place => place.Moved));
    }

    [Fact]
    public void Where_less_is_better_the_least_is_first() =>
        Assert.Equal([2, 1], Ranking.Of(Better.Down, [new("a", 5), new("b", 4)], []).Values.Select(place => place.Rank));

    [Fact]
    public void Where_neither_is_better_nothing_is_ranked() => Assert.Empty(Ranking.Of(Better.None, [new("a", 5)], []));
}
