using NhipSo.Domain.Definitions;
using NhipSo.Domain.Periods;
using NodaTime;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Domain.Tests.Definitions;

public class LookupTests
{
    // Due on 6 June 2025, before the merger, and on 6 July, after it.
    private static readonly Period Before = Period.Parse("2025-05");
    private static readonly Period After = Period.Parse("2025-06");

    [Fact]
    public void A_code_names_the_unit_that_has_it_at_the_due_instant()
    {
        Assert.Equal(Samples.BacGiang, Samples.Catalogue.FindReporting(Samples.Monthly, Before, "24"));
        Assert.Equal(Samples.BacNinh, Samples.Catalogue.FindReporting(Samples.Monthly, After, "24"));
    }

    [Fact]
    public void An_id_names_its_unit_while_that_exists()
    {
        Assert.Equal(Samples.BacGiang, Samples.Catalogue.FindReporting(Samples.Monthly, Before, "24~2008"));
        Assert.Null(Samples.Catalogue.FindReporting(Samples.Monthly, After, "24~2008"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2")]
    [InlineData("24~2025")]
    [InlineData("Bắc Ninh")]
    public void What_names_no_unit_finds_none(string written) =>
        Assert.Null(Samples.Catalogue.FindReporting(Samples.Monthly, After, written));

    [Fact]
    public void Those_that_owe_are_valid_at_the_due_instant_and_come_by_code()
    {
        var early = Samples.BacNinh with { Id = "01", Code = "01", ValidFrom = new LocalDate(2008, 8, 1) };
        var catalogue = Samples.With(units: [Samples.BacGiang, Samples.BacNinh, early]);
        Assert.Equal(["01", "24~2008"], catalogue.Owing(Samples.Monthly, Before).Select(unit => unit.Id));
        Assert.Equal(["01", "24"], catalogue.Owing(Samples.Monthly, After).Select(unit => unit.Id));
    }

    [Fact]
    public void A_unit_exists_on_its_first_and_on_its_last_day()
    {
        Assert.False(Samples.BacGiang.IsValidOn(new(2008, 7, 31)));
        Assert.True(Samples.BacGiang.IsValidOn(new(2008, 8, 1)));
        Assert.True(Samples.BacGiang.IsValidOn(new(2025, 6, 30)));
        Assert.False(Samples.BacGiang.IsValidOn(new(2025, 7, 1)));
        Assert.True(Samples.BacNinh.IsValidOn(new(2099, 1, 1)));
    }

    [Fact]
    public void Definitions_are_found_by_code_and_nothing_else_is()
    {
        Assert.Equal(1, Samples.Catalogue.FindForm("cds-thang")!.Version);
        Assert.Same(Samples.Share, Samples.Catalogue.FindIndicator("CP11"));
        Assert.Same(Samples.BacGiang, Samples.Catalogue.FindUnit("24~2008"));
        Assert.Null(Samples.Catalogue.FindForm("CDS-THANG"));
        Assert.Null(Samples.Catalogue.FindIndicator("cp11"));
        Assert.Null(Samples.Catalogue.FindUnit("27"));
    }

    [Fact]
    public void The_newest_version_whose_periods_have_it_is_asked()
    {
        var second = Samples.Monthly with { Version = 2, FirstPeriod = Period.Parse("2026-07") };
        var catalogue = Samples.With(forms: [second, Samples.Monthly]);
        Assert.Equal(1, catalogue.FindForm("cds-thang", Period.Parse("2026-06"))!.Version);
        Assert.Equal(2, catalogue.FindForm("cds-thang", Period.Parse("2026-07"))!.Version);
        Assert.Null(catalogue.FindForm("cds-thang", Period.Parse("2023-12")));
        Assert.Null(catalogue.FindForm("cds-thang", Period.Parse("2026-Q3")));
        Assert.Equal(1, catalogue.FindForm("cds-thang", 1)!.Version);
        Assert.Equal([2, 1], catalogue.VersionsOf("cds-thang").Select(form => form.Version));
        Assert.Equal(2, Assert.Single(catalogue.Forms).Version);
    }

    [Fact]
    public void A_version_is_asked_until_the_day_before_a_newer_one_begins()
    {
        var second = Samples.Monthly with { Version = 2, FirstPeriod = Period.Parse("2026-07"), LastPeriod = Period.Parse("2026-12") };
        var catalogue = Samples.With(forms: [Samples.Monthly, second]);
        Assert.Equal((new(2024, 1, 1), new(2026, 6, 30)), catalogue.DaysAsked(catalogue.FindForm("cds-thang", 1)!));
        Assert.Equal((new(2026, 7, 1), new(2026, 12, 31)), catalogue.DaysAsked(catalogue.FindForm("cds-thang", 2)!));
    }

    [Fact]
    public void A_form_gives_its_indicators_in_its_own_order()
    {
        var form = Samples.Asking(new("CP11"), new("CP07", Required: true), new("CP09"));
        Assert.Equal(["CP11", "CP07", "CP09"], Samples.Catalogue.ItemsOf(form).Select(pair => pair.Indicator.Code));
        Assert.Equal([false, true, false], Samples.Catalogue.ItemsOf(form).Select(pair => pair.Item.Required));
    }

    [Fact]
    public void What_is_asked_depends_on_the_unit_and_the_period()
    {
        var form = Samples.Asking(new("CP07"), new("CP09", Every: PeriodKind.Quarter), new("TC03", Units: ["24"]));
        string[] Asked(Unit unit, string period) => [.. Samples.Catalogue.ItemsOf(form, unit, Period.Parse(period)).Select(pair => pair.Indicator.Code)];
        Assert.Equal(["CP07", "TC03"], Asked(Samples.BacNinh, "2026-08"));
        Assert.Equal(["CP07", "CP09", "TC03"], Asked(Samples.BacNinh, "2026-09"));
        Assert.Equal(["CP07"], Asked(Samples.BacGiang, "2024-01"));
    }

    [Fact]
    public void A_derived_form_is_owed_by_no_one() =>
        Assert.Empty(Samples.Catalogue.Owing(Samples.Quarterly, Period.Parse("2026-Q3")));

    [Fact]
    public void A_report_that_another_replaces_is_not_owed()
    {
        var month = Samples.Asking(new FormItem("CP07")) with { Calendar = Samples.ReportingMonth, ReplacedBy = "quy" };
        var quarter = month with { Code = "quy", FirstPeriod = Period.Parse("2026-Q3"), Calendar = Samples.ReportingMonth with { Frequency = PeriodKind.Quarter }, ReplacedBy = null };
        var catalogue = Samples.With(forms: [month, quarter]);
        string[] Owed(string period) => [.. catalogue.Owing(month, Period.Parse(period)).Select(unit => unit.Id)];
        Assert.Equal(["24"], Owed("2026-06"));
        Assert.Equal(["24"], Owed("2026-08"));
        Assert.Empty(Owed("2026-09"));
        Assert.Null(catalogue.FindReporting(month, Period.Parse("2026-09"), "24"));
        Assert.True(catalogue.IsReplaced(month, Period.Parse("2026-09")));
        Assert.False(catalogue.IsReplaced(month, Period.Parse("2026-06")));
    }

    [Fact]
    public void A_unit_to_try_with_owes_nothing_and_may_report()
    {
        var sandbox = Samples.BacNinh with { Id = "sandbox", Code = "sandbox", Region = null, IsSandbox = true };
        var catalogue = Samples.With(units: [Samples.BacGiang, Samples.BacNinh, Samples.Ministry, sandbox]);
        Assert.Equal(["24"], catalogue.Owing(Samples.Monthly, After).Select(unit => unit.Id));
        Assert.Equal(sandbox, catalogue.FindReporting(Samples.Monthly, After, "sandbox"));
    }
}
