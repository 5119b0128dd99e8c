using NhipSo.Domain.Definitions;
using NhipSo.Domain.Periods;
using NodaTime;
using AcrossUnits = NhipSo.Domain.Definitions.Aggregation;
using static NhipSo.Domain.Tests.Samples;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Domain.Tests.Definitions;

public class FormItemCheckTests
{
    private const string Called = "form cds-thang version 1: ";

    [Fact]
    public void What_is_asked_is_in_the_catalogue() =>
        With(forms: [Asking(new("CP07"), new("CP99"))]).HasTheFault("/forms/0/outline/0/items/1/indicator", Called + "indicator CP99 is not in the catalogue");

    [Fact]
    public void What_is_measured_is_not_typed() =>
        With(indicators: [Received with { Origin = Origin.Measured }, Online, Share, Budget]).HasTheFault("/forms/0/outline/0/items/0", Called + "CP07 is measured and never typed");

    [Fact]
    public void What_has_ended_before_the_form_begins_is_not_asked()
    {
        With(indicators: [Received, Online, Share, Budget with { ValidTo = new LocalDate(2023, 12, 31) }]).HasTheFault("/forms/0/outline/0/items/3", Called + "TC03 ended on 2023-12-31");
        With(indicators: [Received, Online, Share, Budget with { ValidTo = new LocalDate(2024, 1, 1) }]).IsSound();
    }

    [Fact]
    public void A_target_is_asked_by_a_form_of_plans()
    {
        var target = Budget with { Code = "CP11_MT", Name = new("Mục tiêu", "Target"), Kind = ValueKind.Number, Aggregation = AcrossUnits.None, Of = "CP11" };
        var indicators = new[] { Received, Online, Share, Budget, target };
        With(indicators: indicators, forms: [Asking(new FormItem("CP11_MT"))]).HasTheFault("/forms/0/outline/0/items/0", Called + "CP11_MT is a target, which only a form of plans");
        With(indicators: indicators, forms: [Asking(new FormItem("CP11_MT")) with { Standing = Standing.Plan }]).IsSound();
    }

    [Fact]
    public void What_is_asked_less_often_stands_or_accumulates()
    {
        With(forms: [Asking(new FormItem("CP07", Every: PeriodKind.Quarter))]).IsSound();
        With(forms: [Asking(new FormItem("TC03", Every: PeriodKind.Quarter))]).HasTheFault("/forms/0/outline/0/items/0/every", Called + "TC03 happens in each period and is asked only in some");
        With(forms: [Asking(new FormItem("CP07", Every: PeriodKind.Month))]).HasTheFault("/forms/0/outline/0/items/0/every", Called + "CP07 is asked every Month, which is no longer than");
        With(forms: [Asking(new FormItem("CP07", Every: PeriodKind.NineMonths))]).HasTheFault("/forms/0/outline/0/items/0/every", Called + "CP07 is asked every nine months");
    }

    [Fact]
    public void What_is_broken_down_adds()
    {
        var dimension = new Dimension("xa", new("Xã", "Commune"), Units: UnitKind.Commune);
        With(forms: [Asking(new FormItem("CP07", Dimension: "xa"))], dimensions: [dimension]).IsSound();
        With(forms: [Asking(new FormItem("CP07", Dimension: "huyen"))], dimensions: [dimension]).HasTheFault("/forms/0/outline/0/items/0/dimension", Called + "CP07 is broken down by huyen");
        With(forms: [Asking(new("CP07"), new("CP09"), new("CP11", Dimension: "xa"))], dimensions: [dimension])
            .HasTheFault("/forms/0/outline/0/items/2/dimension", Called + "CP11 does not add");
    }

    [Fact]
    public void Bounds_here_are_bounds()
    {
        With(forms: [Asking(new FormItem("TC03", Min: 0, Max: 10))]).IsSound();
        With(forms: [Asking(new FormItem("TC03", Max: -6))]).HasTheFault("/forms/0/outline/0/items/0/min", Called + "the least value of TC03 here is above its greatest");
        With(forms: [Asking(new("CP07"), new("CP09"), new("CP11", Max: 50))]).HasTheFault("/forms/0/outline/0/items/2", Called + "CP11 is no number that is typed");
    }

    [Fact]
    public void A_ratio_is_not_required_since_it_is_never_sent() =>
        With(forms: [Asking(new("CP07"), new("CP09"), new("CP11", Required: true))]).HasTheFault("/forms/0/outline/0/items/2/required", Called + "CP11 is computed and never sent");

    [Theory]
    [InlineData("CP07", "CP09")]
    [InlineData("CP09", "CP07")]
    public void Whoever_asks_for_a_ratio_asks_for_its_parts(string alone, string lacking) =>
        With(forms: [Asking(new(alone), new("CP11"))]).HasTheFault("/forms/0/outline/0/items/1", Called + $"CP11 is computed from {lacking}, which is not asked for");

    [Fact]
    public void A_ratio_is_asked_no_more_often_than_its_parts()
    {
        Catalogue Having(PeriodKind? part, PeriodKind? ratio) => With(forms: [Asking(new("CP07", Every: part), new("CP09"), new("CP11", Every: ratio))]);
        Having(null, null).IsSound();
        Having(null, PeriodKind.Quarter).IsSound();
        Having(PeriodKind.Quarter, PeriodKind.Quarter).IsSound();
        Having(PeriodKind.Quarter, PeriodKind.Year).IsSound();
        Having(PeriodKind.Quarter, null).HasTheFault("/forms/0/outline/0/items/2/every", Called + "CP07 is asked every Quarter, less often than CP11");
        Having(PeriodKind.Year, PeriodKind.Quarter).HasTheFault("/forms/0/outline/0/items/2/every", Called + "CP07 is asked every Year, less often than CP11");
    }

    [Fact]
    public void A_ratio_is_asked_of_the_units_that_its_parts_are() =>
        With(forms: [Asking(new("CP07", Units: ["24"]), new("CP09"), new("CP11"))]).HasTheFault("/forms/0/outline/0/items/2/units", Called + "CP07 is asked of fewer units than CP11");

    [Fact]
    public void A_figure_of_the_period_is_held_against_one_of_the_year_only_over_a_year()
    {
        var rate = Share with { Numerator = "TC03", Max = 1000 };
        var asking = Asking(new("CP07"), new("TC03"), new("CP11"));
        var yearly = asking with { Code = "nam", FirstPeriod = Period.Parse("2024"), Calendar = CalendarMonth with { Frequency = PeriodKind.Year } };
        With(indicators: [Received, Online, rate, Budget], forms: [asking]).HasTheFault("/forms/0/outline/0/items/2", Called + "CP11 holds a figure of the period against one of the year so far");
        With(indicators: [Received, Online, rate, Budget], forms: [yearly]).IsSound();
    }

    [Fact]
    public void A_share_of_the_plan_has_a_plan()
    {
        var share = Share with { Kind = ValueKind.PlanShare, Numerator = null, Denominator = null, Factor = 1, Of = "CP07" };
        var asking = Asking(new("CP07"), new("CP11")) with { UnitKind = UnitKind.Ministry };
        var plan = Asking(new FormItem("CP07")) with { Code = "ke-hoach", UnitKind = UnitKind.Ministry, Standing = Standing.Plan };
        With(indicators: [Received, Online, share, Budget], forms: [asking]).HasTheFault("/forms/0/outline/0/items/1", Called + "CP11 is a share of the plan, and no form of plans asks for CP07");
        With(indicators: [Received, Online, share, Budget], forms: [asking, plan]).IsSound();
    }
}
