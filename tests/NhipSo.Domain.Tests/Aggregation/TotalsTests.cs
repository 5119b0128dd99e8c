using FsCheck;
using FsCheck.Fluent;
using NhipSo.Domain.Aggregation;
using static NhipSo.Domain.Tests.Samples;

namespace NhipSo.Domain.Tests.Aggregation;

public class TotalsTests
{
    [Fact]
    public void A_count_sums_over_the_units_that_gave_it()
    {
        var totals = Totals.Over([Received], [Figures(("CP07", 100)), Figures(("CP09", 9)), Figures(("CP07", 0))]);
        Assert.Equal(new(100, Units: 2), totals["CP07"]);
    }

    [Fact]
    public void Money_sums_too() => Assert.Equal(
        new(0.75m, Units: 2), Totals.Over([Budget], [Figures(("TC03", 1.5m)), Figures(("TC03", -0.75m))])["TC03"]);

    [Fact]
    public void What_no_unit_gave_has_no_total()
    {
        Assert.Empty(Totals.Over([Received, Online, Share], [Figures(("TC03", 1))]));
        Assert.Empty(Totals.Over([Received, Online, Share], []));
    }

    [Fact]
    public void A_ratio_is_computed_again_from_its_summed_parts()
    {
        // 90 % of 100 and 10 % of 900 are 18 % of 1000, not the mean of 50 %.
        var totals = Totals.Over([Share], [Figures(("CP07", 100), ("CP09", 90)), Figures(("CP07", 900), ("CP09", 90))]);
        Assert.Equal(new(18, Units: 2, Numerator: 180, Denominator: 1000), totals["CP11"]);
    }

    [Fact]
    public void A_unit_that_gave_one_part_does_not_move_the_ratio()
    {
        var totals = Totals.Over(
            [Received, Online, Share],
            [Figures(("CP07", 100), ("CP09", 40)), Figures(("CP07", 500)), Figures(("CP09", 500))]);
        Assert.Equal(new(40, Units: 1, Numerator: 40, Denominator: 100), totals["CP11"]);
        Assert.Equal(new(600, Units: 2), totals["CP07"]);
        Assert.Equal(new(540, Units: 2), totals["CP09"]);
    }

    [Fact]
    public void What_does_not_add_has_no_total() =>
        Assert.Empty(Totals.Over([Received with { Aggregation = NhipSo.Domain.Definitions.Aggregation.None }], [Figures(("CP07", 100))]));

    [Fact]
    public void A_denominator_of_zero_gives_no_ratio()
    {
        Assert.False(Totals.Over([Share], [Figures(("CP07", 0), ("CP09", 0))]).ContainsKey("CP11"));
        Assert.False(Totals.WithComputed([Share], Figures(("CP07", 0), ("CP09", 0))).ContainsKey("CP11"));
    }

    [Fact]
    public void Totals_over_a_partition_of_the_units_add_up() => Prop
        .ForAll(AnyUnits, AnyUnits, (some, others) =>
        {
            var parts = new[] { Totals.Over([Received], some), Totals.Over([Received], others) };
            var all = Totals.Over([Received], [.. some, .. others]);
            return parts.Sum(part => part.GetValueOrDefault("CP07")?.Value ?? 0) == (all.GetValueOrDefault("CP07")?.Value ?? 0) &&
                parts.Sum(part => part.GetValueOrDefault("CP07")?.Units ?? 0) == (all.GetValueOrDefault("CP07")?.Units ?? 0);
        })
        .QuickCheckThrowOnFailure();

    [Fact]
    public void The_ratio_of_all_lies_between_those_of_the_parts() => Prop
        .ForAll(AnyUnits, AnyUnits, (some, others) =>
        {
            decimal?[] parts = [Totals.Over([Share], some).GetValueOrDefault("CP11")?.Value, Totals.Over([Share], others).GetValueOrDefault("CP11")?.Value];
            var all = Totals.Over([Share], [.. some, .. others]).GetValueOrDefault("CP11")?.Value;
            return parts is [{ } one, { } other]
                ? Math.Min(one, other) <= all + 0.000001m && all <= Math.Max(one, other) + 0.000001m
                : true;
        })
        .QuickCheckThrowOnFailure();

    private static Arbitrary<System.Collections.Immutable.ImmutableSortedDictionary<string, decimal>[]> AnyUnits { get; } = (
        from received in Gen.Choose(0, 60_000_000)
        from share in Gen.Choose(0, 1000)
        from given in Gen.Choose(0, 3)
        select Figures([.. new[] { ("CP07", (decimal)received), ("CP09", Math.Floor(received * share / 1000m)) }.Where((_, part) => (given & (1 << part)) != 0)]))
        .ArrayOf().ToArbitrary();
}
