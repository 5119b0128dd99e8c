using NhipSo.Domain.Definitions;
using NhipSo.Functions.Definitions;
using NodaTime;

namespace NhipSo.Functions.Tests.Definitions;

public sealed class CatalogueFilesTests : IDisposable
{
    private readonly CatalogueCopy copy = new();

    [Fact]
    public void The_catalogue_that_ships_reads_and_is_sound()
    {
        var (catalogue, faults) = CatalogueFiles.Check(copy.Folder);
        Assert.Empty(faults);
        Assert.Equal(new LocalDate(2025, 6, 30), catalogue!.FindUnit("24~2008")!.ValidTo);
        Assert.Equal(new LocalTime(17, 0), catalogue.FindForm("cds-thang", 1)!.Calendar.DueBy.At);
        Assert.Equal(ValueKind.Ratio, catalogue.FindIndicator("CP11_LK")!.Kind);
    }

    [Theory]
    [InlineData("units.json", "/1/validUntil", "\"2025-07-01\"", "/1/validUntil")]
    [InlineData("units.json", "/1/validFrom", "\"2025-02-30\"", "/1/validFrom")]
    [InlineData("units.json", "/1/validTo", "\"30/06/2025\"", "/1/validTo")]
    [InlineData("units.json", "/1/validFrom", "20250701", "/1/validFrom")]
    [InlineData("units.json", "/1/kind", "\"planet\"", "/1/kind")]
    [InlineData("units.json", "/1/kind", "0", "/1/kind")]
    [InlineData("units.json", "/1/name/vi", "null", "/1/name")]
    [InlineData("units.json", "/1/region", null, "/1: ")]
    [InlineData("units.json", "/1", "null", "/1: is null; remove it")]
    [InlineData("indicators.json", "/1/decimals", "0.5", "/1/decimals")]
    [InlineData("indicators.json", "/1/max", "\"5000\"", "/1/max")]
    [InlineData("indicators.json", "/1/isComputed", "true", "/1/isComputed")]
    [InlineData("forms/cds-thang.2.json", "/calendar/dueBy/at", "\"5 pm\"", "/calendar/dueBy/at")]
    [InlineData("forms/cds-thang.2.json", "/calendar/workingDays", "[]", "/calendar/workingDays")]
    [InlineData("forms/cds-thang.2.json", "/firstPeriod", "\"7/2026\"", "/firstPeriod")]
    [InlineData("scorecards/qd-766.1.json", "/pillars/1/parts/0/points", "19", "/pillars/1/points: scorecard qd-766 version 1, pillar tien-do: its parts make 19 points, not 20; correct one of them")]
    [InlineData("scorecards/qd-766.1.json", "/version", "2", "/code: holds scorecard qd-766 version 2; name the file scorecards/qd-766.2.json")]
    public void What_does_not_read_is_named_by_file_and_place(string file, string place, string? value, string named)
    {
        copy.Change(file, place, value);
        Assert.StartsWith($"{file}: {named}", Assert.Single(Faults()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_member_that_is_written_twice_is_named()
    {
        copy.Replace("units.json", "\"name\": {\"vi\": \"Hà Nội\"", "\"name\": {\"vi\": \"Huế\", \"vi\": \"Hà Nội\"");
        Assert.StartsWith("units.json: /0/name", Assert.Single(Faults()), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_file_that_does_not_read_is_named()
    {
        copy.Change("units.json", "/1/kind", "0");
        copy.Change("holidays.json", "/1/date", "0");
        File.Delete(Path.Combine(copy.Folder, "tasks.json"));
        Assert.Equal(["units.json: /1/kind", "holidays.json: /1/date", "tasks.json: is missing"], Faults().Select(fault => fault[..fault.IndexOf(' ', fault.IndexOf(' ', StringComparison.Ordinal) + 4)].TrimEnd(':')));
    }

    [Theory]
    [InlineData("units.json")]
    [InlineData("indicators.json")]
    [InlineData("sources.json")]
    [InlineData("holidays.json")]
    [InlineData("dimensions.json")]
    [InlineData("unit-events.json")]
    [InlineData("tasks.json")]
    public void A_file_that_is_missing_is_named(string file)
    {
        File.Delete(Path.Combine(copy.Folder, file));
        Assert.StartsWith($"{file}: is missing", Assert.Single(Faults()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_missing_is_named()
    {
        Directory.Delete(Path.Combine(copy.Folder, "forms"), recursive: true);
        Assert.StartsWith("forms: the folder is missing", Assert.Single(Faults()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[")]
    [InlineData("")]
    [InlineData("{}")]
    public void A_file_that_holds_no_list_is_named(string text)
    {
        File.WriteAllText(Path.Combine(copy.Folder, "indicators.json"), text);
        Assert.StartsWith("indicators.json: ", Assert.Single(Faults()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_forms_file_is_named_for_its_code_and_version()
    {
        File.Move(Path.Combine(copy.Folder, "forms", "cds-thang.2.json"), Path.Combine(copy.Folder, "forms", "cds-thang.json"));
        Assert.Equal(
            "forms/cds-thang.json: /code: holds form cds-thang version 2; name the file forms/cds-thang.2.json, or correct code or version",
            Assert.Single(Faults()));
    }

    [Theory]
    [InlineData("units.json", "/0/id", "\"02\"", "units.json: /0/id: unit 02: by its code and validity its id is 01")]
    [InlineData("indicators.json", "/0/min", "9999", "indicators.json: /0/min: indicator NT01: its least value is above its greatest")]
    [InlineData("unit-events.json", "/0/unit", "\"99\"", "unit-events.json: /0/unit: event of 99: the unit is not in the catalogue")]
    [InlineData("tasks.json", "/0/lead", "\"G99\"", "tasks.json: /0/lead: task NVQ2_01: unit G99 is not in the catalogue")]
    [InlineData("holidays.json", "/0/isWorked", "true", "holidays.json: /0/date: holiday 2024-01-01: a day worked instead is of the weekend")]
    [InlineData("forms/cds-thang.2.json", "/outline/0/items/0/indicator", "\"NT99\"", "forms/cds-thang.2.json: /outline/0/items/0/indicator: form cds-thang version 2: indicator NT99 is not in the catalogue")]
    public void What_contradicts_is_named_by_file_and_place(string file, string place, string value, string fault)
    {
        copy.Change(file, place, value);
        Assert.Contains(Faults(), found => found.StartsWith(fault, StringComparison.Ordinal));
    }

    [Fact]
    public void The_app_does_not_start_on_an_unsound_catalogue_and_says_all_that_is_wrong()
    {
        copy.Change("units.json", "/0/id", "\"02\"");
        copy.Change("indicators.json", "/0/min", "9999");
        var message = Assert.Throws<StartupException>(() => CatalogueFiles.Read(copy.Folder)).Message;
        Assert.Contains("units.json: /0/id: ", message, StringComparison.Ordinal);
        Assert.Contains("indicators.json: /0/min: ", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_definitions_have_another_version_and_other_schemas_do_not()
    {
        var shipped = CatalogueFiles.Read(copy.Folder).Version;
        copy.Replace("schema/units.schema.json", "Đơn vị", "Các đơn vị");
        Assert.Equal(shipped, CatalogueFiles.Read(copy.Folder).Version);
        copy.Replace("forms/dac-biet.1.json", "2026-11-23", "2026-11-24");
        Assert.NotEqual(shipped, CatalogueFiles.Read(copy.Folder).Version);
    }

    private IEnumerable<string> Faults() => CatalogueFiles.Check(copy.Folder).Faults;

    public void Dispose() => copy.Dispose();
}
