using NhipSo.Domain.Definitions;
using static NhipSo.Domain.Tests.Samples;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Domain.Tests.Definitions;

public class FormCheckTests
{
    private static readonly Text Name = new("Tên", "Name");

    [Theory]
    [InlineData("")]
    [InlineData("cds|thang")]
    [InlineData("cds/thang")]
    [InlineData("CDS")]
    [InlineData("cds-tháng")]
    public void A_forms_code_fits_a_key_and_an_address(string code) =>
        With(forms: [Monthly with { Code = code }]).HasTheFault("/forms/0/code", $"form {code} version 1: a code is small letters, digits and -");

    [Fact]
    public void The_nine_parts_are_there()
    {
        With(forms: [Monthly with { Name = new("", "x") }]).HasTheFault("/forms/0/name/vi", "form cds-thang version 1: its name has no Vietnamese");
        With(forms: [Monthly with { Content = new("x", "") }]).HasTheFault("/forms/0/content/en", "form cds-thang version 1: its content has no English");
        With(forms: [Monthly with { Method = new("", "x") }]).HasTheFault("/forms/0/method/vi", "form cds-thang version 1: its method has no Vietnamese");
        With(forms: [Monthly with { Recipient = "G99" }]).HasTheFault("/forms/0/recipient", "form cds-thang version 1: its recipient G99 is not in the catalogue");
        With(forms: [Monthly with { Outline = [] }]).HasTheFault("/forms/0/outline", "form cds-thang version 1: asks for nothing");
        With(forms: [Monthly with { Source = " " }]).HasTheFault("/forms/0/source", "form cds-thang version 1: says no ground");
    }

    [Fact]
    public void An_indicator_is_asked_once() =>
        With(forms: [Asking(new("CP07"), new("TC03"), new("TC03"))])
            .HasTheFault("/forms/0/outline/0/items/2", "form cds-thang version 1: indicator TC03: named twice");

    [Fact]
    public void At_most_200_indicators_are_asked()
    {
        var many = Enumerable.Range(0, 201).Select(number => Received with { Code = $"X{number}", Name = new($"Chỉ tiêu {number}", "Indicator") }).ToList();
        Form Having(int count) => Asking([.. many.Take(count).Select(indicator => new FormItem(indicator.Code))]);

        With(indicators: many, forms: [Having(200)]).IsSound();
        With(indicators: many, forms: [Having(201)]).HasTheFault("/forms/0/outline", "form cds-thang version 1: 201 indicators, where at most 200 are possible");
    }

    [Fact]
    public void Figures_and_texts_fit_a_row()
    {
        var texts = Enumerable.Range(0, 240).Select(number => new TextItem($"phan-{number}", Name));
        With(forms: [Monthly with { Outline = [.. Monthly.Outline, new(Name, [], [.. texts])] }])
            .HasTheFault("/forms/0/outline", "form cds-thang version 1: 4 indicators and 240 texts, where a row holds 240");
    }

    [Fact]
    public void A_text_has_a_code_of_its_own_and_a_length()
    {
        Catalogue Having(params TextItem[] texts) => With(forms: [Monthly with { Outline = [.. Monthly.Outline, new(Name, [], [.. texts])] }]);
        Having(new TextItem("kho-khan", Name)).IsSound();
        Having(new("kho-khan", Name), new TextItem("kho-khan", Name)).HasTheFault("/forms/0/outline/1/texts/1", "form cds-thang version 1: text kho-khan: named twice");
        Having(new TextItem("Khó khăn", Name)).HasTheFault("/forms/0/outline/1/texts/0/code", "form cds-thang version 1: text Khó khăn: a code");
        Having(new TextItem("kho-khan", Name, MaxLength: 0)).HasTheFault("/forms/0/outline/1/texts/0/maxLength", "form cds-thang version 1: text kho-khan: at most 0 characters");
    }

    [Fact]
    public void A_section_is_named_once() =>
        With(forms: [Monthly with { Outline = [.. Monthly.Outline, new(Monthly.Outline[0].Title, [], [new("kho-khan", Name)])] }])
            .HasTheFault("/forms/0/outline/1", "form cds-thang version 1: section Số liệu: named twice");

    [Fact]
    public void Versions_count_from_1_without_a_gap()
    {
        With(forms: [Monthly, Monthly with { Version = 2, FirstPeriod = Period.Parse("2026-07") }]).IsSound();
        With(forms: [Monthly with { Version = 2 }]).HasTheFault("/forms/0/version", "form cds-thang version 2: named twice, or 1 is missing");
        With(forms: [Monthly, Monthly]).HasTheFault("/forms/1/version", "form cds-thang version 1: named twice, or 2 is missing");
        With(forms: [Monthly, Monthly with { Version = 3 }]).HasTheFault("/forms/1/version", "form cds-thang version 3: named twice, or 2 is missing");
    }

    [Fact]
    public void A_new_version_begins_with_the_same_period_or_a_later_one()
    {
        With(forms: [Monthly, Monthly with { Version = 2 }]).IsSound();
        With(forms: [Monthly, Monthly with { Version = 2, FirstPeriod = Period.Parse("2023-12") }])
            .HasTheFault("/forms/1/firstPeriod", "form cds-thang version 2: begins with 2023-12, before version 1 does");
    }

    [Fact]
    public void A_version_stays_what_its_form_is() =>
        With(forms: [Monthly, Monthly with { Version = 2, Standing = Standing.Plan }])
            .HasTheFault("/forms/1", "form cds-thang version 2: is of another kind of unit, standing or frequency than version 1");

    [Fact]
    public void What_a_form_and_its_items_name_are_units_that_owe_it()
    {
        With(forms: [Monthly with { Units = ["24", "99"] }]).HasTheFault("/forms/0/units/1", "form cds-thang version 1: unit 99 is not in the catalogue");
        With(forms: [Monthly with { Units = ["24", "G06"] }]).HasTheFault("/forms/0/units/1", "form cds-thang version 1: unit G06 is a Ministry");
        With(forms: [Asking(new("CP07"), new("TC03", Units: ["24", "99"]))]).HasTheFault("/forms/0/outline/0/items/1/units/1", "form cds-thang version 1: unit 99 is not in the catalogue");
        With(forms: [Asking(new("CP07"), new("TC03", Units: ["24~2008"])) with { Units = ["24"] }])
            .HasTheFault("/forms/0/outline/0/items/1/units/0", "form cds-thang version 1: asks 24~2008, which does not owe the form");
    }

    [Fact]
    public void No_unit_owes_an_empty_report() =>
        With(units: [BacGiang, BacNinh, BacNinh with { Id = "01", Code = "01" }, Ministry], forms: [Asking(new FormItem("TC03", Units: ["24"]))])
            .HasTheFault("/forms/0/units", "form cds-thang version 1: 01 owes it and has no figure to fill in");
}
