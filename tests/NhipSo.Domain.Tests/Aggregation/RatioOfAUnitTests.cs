using NhipSo.Domain.Aggregation;
using NhipSo.Domain.Definitions;
using static NhipSo.Domain.Tests.Samples;

namespace NhipSo.Domain.Tests.Aggregation;

public class RatioOfAUnitTests
{
    [Fact]
    public void A_ratio_is_added_beside_its_parts()
    {
        // Hà Nam, whole year 2024: 115.665 of 168.746 is 68,54 %.
        var all = Totals.WithComputed([Received, Online, Share], Figures(("CP07", 168_746), ("CP09", 115_665)));
        Assert.Equal(["CP07", "CP09", "CP11"], all.Keys);
        Assert.Equal(68.54m, Math.Round(all["CP11"], 2));
    }

    [Theory]
    [InlineData("CP07")]
    [InlineData("CP09")]
    public void A_ratio_with_a_part_missing_is_not_there(string given) =>
        Assert.Equal([given], Totals.WithComputed([Received, Online, Share], Figures((given, 5))).Keys);

    [Fact]
    public void A_numerator_of_zero_is_a_ratio_of_zero() =>
        Assert.Equal(0, Totals.WithComputed([Share], Figures(("CP07", 7), ("CP09", 0)))["CP11"]);

    [Fact]
    public void The_factor_is_the_indicators() =>
        Assert.Equal(0.5m, Totals.WithComputed([Share with { Factor = 1 }], Figures(("CP07", 4), ("CP09", 2)))["CP11"]);

    [Fact]
    public void A_sum_is_computed_where_all_its_terms_are_given_and_a_ratio_may_be_over_it()
    {
        var both = new Indicator(
            "CP00", Received.Name, Received.Unit, ValueKind.Sum, Received.Accumulation, Min: 0, Max: 100, Decimals: 0, Received.Better,
            Received.Source, "CP", Terms: ["CP07", "CP09"]);
        var share = Share with { Denominator = "CP00" };
        Assert.Equal(40, Totals.WithComputed([share, both], Figures(("CP07", 6), ("CP09", 4)))["CP11"]);
        Assert.False(Totals.WithComputed([share, both], Figures(("CP09", 4))).ContainsKey("CP00"));
    }
}
