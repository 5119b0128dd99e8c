using System.Collections.Immutable;
using NhipSo.Domain.Measuring;

namespace NhipSo.Domain.Tests.Measuring;

public class CountedFiguresTests
{
    [Theory]
    [InlineData(20, 60, 10)] // ten pages, seen for the whole minute
    [InlineData(10, 300, 1)] // one, for five
    [InlineData(1, 300, 0.1)]
    [InlineData(4, 5, 4)] // a slot that has just begun: whoever has just come is there
    public void Visitors_online_are_how_many_pages_were_seen_on_average(long beats, double seconds, double online) =>
        Assert.Equal(online, Of(("beats", beats), seconds)[CountedFigures.Online]);

    [Fact]
    public void Ratings_give_their_sum_and_their_count()
    {
        var figures = CountedFigures.Of(ImmutableSortedDictionary<string, long>.Empty.Add("stars_5", 3).Add("stars_1", 2), 60);
        Assert.Equal((17, 5, 3, 0), (figures["sum"], figures["count"], figures["stars_5"], figures["stars_4"]));
    }

    private static ImmutableSortedDictionary<string, double> Of((string Name, long Number) counted, double seconds) =>
        CountedFigures.Of(ImmutableSortedDictionary<string, long>.Empty.Add(counted.Name, counted.Number), seconds);
}
