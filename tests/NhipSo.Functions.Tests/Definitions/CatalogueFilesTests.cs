using System.Text.Json.Nodes;
using NhipSo.Domain.Definitions;
using NhipSo.Functions.Definitions;
using NhipSo.Testing;
using NodaTime;

namespace NhipSo.Functions.Tests.Definitions;

public sealed class CatalogueFilesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("nhipso-catalog-").FullName;

    public CatalogueFilesTests()
    {
        var shipped = Repository.PathOf("catalog");
        foreach (var file in Directory.EnumerateFiles(shipped, "*.json", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(shipped, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    [Fact]
    public void The_catalogue_that_ships_reads()
    {
        var catalogue = CatalogueFiles.Read(folder);
        Assert.Equal(87, catalogue.Units.Length);
        Assert.Equal(new LocalDate(2025, 6, 30), catalogue.FindUnit("24~2008")!.ValidTo);
        Assert.Equal(new LocalTime(17, 0), catalogue.FindForm("cds-thang")!.Calendar.DueBy.At);
        Assert.Equal(ValueKind.Ratio, catalogue.FindIndicator("CP11_LK")!.Kind);
        Assert.All(catalogue.Indicators, indicator => Assert.NotEqual("", indicator.Source));
    }

    [Theory]
    [InlineData("units.json", "validUntil", "\"2025-07-01\"", "validUntil")]
    [InlineData("units.json", "validFrom", "\"2025-02-30\"", "2025-02-30")]
    [InlineData("units.json", "validTo", "\"30/06/2025\"", "30/06/2025")]
    [InlineData("units.json", "kind", "\"planet\"", "kind")]
    [InlineData("units.json", "kind", "0", "kind")]
    [InlineData("units.json", "name", "null", "name")]
    [InlineData("units.json", "validFrom", "20250701", "validFrom")]
    [InlineData("indicators.json", "decimals", "0.5", "decimals")]
    [InlineData("indicators.json", "max", "\"many\"", "max")]
    public void What_does_not_read_is_named_by_file_and_entry(string file, string member, string value, string named)
    {
        Change(file, array => array[1]![member] = JsonNode.Parse(value));
        var message = Refused();
        Assert.Contains(file, message, StringComparison.Ordinal);
        Assert.Contains("$[1]", message, StringComparison.Ordinal);
        Assert.Contains(named, message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_member_that_is_missing_is_named()
    {
        Change("units.json", array => array[1]!.AsObject().Remove("region"));
        Assert.Contains("region", Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_member_that_is_written_twice_is_named()
    {
        var path = Path.Combine(folder, "units.json");
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"name\": {\"vi\": \"Hà Nội\"", "\"name\": {\"vi\": \"Huế\", \"vi\": \"Hà Nội\"", StringComparison.Ordinal));
        Assert.Contains("$[0].name", Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_that_is_null_is_named()
    {
        Change("units.json", array => array[1] = null);
        Assert.Contains("units.json: $[1] is null", Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_forms_file_is_named_with_the_place_in_it()
    {
        var path = Path.Combine(folder, "forms", "cds-thang.json");
        File.WriteAllText(path, File.ReadAllText(path).Replace("17:00", "5 pm", StringComparison.Ordinal));
        var message = Refused();
        Assert.Contains("cds-thang.json", message, StringComparison.Ordinal);
        Assert.Contains("$.calendar.dueBy.at", message, StringComparison.Ordinal);
        Assert.Contains("5 pm", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("units.json")]
    [InlineData("indicators.json")]
    [InlineData("sources.json")]
    public void A_file_that_is_missing_is_named(string file)
    {
        File.Delete(Path.Combine(folder, file));
        Assert.Contains(file, Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_missing_is_named()
    {
        Directory.Delete(Path.Combine(folder, "forms"), recursive: true);
        Assert.Contains(Path.Combine(folder, "forms"), Refused(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[")]
    [InlineData("")]
    [InlineData("{}")]
    public void A_file_that_holds_no_list_is_named(string text)
    {
        File.WriteAllText(Path.Combine(folder, "indicators.json"), text);
        Assert.Contains("indicators.json", Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public void Definitions_that_contradict_each_other_are_all_named()
    {
        Change("units.json", array => array[0]!["id"] = "02");
        Change("indicators.json", array => array[0]!["min"] = 9999);
        var message = Refused();
        Assert.Contains("unit 02: by its code and validity its id is 01", message, StringComparison.Ordinal);
        Assert.Contains("indicator CP01: its least value is above its greatest", message, StringComparison.Ordinal);
    }

    private string Refused() => Assert.Throws<StartupException>(() => CatalogueFiles.Read(folder)).Message;

    private void Change(string file, Action<JsonArray> change)
    {
        var path = Path.Combine(folder, file);
        var array = JsonNode.Parse(File.ReadAllText(path))!.AsArray();
        change(array);
        File.WriteAllText(path, array.ToJsonString());
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
