using NhipSo.Domain.Definitions;
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
        Assert.Equal(Samples.BacGiang, Samples.Catalogue.FindOwing(Samples.Monthly, Before, "24"));
        Assert.Equal(Samples.BacNinh, Samples.Catalogue.FindOwing(Samples.Monthly, After, "24"));
    }

    [Fact]
    public void An_id_names_its_unit_while_that_exists()
    {
        Assert.Equal(Samples.BacGiang, Samples.Catalogue.FindOwing(Samples.Monthly, Before, "24~2008"));
        Assert.Null(Samples.Catalogue.FindOwing(Samples.Monthly, After, "24~2008"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2")]
    [InlineData("24~2025")]
    [InlineData("Bắc Ninh")]
    public void What_names_no_unit_finds_none(string written) =>
        Assert.Null(Samples.Catalogue.FindOwing(Samples.Monthly, After, written));

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
        Assert.Same(Samples.Monthly, Samples.Catalogue.FindForm("cds-thang"));
        Assert.Same(Samples.Share, Samples.Catalogue.FindIndicator("CP11"));
        Assert.Same(Samples.BacGiang, Samples.Catalogue.FindUnit("24~2008"));
        Assert.Null(Samples.Catalogue.FindForm("CDS-THANG"));
        Assert.Null(Samples.Catalogue.FindIndicator("cp11"));
        Assert.Null(Samples.Catalogue.FindUnit("27"));
    }

    [Fact]
    public void A_form_gives_its_indicators_in_its_own_order()
    {
        var form = Samples.Monthly with { Items = [new("CP11"), new("CP07", Required: true), new("CP09")] };
        Assert.Equal(
            [(Samples.Share, new FormItem("CP11")), (Samples.Received, new("CP07", true)), (Samples.Online, new("CP09"))],
            Samples.Catalogue.ItemsOf(form));
    }
}
