using NhipSo.Domain.Definitions;
using NhipSo.Domain.Periods;
using static NhipSo.Functions.Tests.Definitions.ShippedCatalogue;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Tests.Definitions;

/// <summary>What the catalogue that ships holds.</summary>
public class ShippedCatalogueTests
{
    /// <summary>The indicators that the sources name; what the catalogue has beside them are parts, tasks, targets and other kinds of units' figures.</summary>
    private const string Named = """
        NT01 NT02 NT03 NT04 TC01 TC02 TC03 TC04 VT01 VT02 VT03 VT04 VT05 VT06 VT07 VT08 VT09 VT10 VT11 VT12 VT13 VT14 VT15 VT16 VT17 HT01
        HT02 BC01 BC02 BC03 BC04 BC05 NL01 NL02 NL03 NL04 NL05 NL06 AT01 AT02 AT03 AT04 AT05 AT06 CP01 CP02 CP03 CP04 CP05 CP06 CP07 CP08
        CP09 CP10 CP11 CP12 CP13 CP14 CP15 CP16 CP17 CP18 CP19 CP20 CP21 CP22 CP23 CP24 CP25 CP26 CP27 CN01 CN02 CN03 CN04 KT01 KT02 KT03
        KT04 XH01 XH02 XH03 XH04 XH05 BX01 BX02 BX03 NG01 NG02 NG03 NG04 NG05 NG01_YOY NG01_PLAN
        """;

    [Fact]
    public void All_94_indicators_are_there_and_say_where_they_are_from()
    {
        var named = Named.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(94, named.Length);
        Assert.All(named, code => Assert.NotNull(Whole.FindIndicator(code)));
        Assert.All(Whole.Indicators, indicator => Assert.NotEqual("", indicator.Source));
    }

    [Fact]
    public void All_provinces_are_there_with_their_communes_and_every_event()
    {
        var provinces = Whole.Units.Where(unit => unit is { Kind: UnitKind.Province, IsSandbox: false }).ToList();
        Assert.Equal(63, provinces.Count(unit => unit.IsValidOn(new(2025, 6, 30))));
        var today = provinces.FindAll(unit => unit.ValidTo is null);
        Assert.Equal(34, today.Count);
        Assert.Equal((697, 2611, 13), (today.Sum(unit => unit.Communes!.Wards), today.Sum(unit => unit.Communes!.Communes), today.Sum(unit => unit.Communes!.SpecialZones)));
        Assert.Equal(3321, today.Sum(unit => unit.Communes!.Total));
        Assert.All(provinces, unit => Assert.StartsWith("H", unit.AgencyCode, StringComparison.Ordinal));
        Assert.Equal(23, Whole.Written.Events.Count(item => item.Kind == UnitEventKind.Merger));
        Assert.Equal(
            [("46", UnitEventKind.Rename), ("46", UnitEventKind.Type), ("75", UnitEventKind.Type), ("82", UnitEventKind.Boundary)],
            Whole.Written.Events.Where(item => item.Kind != UnitEventKind.Merger).Select(item => (item.Unit, item.Kind)).Order());
    }

    [Fact]
    public void The_six_regions_hold_9_6_5_6_3_and_5_provinces() => Assert.Equal(
        [("BTB", 5), ("DBSCL", 5), ("DBSH", 6), ("DHNTBTN", 6), ("DNB", 3), ("TDMNPB", 9)],
        Whole.Units.Where(unit => unit is { Region: not null, ValidTo: null }).CountBy(unit => unit.Region!).Select(pair => (pair.Key, pair.Value)).Order());

    [Theory]
    [InlineData("2024-01", 1, Regime.Calendar)]
    [InlineData("2026-06", 1, Regime.Calendar)]
    [InlineData("2026-07", 2, Regime.Reporting)]
    [InlineData("2026-11", 2, Regime.Reporting)]
    public void The_monthly_form_changes_with_the_decree(string period, int version, Regime regime)
    {
        var form = Whole.FindForm("cds-thang", Period.Parse(period))!;
        Assert.Equal((version, regime), (form.Version, form.Calendar.Regime));
    }

    [Theory]
    [InlineData(2024)]
    [InlineData(2026)]
    [InlineData(2027)]
    public void A_department_fills_in_twelve_times_a_year(int year) =>
        Assert.All(FillIns.Of(Whole, UnitKind.Province, year).Where(fillIn => Whole.FindUnit(fillIn.Unit)!.ValidTo is null), fillIn => Assert.Equal(12, fillIn.Reports));

