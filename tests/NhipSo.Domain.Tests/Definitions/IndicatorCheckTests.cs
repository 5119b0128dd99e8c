using static NhipSo.Domain.Tests.Samples;

namespace NhipSo.Domain.Tests.Definitions;

public class IndicatorCheckTests
{
    [Fact]
    public void An_indicator_is_named_once() =>
        With(indicators: [Received, Online, Share, Budget, Budget]).HasTheFault("indicator TC03: named twice");

    [Theory]
    [InlineData("")]
    [InlineData("1A")]
    [InlineData("_A")]
    [InlineData("cp01")]
    [InlineData("CP-01")]
    [InlineData("ĐT01")]
    [InlineData("CP01\n")]
    [InlineData("A123456789012345678901234567890123456789012345678901234567890123")]
    public void A_code_is_a_columns_name(string code) =>
        With(indicators: [Received, Online, Share, Budget, Received with { Code = code }])
            .HasTheFault($"indicator {code}: a code is a capital letter, then capital letters, digits and _");

    [Fact]
    public void The_least_value_is_not_above_the_greatest()
    {
        With(indicators: [Received, Online, Share, Budget with { Min = 2, Max = 1 }])
            .HasTheFault("indicator TC03: its least value is above its greatest");
        Assert.Empty(NhipSo.Domain.Definitions.CatalogueCheck.Faults(
            With(indicators: [Received, Online, Share, Budget with { Min = 1, Max = 1 }])));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(7)]
    public void A_number_has_at_most_the_decimals_that_its_stored_text_can_show(int decimals) =>
        With(indicators: [Received, Online, Share, Budget with { Decimals = decimals }])
            .HasTheFault($"indicator TC03: {decimals} decimals, where 0 to 6 are possible");

    [Fact]
    public void A_ratio_names_its_numerator() =>
        With(indicators: [Received, Online, Share with { Numerator = null }, Budget], forms: [])
            .HasTheFault("indicator CP11: a ratio, and nothing else, names a numerator");

    [Fact]
    public void A_ratio_names_its_denominator() =>
        With(indicators: [Received, Online, Share with { Denominator = null }, Budget], forms: [])
            .HasTheFault("indicator CP11: a ratio, and nothing else, names a denominator");

    [Fact]
    public void A_count_names_no_part() =>
        With(indicators: [Received, Online with { Numerator = "CP07" }, Share, Budget])
            .HasTheFault("indicator CP09: a ratio, and nothing else, names a numerator");

    [Theory]
    [InlineData("CP99")]
    [InlineData("CP11")]
    public void A_ratios_part_is_a_count_or_an_amount(string part) =>
        With(indicators: [Received, Online, Share with { Numerator = part }, Budget], forms: [])
            .HasTheFault($"indicator CP11: its numerator {part} is no count or amount of the catalogue");
}
