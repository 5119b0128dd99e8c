using NhipSo.Domain.Definitions;
using NodaTime;
using static NhipSo.Domain.Tests.Samples;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Domain.Tests.Definitions;

public class FormCheckTests
{
    [Fact]
    public void A_form_is_named_once() =>
        With(forms: [Monthly, Monthly]).HasTheFault("form cds-thang: named twice");

    [Fact]
    public void Only_first_versions_are_kept() =>
        With(forms: [Monthly with { Version = 2 }]).HasTheFault(
            "form cds-thang: version 2: only first versions are kept, and what was sent by one must not be read by another");

    [Theory]
    [InlineData("")]
    [InlineData("cds|thang")]
    [InlineData("cds/thang")]
    [InlineData("CDS")]
    [InlineData("cds-tháng")]
    public void A_forms_code_fits_a_key_and_an_address(string code) =>
        With(forms: [Monthly with { Code = code }]).HasTheFault($"form {code}: a code is lower-case letters, digits and -");

    [Fact]
    public void An_indicator_is_asked_once() =>
        With(forms: [Monthly with { Items = [.. Monthly.Items, new("TC03")] }])
            .HasTheFault("form cds-thang: indicator TC03: named twice");

    [Fact]
    public void At_most_200_indicators_are_asked()
    {
        var many = Enumerable.Range(0, 201).Select(number => Received with { Code = $"X{number}" }).ToList();
        Form Asking(int count) => Monthly with { Items = [.. many.Take(count).Select(indicator => new FormItem(indicator.Code))] };

        Assert.Empty(CatalogueCheck.Faults(With(indicators: many, forms: [Asking(200)])));
        With(indicators: many, forms: [Asking(201)]).HasTheFault("form cds-thang: 201 indicators, at most 200 fit a row");
    }

    [Fact]
    public void No_form_goes_back_behind_2000() =>
        With(forms: [Monthly with { FirstPeriod = Period.Parse("1999-12") }])
            .HasTheFault("form cds-thang: its first period 1999-12 is before 2000-01");

    [Fact]
    public void What_is_asked_is_in_the_catalogue() =>
        With(forms: [Monthly with { Items = [new("CP07"), new("CP99")] }])
            .HasTheFault("form cds-thang: indicator CP99 is not in the catalogue");

    [Theory]
    [InlineData("CP07")]
    [InlineData("CP09")]
    public void Whoever_asks_for_a_ratio_asks_for_its_parts(string alone) =>
        With(forms: [Monthly with { Items = [new(alone), new("CP11")] }])
            .HasTheFault("form cds-thang: the parts of CP11 are not asked for");

    [Fact]
    public void A_ratio_is_not_required_since_it_is_never_sent() =>
        With(forms: [Monthly with { Items = [new("CP07"), new("CP09"), new("CP11", Required: true)] }])
            .HasTheFault("form cds-thang: CP11 is computed, so its parts are required, not it");

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 29)]
    [InlineData(0, 31)]
    [InlineData(-1, 6)]
    [InlineData(13, 6)]
    public void The_due_day_is_in_every_month(int monthsAfter, int day) =>
        With(forms: [Monthly with { Calendar = CalendarMonth with { DueBy = new(monthsAfter, day, new LocalTime(17, 0)) } }])
            .HasTheFault($"form cds-thang: due on day {day}, {monthsAfter} months after; a day is 1 to 28, and 0 to 12 months after");
}