    [Fact]
    public void A_department_types_nothing_twice_in_a_period()
    {
        foreach (var period in Enumerable.Range(0, 12).Select(Period.Parse("2027-01").Plus))
        {
            var typed =
                from form in Whole.Forms
                where form.Calendar.Once is null && form.DerivedFrom is null
                let asked = Whole.FindForm(form.Code, Period.Containing(form.Calendar.Frequency, period.First))
                where asked is not null && Whole.Owing(asked, Period.Containing(form.Calendar.Frequency, period.First)).Any(unit => unit.Id == "24")
                from item in Whole.ItemsOf(asked, Whole.FindUnit("24")!, period)
                where !item.Indicator.IsComputed
                select item.Indicator.Code;
            Assert.Equal(typed.Order(StringComparer.Ordinal), typed.Distinct().Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [InlineData("cds-quy", "2026-Q3")]
    [InlineData("cds-quy", "2027-Q1")]
    [InlineData("cds-nam", "2027")]
    [InlineData("dvctt-thang", "2026-11")]
    public void A_derived_report_can_equal_its_windows(string code, string name)
    {
        var period = Period.Parse(name);
        var form = Whole.FindForm(code, period)!;
        var tiles = DataWindow.Tiles(form.Calendar.Regime, period, PeriodKind.Month);
        var unit = Whole.FindUnit("24")!;
        var asked = tiles.Select(tile => Whole.ItemsOf(Whole.FindForm("cds-thang", tile)!, unit, tile).Select(pair => pair.Indicator.Code).ToHashSet()).ToList();
        foreach (var (indicator, _) in Whole.ItemsOf(form).Where(pair => !pair.Indicator.IsComputed && pair.Indicator.Origin != Origin.Measured))
        {
            if (indicator.Accumulation == Accumulation.Period)
                Assert.All(asked, month => Assert.Contains(indicator.Code, month));
            else
                Assert.Contains(indicator.Code, asked[^1]);
        }
    }

    [Fact]
    public void Nobody_need_be_asked_again_for_a_quarter_of_the_monthly_figures()
    {
        var reuse = Reuse.Of(Whole, UnitKind.Province, ["CP07", "CP11", "VT09", "NL06", "CP22"], Regime.Reporting, Period.Parse("2026-Q4"));
        Assert.Empty(reuse.ToAsk);
        Assert.Equal(34 * 4, reuse.ReportsSaved);
    }

    [Fact]
    public void Every_ratio_has_parts_of_its_own()
    {
        var ratios = Whole.Indicators.Where(indicator => indicator.Kind == ValueKind.Ratio).ToList();
        Assert.All(ratios, ratio => Assert.All(ratio.Parts, part => Assert.True(Whole.FindIndicator(part) is { IsNumeric: true })));
        Assert.Empty(Whole.Indicators.Where(indicator => indicator is { Kind: ValueKind.Number, Unit.Vi: "%", Aggregation: not NhipSo.Domain.Definitions.Aggregation.None }));
    }

    [Fact]
    public void Each_of_the_47_tasks_is_asked_of_its_lead_each_month()
    {
        var period = Period.Parse("2026-11");
        var form = Whole.FindForm("nhiem-vu-thang", period)!;
        Assert.Equal(12 + 35, Whole.Written.Tasks.Length);
        Assert.All(Whole.Written.Tasks, task => Assert.Contains(task.Indicator, Whole.ItemsOf(form, Whole.FindUnit(task.Lead)!, period).Select(pair => pair.Indicator.Code)));
        Assert.Equal(Whole.Written.Tasks.Select(task => task.Lead).Distinct().Order(StringComparer.Ordinal), Whole.Owing(form, period).Select(unit => unit.Id));
    }

    [Fact]
    public void What_is_for_trying_owes_nothing()
    {
        Assert.All(Whole.Forms, form => Assert.DoesNotContain(Whole.Owing(form, form.FirstPeriod), unit => unit.IsSandbox));
        var once = Whole.FindForm("dac-biet")!;
        Assert.Empty(Whole.Owing(once, once.FirstPeriod));
        Assert.Equal("sandbox", Whole.FindReporting(once, once.FirstPeriod, "sandbox")!.Id);
    }

    [Fact]
    public void In_a_quarters_last_month_a_ministry_sends_the_quarterly_report_alone()
    {
        var monthly = Whole.FindForm("bo-thang")!;
        Assert.NotEmpty(Whole.Owing(monthly, Period.Parse("2026-08")));
        Assert.Empty(Whole.Owing(monthly, Period.Parse("2026-09")));
        Assert.NotEmpty(Whole.Owing(Whole.FindForm("bo-quy")!, Period.Parse("2026-Q3")));
    }
}
