using NhipSo.Domain.Definitions;
using NodaTime;
using static NhipSo.Domain.Tests.Samples;

namespace NhipSo.Domain.Tests.Definitions;

public class UnitCheckTests
{
    [Fact]
    public void The_sample_catalogue_is_sound() => Assert.Empty(CatalogueCheck.Faults(Samples.Catalogue));

    [Fact]
    public void A_unit_is_named_once() =>
        With(units: [BacGiang, BacNinh, BacNinh]).HasTheFault("unit 24: named twice");

    [Theory]
    [InlineData("24~2025", "24")]
    [InlineData("27", "24")]
    public void The_id_of_a_unit_that_exists_is_its_code(string id, string expected) =>
        With(units: [BacNinh with { Id = id }], sources: [])
            .HasTheFault($"unit {id}: by its code and validity its id is {expected}");

    [Fact]
    public void The_id_of_a_unit_that_has_ended_has_the_year_of_its_beginning() =>
        With(units: [BacGiang with { Id = "24~2025" }, BacNinh])
            .HasTheFault("unit 24~2025: by its code and validity its id is 24~2008");

    [Fact]
    public void A_unit_ends_after_it_begins() =>
        With(units: [BacGiang with { ValidTo = new LocalDate(2008, 7, 31) }, BacNinh])
            .HasTheFault("unit 24~2008: ends before it begins");

    [Fact]
    public void A_unit_that_has_ended_names_its_successor() =>
        With(units: [Old(successors: []), BacNinh]).HasTheFault("unit 24~2008: has ended and names no successor");

    [Fact]
    public void A_unit_that_exists_names_none() => With(units:
        [
            BacGiang,
            new("24", "24", BacNinh.Name, UnitKind.Province, "DBSH", BacNinh.ValidFrom, Successors: ["24~2008"]),
        ])
        .HasTheFault("unit 24: names a successor and has not ended");

    [Fact]
    public void A_successor_is_in_the_catalogue() =>
        With(units: [Old(successors: ["24", "99"]), BacNinh])
            .HasTheFault("unit 24~2008: its successor 99 is not in the catalogue");

    [Theory]
    [InlineData("2025-06-30")]
    [InlineData("2000-01-01")]
    public void A_code_belongs_to_one_unit_at_a_time(string begins) =>
        With(units: [BacGiang, BacNinh with { ValidFrom = NodaTime.Text.LocalDatePattern.Iso.Parse(begins).Value }])
            .HasTheFault("unit 24: code 24 belongs to 24~2008 at the same time");

    [Theory]
    [InlineData("")]
    [InlineData("2|4")]
    [InlineData("2/4")]
    [InlineData("2~4")]
    [InlineData("24\n")]
    public void A_units_code_fits_a_key_and_an_address(string code) =>
        With(units: [BacNinh with { Id = code, Code = code }], sources: [])
            .HasTheFault($"unit {code}: a code is 1 to 35 letters, digits, . and -");

    private static Unit Old(string[] successors) => new(
        BacGiang.Id, BacGiang.Code, BacGiang.Name, BacGiang.Kind, BacGiang.Region, BacGiang.ValidFrom, BacGiang.ValidTo, [.. successors]);
}
