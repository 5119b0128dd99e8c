using NhipSo.Domain.Definitions;
using NodaTime;
using static NhipSo.Domain.Tests.Samples;

namespace NhipSo.Domain.Tests.Definitions;

public class UnitCheckTests
{
    [Fact]
    public void The_sample_catalogue_is_sound() => Samples.Catalogue.IsSound();

    [Fact]
    public void A_unit_is_named_once() =>
        With(units: [BacGiang, BacNinh, Ministry, Ministry]).HasTheFault("/units/3", "unit G06: named twice");

    [Theory]
    [InlineData("24~2025")]
    [InlineData("27")]
    public void The_id_of_a_unit_that_exists_is_its_code(string id) =>
        With(units: [BacNinh with { Id = id }, Ministry], sources: [])
            .HasTheFault("/units/0/id", $"unit {id}: by its code and validity its id is 24");

    [Fact]
    public void The_id_of_a_unit_that_has_ended_has_the_year_of_its_beginning() =>
        With(units: [BacGiang with { Id = "24~2025" }, BacNinh, Ministry])
            .HasTheFault("/units/0/id", "unit 24~2025: by its code and validity its id is 24~2008");

    [Fact]
    public void A_unit_ends_after_it_begins() =>
        With(units: [BacGiang with { ValidTo = new LocalDate(2008, 7, 31) }, BacNinh, Ministry])
            .HasAmongItsFaults("/units/0/validTo", "unit 24~2008: ends before it begins");

    [Fact]
    public void A_unit_that_has_ended_names_its_successor() =>
        With(units: [Old(successors: []), BacNinh, Ministry]).HasTheFault("/units/0/successors", "unit 24~2008: has ended and names no successor");

    [Fact]
    public void A_unit_that_exists_names_none() =>
        With(units: [BacGiang, New(successors: ["24~2008"]), Ministry])
            .HasTheFault("/units/1/successors", "unit 24: names a successor and has not ended");

    [Fact]
    public void A_successor_is_in_the_catalogue() =>
        With(units: [Old(successors: ["24", "99"]), BacNinh, Ministry])
            .HasTheFault("/units/0/successors/1", "unit 24~2008: its successor 99 is not in the catalogue");

    [Fact]
    public void A_successor_is_of_the_same_kind_and_there_the_day_after()
    {
        With(units: [Old(successors: ["G06"]), BacNinh, Ministry])
            .HasTheFault("/units/0/successors/0", "unit 24~2008: its successor G06 is of another kind");
        With(units: [BacGiang, BacNinh with { ValidFrom = new LocalDate(2025, 7, 2) }, Ministry])
            .HasTheFault("/units/0/successors/0", "unit 24~2008: its successor 24 is of another kind, or does not exist on the day after");
    }

    [Fact]
    public void A_parent_is_in_the_catalogue() =>
        With(units: [BacGiang, BacNinh, Ministry, Team("a", "b")]).HasTheFault("/units/3/parent", "unit a: its parent b is not in the catalogue");

    [Fact]
    public void No_unit_is_above_itself() =>
        With(units: [BacGiang, BacNinh, Ministry, Team("a", "b"), Team("b", "a")])
            .HasAmongItsFaults("/units/3/parent", "unit a: is above itself; correct the parent of one of a, b");

    [Theory]
    [InlineData(null)]
    [InlineData("BTBDHMT")]
    public void A_province_is_in_one_of_the_six_regions(string? region) =>
        With(units: [BacGiang, BacNinh with { Region = region }, Ministry])
            .HasTheFault("/units/1/region", region is null ? "unit 24: a province, and nothing else, is in a region" : "unit 24: BTBDHMT is no region");

    [Fact]
    public void Only_provinces_are_in_regions_and_have_communes()
    {
        With(units: [BacGiang, BacNinh, Ministry with { Region = "DBSH" }]).HasTheFault("/units/2/region", "unit G06: a province, and nothing else");
        With(units: [BacGiang, BacNinh, Ministry with { Communes = new(1, 2, 3) }]).HasTheFault("/units/2/communes", "unit G06: only a province");
        With(units: [BacGiang, BacNinh with { Communes = new(33, -1, 0) }, Ministry]).HasTheFault("/units/1/communes", "unit 24: has fewer than no communes");
    }

    [Fact]
    public void A_unit_has_a_name_in_both_languages() =>
        With(units: [BacGiang, BacNinh with { Name = new("Bắc Ninh", " ") }, Ministry]).HasTheFault("/units/1/name/en", "unit 24: its name has no English");

    private static Unit Old(string[] successors) => BacGiang with { Successors = [.. successors] };

    private static Unit New(string[] successors) => BacNinh with { Successors = [.. successors] };

    private static Unit Team(string id, string parent) => new(id, id, new("Tổ", "Team"), UnitKind.Team, null, new(2026, 1, 1), Parent: parent);
}
