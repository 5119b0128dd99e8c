using FsCheck;
using FsCheck.Fluent;
using NhipSo.Domain.Aggregation;
using NhipSo.Domain.Definitions;
using static NhipSo.Domain.Tests.Samples;

namespace NhipSo.Domain.Tests.Aggregation;

public class CombinedTests
{
    private static readonly Indicator Flow = Received with { Accumulation = Accumulation.Period };
    private static readonly Indicator OnlineFlow = Online with { Accumulation = Accumulation.Period };

    [Fact]
    public void What_happens_in_a_period_adds() => Assert.Equal(
        60, new Combined([Flow]).Over([Figures(("CP07", 10)), Figures(("CP07", 20)), Figures(("CP07", 30))])["CP07"]);

    [Theory]
    [InlineData(Accumulation.Cumulative)]
    [InlineData(Accumulation.Instant)]
    public void What_stands_or_accumulates_is_that_of_the_last_window(Accumulation accumulation) => Assert.Equal(
        30, new Combined([Received with { Accumulation = accumulation }]).Over([null, Figures(("CP07", 20)), Figures(("CP07", 30))])["CP07"]);

    [Fact]
    public void A_ratio_is_computed_again_and_is_not_the_mean()
    {
        var all = new Combined([Flow, OnlineFlow, Share]).Over([Figures(("CP07", 100), ("CP09", 90)), Figures(("CP07", 900), ("CP09", 90))]);
        Assert.Equal(18, all["CP11"]);
    }

    [Fact]
    public void A_sum_of_some_windows_is_none_of_all() =>
        Assert.Empty(new Combined([Flow]).Over([Figures(("CP07", 10)), null, Figures(("CP07", 30))]));

    [Fact]
    public void Windows_combine_the_same_in_steps() => Prop
        .ForAll(Gen.Choose(0, 1000).ListOf(4).ToArbitrary(), drawn =>
        {
            var windows = drawn.Select(value => Figures(("CP07", value))).ToList();
            var halves = new[] { new Combined([Flow]).Over(windows[..2]), new Combined([Flow]).Over(windows[2..]) };
            return new Combined([Flow]).Over(halves)["CP07"] == new Combined([Flow]).Over(windows)["CP07"];
        })
        .QuickCheckThrowOnFailure();
}
