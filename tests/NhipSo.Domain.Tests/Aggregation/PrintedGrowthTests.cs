using NhipSo.Domain.Aggregation;
using NhipSo.Domain.Definitions;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Domain.Tests.Aggregation;

public class PrintedGrowthTests
{
    [Theory]
    [InlineData("16", true)]
    [InlineData("16.1", true)]
    [InlineData("16.0", false)]
    [InlineData("17", false)]
    public void It_agrees_when_it_is_what_the_figures_give_rounded_as_it_was_printed(string printed, bool agrees)
    {
        var growth = PrintedGrowth.Of(Series(Figure("2025-H1", 2_400_035) with { Growth = decimal.Parse(printed) }), Figure("2025-H1", 2_400_035) with { Growth = decimal.Parse(printed) });
        Assert.Equal(new PrintedGrowth(16.09m, 2_067_389, agrees), growth);
    }

    [Fact]
    public void Nothing_is_computed_against_a_misprint_a_bound_or_another_block()
    {
        var now = Figure("2025-H1", 100);
        Assert.Null(PrintedGrowth.Of(Series(now) with { Figures = [Figure("2024-H1", 10) with { IsMisprint = true }, now] }, now));
        Assert.Null(PrintedGrowth.Of(Series(now) with { Figures = [Figure("2024-H1", 10) with { Exactness = Exactness.MoreThan }, now] }, now));
        Assert.Null(PrintedGrowth.Of(Series(now) with { Figures = [Figure("2024-H1", 10) with { Block = Block.Ministries }, now] }, now));
        Assert.Null(PrintedGrowth.Of(Series(now), now with { Period = null }));
    }

    private static PublishedSeries Series(PublishedFigure newest) =>
        new("revenue", "sector", new("Doanh thu", "Revenue"), new("tỷ đồng", "billion VND"), [Figure("2024-H1", 2_067_389), newest]);

    private static PublishedFigure Figure(string period, decimal value) => new(value, "test", Period.Parse(period), Block.Nation);
}
