using NhipSo.Domain.Aggregation;
using static NhipSo.Domain.Tests.Samples;

namespace NhipSo.Domain.Tests.Aggregation;

public class FigureDictionaryTests
{
    private static readonly FigureDictionary Given = Totals.WithComputed([Received, Online, Share], Figures(("CP09", 4), ("CP07", 5)));

    [Fact]
    public void Figures_stand_in_the_order_of_their_codes()
    {
        Assert.Equal([("CP07", 5m), ("CP09", 4m), ("CP11", 80m)], Given.Select(pair => (pair.Key, pair.Value)));
        Assert.Equal(Given.Select(pair => pair.Value), Given.Values);
    }

    [Fact]
    public void What_was_not_given_is_not_there()
    {
        var some = Totals.WithComputed([Received, Online, Share], Figures(("CP09", 4)));
        Assert.Equal(("CP09", 4m), (Assert.Single(some).Key, some["CP09"]));
        Assert.False(some.TryGetValue("CP07", out _));
        Assert.Contains("CP07", Assert.Throws<KeyNotFoundException>(() => some["CP07"]).Message, StringComparison.Ordinal);
        Assert.Empty(FigureDictionary.Empty);
    }
}
