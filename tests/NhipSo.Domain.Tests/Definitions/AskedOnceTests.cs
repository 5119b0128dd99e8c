using NhipSo.Domain.Definitions;
using NhipSo.Domain.Periods;
using static NhipSo.Domain.Tests.Samples;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Domain.Tests.Definitions;

/// <summary>Invariant 15: a figure is typed once, and a provincial department fills in at most twelve times a year.</summary>
public class AskedOnceTests
{
    private static readonly Form Other = Asking(new FormItem("TC03")) with { Code = "khac", UnitKind = UnitKind.Ministry };
    private static readonly Form Again = Other with { Code = "lai" };

    [Fact]
    public void One_form_asks_for_an_indicator() =>
        Asked(Other, Again).HasTheFault("/forms/1/outline/0/items/0", "form lai version 1: TC03 is asked of the same units by form khac version 1");

    [Fact]
    public void What_is_planned_and_what_was_are_two_figures() => Asked(Other, Again with { Standing = Standing.Plan }).IsSound();

    [Fact]
    public void A_new_version_asks_for_the_same() => Asked(Other, Other with { Version = 2 }).IsSound();

    [Fact]
    public void Another_form_may_ask_when_the_first_has_ended()
    {
        Asked(Other with { LastPeriod = Period.Parse("2025-12") }, Again with { FirstPeriod = Period.Parse("2026-01") }).IsSound();
        Asked(Other with { LastPeriod = Period.Parse("2026-01") }, Again with { FirstPeriod = Period.Parse("2026-01") })
            .HasTheFault("/forms/1/outline/0/items/0", "form lai version 1: TC03 is asked of the same units");
        Asked(Other, Other with { Version = 2, FirstPeriod = Period.Parse("2026-01"), Outline = Asking(new FormItem("CP07")).Outline }, Again with { FirstPeriod = Period.Parse("2026-01") }).IsSound();
    }

    [Fact]
    public void Other_units_may_be_asked()
    {
        var units = new[] { BacGiang, BacNinh, Ministry, Ministry with { Id = "G01", Code = "G01" } };
        With(units: units, forms: [Other with { Units = ["G06"] }, Again with { Units = ["G01"] }]).IsSound();
        With(units: units, forms: [Other with { Units = ["G06"] }, Again with { Units = ["G01", "G06"] }])
            .HasTheFault("/forms/1/outline/0/items/0", "form lai version 1: TC03 is asked of the same units");
    }

    [Fact]
    public void An_ad_hoc_form_asks_what_nobody_asks()
    {
        var once = new PeriodCalendar(PeriodKind.Day, Regime.Calendar, new(new(17, 0)), Once: new(new(2026, 11, 16), new(2026, 11, 20), new(2026, 11, 23)));
        Asked(Other, Again with { FirstPeriod = Period.Parse("2026-11-16"), Calendar = once })
            .HasTheFault("/forms/1/outline/0/items/0", "form lai version 1: TC03 is asked of the same units");
    }

    [Fact]
    public void A_report_that_replaces_another_asks_for_the_same()
    {
        var month = Other with { Outline = Asking(new FormItem("CP07")).Outline, Calendar = ReportingMonth, ReplacedBy = "quy" };
        var quarter = month with { Code = "quy", FirstPeriod = Period.Parse("2024-Q1"), Calendar = ReportingMonth with { Frequency = PeriodKind.Quarter }, ReplacedBy = null };
        Asked(month, quarter).IsSound();
        Asked(month, quarter with { Outline = Asking(new FormItem("CP09")).Outline })
            .HasTheFault("/forms/0/outline/0/items/0", "form khac version 1: CP07 is not asked by quy, which replaces the report");
        Asked(month with { Outline = Asking(new FormItem("TC03")).Outline }, quarter with { Outline = Asking(new FormItem("TC03")).Outline })
            .HasTheFault("/forms/0/outline/0/items/0", "form khac version 1: TC03 happens in each period, and the one that quy replaces would be lost");
        Asked(month, quarter with { Calendar = CalendarMonth with { Frequency = PeriodKind.Quarter } })
            .HasTheFault("/forms/0/replacedBy", "form khac version 1: quy is not of longer periods");
        Asked(month with { ReplacedBy = "nam" }).HasTheFault("/forms/0/replacedBy", "form khac version 1: is replaced by nam, which is no form");
    }

