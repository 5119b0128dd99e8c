using NhipSo.Domain.Aggregation;
using NhipSo.Domain.Submissions;

namespace NhipSo.Domain.Tests.Aggregation;

public class GrowthTests
{
    [Fact]
    public void The_published_figures_of_the_sector_grew_by_what_they_say()
    {
        // Revenue of the first half: 2,067,389 billion VND in 2024, 2,400,035 in 2025, published as +16%.
        var growth = Growth.Of(new(2_067_389, ValueStatus.Official), new(2_400_035, ValueStatus.Estimate));
        Assert.Equal(new(16.09m, ValueStatus.Estimate, ValueStatus.Official), growth);
    }

    [Theory]
    [InlineData(100, 150, 50)]
    [InlineData(100, 50, -50)]
    [InlineData(-100, -50, 50)]
    [InlineData(-100, 100, 200)]
    [InlineData(3, 4, 33.33)]
    public void It_is_in_per_cent_of_the_earlier_figures_size(double before, double now, double percent) => Assert.Equal(
        (decimal)percent, Growth.Of(new((decimal)before, ValueStatus.Official), new((decimal)now, ValueStatus.Official))!.Percent);

    [Fact]
    public void From_nothing_there_is_no_growth()
    {
        Assert.Null(Growth.Of(new(0, ValueStatus.Official), new(5, ValueStatus.Official)));
        Assert.Null(Growth.Of(null, new(5, ValueStatus.Official)));
        Assert.Null(Growth.Of(new(5, ValueStatus.Official), null));
    }
}
