using NhipSo.Domain.Definitions;
using NodaTime.Text;
using static NhipSo.Domain.Tests.Samples;

namespace NhipSo.Domain.Tests.Definitions;

public class UnitCodeCheckTests
{
    [Theory]
    [InlineData("2025-06-30")]
    [InlineData("2000-01-01")]
    public void A_code_belongs_to_one_unit_at_a_time(string begins) =>
        With(units: [BacGiang, BacNinh with { ValidFrom = LocalDatePattern.Iso.Parse(begins).Value }, Ministry])
            .HasTheFault("/units/1/code", "unit 24: code 24 belongs to 24~2008 at the same time");

    [Fact]
    public void An_identifier_belongs_to_one_unit_at_a_time()
    {
        var other = BacNinh with { Id = "01", Code = "01", AgencyCode = "H05" };
        With(units: [BacGiang, BacNinh with { AgencyCode = "H05" }, Ministry, other])
            .HasTheFault("/units/3/agencyCode", "unit 01: identifier H05 belongs to 24 at the same time");
        With(units: [BacGiang with { AgencyCode = "H05" }, BacNinh with { AgencyCode = "H05" }, Ministry]).IsSound();
    }

    [Theory]
    [InlineData("")]
    [InlineData("2|4")]
    [InlineData("2/4")]
    [InlineData("2~4")]
    [InlineData("24\n")]
    public void A_units_code_fits_a_key_and_an_address(string code) =>
        With(units: [BacNinh with { Id = code, Code = code }, Ministry], sources: [])
            .HasTheFault("/units/0/code", $"unit {code}: a code is 1 to 35 letters, digits, . and -");

    [Theory]
    [InlineData(UnitKind.Province, "240", false)]
    [InlineData(UnitKind.Province, "24", true)]
    [InlineData(UnitKind.Ministry, "Z01", false)]
    [InlineData(UnitKind.Ministry, "06", false)]
    [InlineData(UnitKind.Ministry, "G06", true)]
    [InlineData(UnitKind.Commune, "2769", false)]
    [InlineData(UnitKind.Commune, "27691", true)]
    [InlineData(UnitKind.Enterprise, "010010910", false)]
    [InlineData(UnitKind.Enterprise, "0100109106", true)]
    [InlineData(UnitKind.Enterprise, "0100109106-001", true)]
    [InlineData(UnitKind.Enterprise, "demo-vt", true)]
    [InlineData(UnitKind.PressAgency, "bao", false)]
    [InlineData(UnitKind.PressAgency, "demo-bao", true)]
    [InlineData(UnitKind.Team, "to-1", true)]
    public void Each_kind_of_unit_is_numbered_in_its_own_way(UnitKind kind, string code, bool isSound)
    {
        var unit = new Unit(code, code, new("Đơn vị", "Unit"), kind, kind == UnitKind.Province ? "DBSH" : null, BacNinh.ValidFrom);
        var catalogue = With(units: [unit, Ministry with { Id = "G01", Code = "G01" }], forms: [], sources: []);
        if (isSound)
            catalogue.IsSound();
        else
            catalogue.HasTheFault("/units/0/code", $"unit {code}: ");
    }

    [Fact]
    public void A_unit_to_try_with_is_numbered_as_one_likes() =>
        With(units: [BacGiang, BacNinh, Ministry, BacNinh with { Id = "sandbox", Code = "sandbox", Region = null, IsSandbox = true }]).IsSound();

    [Theory]
    [InlineData("Z01")]
    [InlineData("h05")]
    [InlineData("H5")]
    [InlineData("H05.")]
    public void An_identifier_is_a_letter_two_digits_and_levels(string written) =>
        With(units: [BacGiang, BacNinh with { AgencyCode = written }, Ministry]).HasTheFault("/units/1/agencyCode", $"unit 24: {written} is no identifier");
}
