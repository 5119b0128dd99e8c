using FsCheck;
using FsCheck.Fluent;

namespace NhipSo.Domain.Tests.Submissions;

public class AcceptedValuesTests
{
    [Theory]
    [InlineData("-5")]
    [InlineData("100000")]
    [InlineData("0")]
    [InlineData("0.001")]
    public void Bounds_are_inclusive(string written)
    {
        var validated = Sent.Check(("CP07", "1"), ("CP09", "1"), ("TC03", written));
        Assert.Empty(validated.Findings);
        Assert.Equal(decimal.Parse(written), validated.Report.Values["TC03"]);
    }

    [Theory]
    [InlineData("1.5", "1.5")]
    [InlineData("1.50", "1.5")]
    [InlineData("1.500000", "1.5")]
    [InlineData("15e-1", "1.5")]
    [InlineData("100.000", "100")]
    [InlineData("1e2", "100")]
    [InlineData("0.000", "0")]
    [InlineData("-0", "0")]
    [InlineData("-0.00", "0")]
    public void Figures_that_are_the_same_become_the_same_bytes(string written, string kept) =>
        Assert.Equal(kept, Sent.Check(("CP07", "1"), ("CP09", "1"), ("TC03", written)).Report.Values["TC03"].ToString());

    [Fact]
    public void Zeros_at_the_end_never_count() => Prop
        .ForAll(Gen.Choose(-5_000, 100_000_000).ToArbitrary(), Gen.Choose(0, 12).ToArbitrary(), (thousandths, zeros) =>
        {
            var plain = (thousandths / 1000m).ToString("0.000");
            var one = Sent.Check(("TC03", plain)).Report.Values["TC03"];
            var other = Sent.Check(("TC03", plain + new string('0', zeros))).Report.Values["TC03"];
            return one.ToString() == other.ToString() && !(one.Scale > 0 && one.ToString().EndsWith('0'));
        })
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Fifteen_significant_digits_are_accepted()
    {
        var catalogue = Samples.With(indicators: [Samples.Received, Samples.Online, Samples.Share, Samples.Budget with { Max = 1e15m }]);
        Assert.Empty(Sent.Check(catalogue, ("CP07", "1"), ("CP09", "1"), ("TC03", "123456789012.345")).Findings);
        Assert.Empty(Sent.Check(catalogue, ("CP07", "1"), ("CP09", "1"), ("TC03", "999999999999999")).Findings);
        Assert.NotEmpty(Sent.Check(catalogue, ("CP07", "1"), ("CP09", "1"), ("TC03", "1000000000000000")).Findings);
    }

    [Fact]
    public void A_double_holds_fifteen_digits_exactly() => Prop
        .ForAll(Gen.Choose(0, int.MaxValue).Zip(Gen.Choose(0, 399_999)).Zip(Gen.Choose(0, 6)).ToArbitrary(), drawn =>
        {
            var figure = new decimal(((long)drawn.Item1.Item2 * int.MaxValue) + drawn.Item1.Item1) / (decimal)Math.Pow(10, drawn.Item2);
            return (decimal)(double)figure == figure;
        })
        .QuickCheckThrowOnFailure();

    [Fact]
    public void A_numerator_may_equal_its_denominator() =>
        Assert.Empty(Sent.Check(("CP07", "100"), ("CP09", "100")).Findings);

    [Fact]
    public void Values_come_in_the_order_of_their_codes() => Assert.Equal(
        ["CP07", "CP09", "TC03"], Sent.Check(("TC03", "1"), ("CP09", "2"), ("CP07", "3")).Report.Values.Keys);
}
