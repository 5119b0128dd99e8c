using NhipSo.Domain.Definitions;
using NhipSo.Domain.Periods;
using static NhipSo.Domain.Tests.Samples;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Domain.Tests.Definitions;

/// <summary>"You already have it": what a new form or an ad hoc one need not ask.</summary>
public class ReuseTests
{
    private static readonly Indicator Speed = Groups with { Code = "VT14", Name = new("Tốc độ", "Speed"), Origin = Origin.Measured };
    private static readonly Indicator Unasked = Groups with { Code = "X", Name = new("Chưa hỏi", "Not asked") };
    private static readonly Form Form = Asking(new("CP07"), new("CP09"), new("TC03"), new("NL03", Every: PeriodKind.Quarter)) with { Calendar = ReportingMonth };
    private static readonly Catalogue Asked = With(indicators: [Received, Online, Share, Budget, Groups, Speed, Unasked], forms: [Form]);

    [Fact]
    public void A_month_is_there_as_it_is() => Has("2026-10", "TC03", Way.Directly, "2026-10");

    [Fact]
    public void A_quarters_flow_is_the_sum_of_its_months() => Has("2026-Q4", "TC03", Way.Summed, "2026-10", "2026-11", "2026-12");

    [Fact]
    public void What_accumulates_or_stands_is_that_of_the_last_month()
    {
        Has("2026-Q4", "CP07", Way.LastWindow, "2026-12");
        Has("2026-Q4", "NL03", Way.LastWindow, "2026-12");
        Has("2026-9M", "NL03", Way.LastWindow, "2026-09");
    }

    [Fact]
    public void What_is_asked_each_quarter_is_not_there_each_month()
    {
        Has("2026-09", "NL03", Way.Directly, "2026-09");
        Assert.Equal(["NL03"], Look("2026-10", "NL03").ToAsk.AsEnumerable());
    }

    [Fact]
    public void Another_regimes_windows_are_other_figures() =>
        Assert.Equal(["TC03"], Reuse.Of(Asked, UnitKind.Province, ["TC03"], Regime.Calendar, Period.Parse("2026-Q4")).ToAsk.AsEnumerable());

    [Fact]
    public void A_ratio_is_there_when_its_parts_are()
    {
        var found = Look("2026-Q4", "CP11");
        Assert.Empty(found.ToAsk);
        Assert.Equal([("CP11", Way.Computed), ("CP09", Way.LastWindow), ("CP07", Way.LastWindow)], found.Given.Select(reused => (reused.Indicator, reused.Way)));

        var without = With(indicators: [Received, Online, Share, Budget], forms: [Asking(new("CP07"), new("TC03"))]);
        var lacking = Reuse.Of(without, UnitKind.Province, ["CP11"], Regime.Calendar, Period.Parse("2026-10"));
        Assert.Equal(["CP09"], lacking.ToAsk.AsEnumerable());
        Assert.Equal(["CP07"], lacking.Given.Select(reused => reused.Indicator));
    }

    [Fact]
    public void What_the_systems_say_is_not_asked() =>
        Assert.Equal(Way.Measured, Assert.Single(Look("2026-10", "VT14").Given).Way);

    [Fact]
    public void A_derived_form_gives_its_own_periods()
    {
        var catalogue = With(indicators: [Received, Online, Share, Budget, Groups], forms: [Form, Quarterly]);
        Assert.Contains(Reuse.Of(catalogue, UnitKind.Province, ["TC03"], Regime.Reporting, Period.Parse("2026-Q4")).Given, reused => reused is { Form: "cds-thang" or "cds-quy" });
    }

    [Fact]
    public void Other_units_figures_are_not_theirs() =>
        Assert.Equal(["TC03"], Reuse.Of(Asked, UnitKind.Ministry, ["TC03"], Regime.Reporting, Period.Parse("2026-10")).ToAsk.AsEnumerable());

    [Fact]
    public void Before_the_form_began_nothing_is_there() => Assert.Equal(["TC03"], Look("2023-Q4", "TC03").ToAsk.AsEnumerable());

    [Theory]
    [InlineData("2026-10", 12)]
    [InlineData("2026-Q4", 4)]
    [InlineData("2026-H2", 2)]
    [InlineData("2026-9M", 1)]
    [InlineData("2026", 1)]
    public void The_reports_that_nobody_need_send_are_counted(string period, int reports)
    {
        Assert.Equal(reports, Look(period, "TC03", "CP11").ReportsSaved);
        Assert.Equal(0, Look(period, "TC03", "X").ReportsSaved);
    }

    [Fact]
    public void What_is_no_indicator_is_refused() => Assert.Throws<ArgumentException>(() => Look("2026-10", "CP99"));

    private static Reuse Look(string period, params string[] codes) => Reuse.Of(Asked, UnitKind.Province, codes, Regime.Reporting, Period.Parse(period));

    private static void Has(string period, string code, Way way, params string[] from)
    {
        var reused = Assert.Single(Look(period, code).Given);
        Assert.Equal((code, way, "cds-thang"), (reused.Indicator, reused.Way, reused.Form));
        Assert.Equal(from, reused.From.Select(part => part.Code));
    }
}