    [Fact]
    public void A_province_fills_in_at_most_twelve_times_a_year()
    {
        Monthlies(1).IsSound();
        Assert.Equal(
            ["unit 24~2008: would fill in 24 times in 2024, where 12 is the most (a0 12, a1 12)", "unit 24: would fill in 14 times in 2025, where 12 is the most (a0 7, a1 7)"],
            CatalogueCheck.Faults(Monthlies(2)).Select(fault => fault.Message[..fault.Message.IndexOf(';', StringComparison.Ordinal)]));
    }

    [Fact]
    public void Fill_ins_are_counted_by_unit_and_form()
    {
        var fillIns = FillIns.Of(Samples.Catalogue, UnitKind.Province, 2025);
        Assert.Equal([("24", 7), ("24~2008", 5)], fillIns.Select(fillIn => (fillIn.Unit, fillIn.Reports)).OrderBy(pair => pair.Unit, StringComparer.Ordinal));
        Assert.All(FillIns.Of(Samples.Catalogue, UnitKind.Province, 2026), fillIn => Assert.Equal("cds-thang 12", Assert.Single(fillIn.Forms)));
        Assert.Empty(FillIns.Of(Samples.Catalogue, UnitKind.Ministry, 2026));
        Assert.Empty(FillIns.Of(Samples.Catalogue, UnitKind.Province, 2023));
    }

    [Fact]
    public void A_derived_form_is_made_of_its_sources_windows()
    {
        var source = Monthly with { Calendar = ReportingMonth };
        With(forms: [source, Quarterly]).IsSound();
        With(forms: [Monthly, Quarterly]).HasTheFault("/forms/1/derivedFrom", "form cds-quy version 1: its windows are not made of those of cds-thang");
        With(forms: [source, Quarterly with { DerivedFrom = "khac" }]).HasTheFault("/forms/1/derivedFrom", "form cds-quy version 1: is drawn from khac, which is no form");
        With(forms: [Monthly, source with { Version = 2, FirstPeriod = Period.Parse("2026-07") }, Quarterly with { FirstPeriod = Period.Parse("2026-Q3") }]).IsSound();
        With(forms: [Monthly, source with { Version = 2, FirstPeriod = Period.Parse("2026-07") }, Quarterly with { FirstPeriod = Period.Parse("2026-Q2") }])
            .HasTheFault("/forms/2/firstPeriod", "form cds-quy version 1: cds-thang is not asked in that regime for all of 2026-04, 2026-05, 2026-06");
    }

    [Fact]
    public void A_derived_form_shows_what_its_source_gives_and_requires_nothing()
    {
        var source = Monthly with { Calendar = ReportingMonth };
        Form Showing(params FormItem[] items) => Quarterly with { Outline = Asking(items).Outline };
        With(indicators: [Received, Online, Share, Budget, Groups], forms: [source, Showing(new("TC03"), new("NL03"))])
            .HasTheFault("/forms/1/outline/0/items/1", "form cds-quy version 1: NL03 is not asked by cds-thang");
        With(indicators: [Received, Online, Share, Budget, Groups with { Origin = Origin.Measured }], forms: [source, Showing(new("TC03"), new("NL03"))]).IsSound();
        With(forms: [source, Showing(new FormItem("TC03", Required: true))]).HasTheFault("/forms/1/outline/0/items/0", "form cds-quy version 1: a derived form requires nothing");
        With(forms: [source, Quarterly with { ReplacedBy = "cds-thang" }]).HasAmongItsFaults("/forms/1", "form cds-quy version 1: a derived form is sent by no one");
    }

    private static Catalogue Asked(params Form[] forms) => With(forms: forms);

    private static Catalogue Monthlies(int count) => With(
        indicators: [.. Enumerable.Range(0, count).Select(number => Groups with { Code = $"X{number}", Name = new($"Chỉ tiêu {number}", "Indicator") })],
        forms: [.. Enumerable.Range(0, count).Select(number => Asking(new FormItem($"X{number}")) with { Code = $"a{number}" })]);
}
