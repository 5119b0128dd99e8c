using System.Collections.Immutable;
using NhipSo.Domain.Definitions;
using AcrossUnits = NhipSo.Domain.Definitions.Aggregation;
using static NhipSo.Domain.Tests.Samples;

namespace NhipSo.Domain.Tests.Definitions;

public class IndicatorCheckTests
{
    private static readonly Text Name = new("Tên", "Name");
    private static readonly ImmutableArray<Option> YesNo = [new("co", Name), new("khong", Name)];

    [Fact]
    public void An_indicator_is_named_once() =>
        With(indicators: [Received, Online, Share, Budget, Budget with { Name = new("Khác", "Other") }]).HasTheFault("/indicators/4", "indicator TC03: named twice");

    [Fact]
    public void Two_indicators_have_two_names() =>
        With(indicators: [Received, Online, Share, Budget, Budget with { Code = "TC04" }])
            .HasTheFault("/indicators/4", "indicator with the Vietnamese name Chi cho chuyển đổi số: named twice");

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
        Having(Budget with { Code = code, Name = Name }).HasTheFault("/indicators/4/code", $"indicator {code}: a code is a capital letter");

    [Fact]
    public void The_least_value_is_not_above_the_greatest()
    {
        Having(Other with { Min = 2, Max = 1 }).HasTheFault("/indicators/4/min", "indicator X: its least value is above its greatest");
        Having(Other with { Min = 1, Max = 1 }).IsSound();
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(7)]
    public void A_number_has_at_most_the_decimals_that_its_stored_text_can_show(int decimals) =>
        Having(Other with { Decimals = decimals }).HasTheFault("/indicators/4/decimals", $"indicator X: {decimals} decimals, where 0 to 6 are possible");

    [Fact]
    public void It_has_a_field_a_source_and_a_unit_of_measure()
    {
        Having(Other with { Pillar = "XX" }).HasTheFault("/indicators/4/pillar", "indicator X: XX is no field");
        Having(Other with { Source = "" }).HasTheFault("/indicators/4/source", "indicator X: says no source");
        Having(Other with { Unit = new("", "VND") }).HasTheFault("/indicators/4/unit/vi", "indicator X: its unit of measure has no Vietnamese");
    }

    [Fact]
    public void A_ratio_and_nothing_else_names_its_parts()
    {
        Having(Rate with { Numerator = null }).HasTheFault("/indicators/4", "indicator X: a ratio, and nothing else, names a numerator and a denominator");
        Having(Rate with { Denominator = null }).HasTheFault("/indicators/4", "indicator X: a ratio, and nothing else, names a numerator and a denominator");
        Having(Other with { Numerator = "CP07" }).HasTheFault("/indicators/4", "indicator X: a ratio, and nothing else, names a numerator and a denominator");
    }

    [Fact]
    public void A_sum_and_nothing_else_names_its_terms()
    {
        Having(Total("CP07", "CP09")).IsSound();
        Having(Total("CP07")).HasTheFault("/indicators/4/terms", "indicator X: a sum, and nothing else, names at least two terms");
        Having(Total("CP07", "TC03")).HasTheFault("/indicators/4", "indicator X: adds TC03, which has another unit of measure");
    }

    [Fact]
    public void A_growth_and_a_share_of_the_plan_name_what_they_are_of()
    {
        Having(Rate with { Kind = ValueKind.Growth, Numerator = null, Denominator = null, Factor = 1, Of = "TC03" }).IsSound();
        Having(Other with { Of = "CP07" }).HasTheFault("/indicators/4/of", "indicator X: a growth and a share of the plan name what they are of");
    }

    [Fact]
    public void A_target_is_a_number_of_something_computed()
    {
        var target = Other with { Kind = ValueKind.Number, Aggregation = AcrossUnits.None };
        Having(target with { Of = "CP11" }).IsSound();
        Having(target with { Of = "CP07" }).HasTheFault("/indicators/4/of", "indicator X: a number names a ratio that it is the target of");
    }

    [Theory]
    [InlineData("CP99", "is no figure of the catalogue")]
    [InlineData("CP11", "is computed itself")]
    public void A_ratios_part_is_a_figure_that_is_typed(string part, string why) =>
        Having(Rate with { Numerator = part }).HasTheFault("/indicators/4", $"indicator X: its part {part} {why}");

    [Theory]
    [InlineData(0, 0, 100, "factor")]
    [InlineData(1, 0, 100, "factor")]
    [InlineData(100, -1, 100, "max")]
    [InlineData(100, 0, 0, "max")]
    public void A_ratios_bounds_are_those_of_a_ratio(int factor, int min, int max, string member) =>
        Having(Rate with { Factor = factor, Min = min, Max = max }).HasAmongItsFaults($"/indicators/4/{member}", "indicator X: ");

    [Fact]
    public void Only_a_ratio_has_a_factor() => Having(Other with { Factor = 100 }).HasTheFault("/indicators/4/factor", "indicator X: a ratio's factor");

    [Fact]
    public void A_choice_offers_options_and_words_have_a_length()
    {
        var choice = new Indicator("X", Name, new("", ""), ValueKind.Choice, Accumulation.Instant, 0, 0, 0, Better.None, "QĐ 1", "TC", Aggregation: AcrossUnits.None, Options: YesNo);
        Having(choice).IsSound();
        Having(choice with { Kind = ValueKind.Words, Max = 100 }).HasTheFault("/indicators/4/options", "indicator X: a choice, and nothing else, offers");
        Having(Other with { Kind = ValueKind.Words, Aggregation = AcrossUnits.None, Min = 0, Max = 0 }).HasTheFault("/indicators/4/max", "indicator X: of words, max says how many characters");
    }

    [Fact]
    public void What_does_not_add_over_units_says_so()
    {
        Having(Other with { Kind = ValueKind.Number }).HasTheFault("/indicators/4/aggregation", "indicator X: a speed, a score or a percentage does not add");
        Having(Other with { Kind = ValueKind.Number, Aggregation = AcrossUnits.None }).IsSound();
        Having(Other with { Kind = ValueKind.Words }).HasTheFault("/indicators/4/aggregation", "indicator X: words and choices do not add");
        Having(Other with { Aggregation = AcrossUnits.None }).HasTheFault("/indicators/4/aggregation", "indicator X: counts and amounts add");
    }

    [Fact]
    public void No_ratio_over_units_stands_on_a_part_that_does_not_add()
    {
        var speeds = Other with { Kind = ValueKind.Number };
        var rate = Rate with { Code = "Y", Name = new("Tốc độ", "Speed"), Numerator = "X", Max = 1000 };
        With(indicators: [Received, Online, Share, Budget, speeds, rate]).IsSound();
        With(indicators: [Received, Online, Share, Budget, speeds with { Aggregation = AcrossUnits.None }, rate])
            .HasTheFault("/indicators/5/aggregation", "indicator Y: a part of it does not add");
    }

    private static Indicator Other => Budget with { Code = "X", Name = Name };

    private static Indicator Rate => Share with { Code = "X", Name = Name };

    private static Indicator Total(params string[] terms) => new(
        "X", Name, Received.Unit, ValueKind.Sum, Accumulation.Cumulative, 0, 60_000_000, 0, Better.None, "QĐ 1", "CP", Terms: [.. terms]);

    private static Catalogue Having(Indicator indicator) => With(indicators: [Received, Online, Share, Budget, indicator]);
}
