using System.Text;
using System.Text.Json.Nodes;
using NhipSo.Testing;

namespace NhipSo.Functions.Tests.Publishing;

/// <summary>What a citizen can take home: tables that a spreadsheet opens, and statistics software reads, by a catalogue that names them.</summary>
public sealed class OpenDataTests(TestStorage storage) : IClassFixture<TestStorage>, IAsyncLifetime, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nhipso-open-");
    private readonly Press press = new(storage);
    private JsonNode catalogue = null!;

    public async Task InitializeAsync()
    {
        await press.SendAsync("cds-thang", "2025-01", "24~2008", """{"valueStatus":"estimate","values":{"CP07_LK":1000,"CP09_LK":333,"TC03":1.5}}""");
        await press.SendAsync("cds-thang", "2025-01", "01", """{"values":{"CP07_LK":2000,"CP09_LK":667}}""");
        await press.Publisher.PublishAllAsync(default);
        catalogue = JsonNode.Parse(await press.Store.ReadAsync("catalogue.json", default))!;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        press.Dispose();
        folder.Delete(recursive: true);
    }

    [Fact]
    public void The_catalogue_says_what_there_is_under_which_licence_and_in_which_files()
    {
        Assert.Equal("CC-BY-4.0", (string?)catalogue["license"]);
        var dataset = catalogue["datasets"]!.AsArray().Single(each => (string?)each!["id"] == "cds-thang")!;
        Assert.Equal(("Báo cáo chuyển đổi số hằng tháng", true), ((string?)dataset["title"]!["vi"], ((string?)dataset["title"]!["en"])!.Length > 0));
        var files = dataset["distributions"]!.AsArray().Where(each => (string?)each!["key"] is "2025-01" or "CP11_LK").Select(each => ((string)each!["key"]!, (string)each["format"]!)).ToList();
        Assert.Equal([("2025-01", "json"), ("2025-01", "csv"), ("2025-01", "sdmx-csv"), ("CP11_LK", "csv"), ("CP11_LK", "sdmx-csv")], files);
        Assert.Contains(catalogue["datasets"]!.AsArray(), each => (string?)each!["id"] == "published/sector");
        Assert.All(dataset["distributions"]!.AsArray(), each => Assert.Equal(Shipped.Catalogue.FindIndicator((string)each!["key"]!)?.Name.Vi, (string?)each["title"]?["vi"]));
    }

    [Fact]
    public async Task A_spreadsheet_opens_the_table_with_its_letters_and_figures()
    {
        var csv = await ReadAsync("2025-01", "csv");
        Assert.Equal([0xEF, 0xBB, 0xBF], csv[..3]);
        await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "open.csv"), csv);
        await using var office = ServerProcess.Start(
            "soffice", [$"-env:UserInstallation=file://{folder.FullName}/profile", "--headless", "--norestore", "--infilter=CSV:44,34,76,1", "--convert-to", "fods", "--outdir", folder.FullName, Path.Combine(folder.FullName, "open.csv")]);
        await office.WaitForExitAsync(TimeSpan.FromMinutes(2));
        Assert.True(office.ExitCode == 0, office.Output);
        var sheet = await File.ReadAllTextAsync(Path.Combine(folder.FullName, "open.fods"));
        Assert.Contains(">Bắc Giang<", sheet, StringComparison.Ordinal);
        Assert.Contains("office:value-type=\"float\" office:value=\"33.3\"", sheet, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Statistics_software_reads_each_column_and_code_by_the_structure()
    {
        var structure = JsonNode.Parse(await press.Store.ReadAsync((string)catalogue["structure"]!["downloadPath"]!, default))!["data"]!;
        var components = structure["dataStructures"]![0]!["dataStructureComponents"]!;
        string[] expected =
        [
            .. components["dimensionList"]!["dimensions"]!.AsArray().Select(each => (string)each!["id"]!), (string)components["dimensionList"]!["timeDimension"]!["id"]!,
            .. components["measureList"]!["measures"]!.AsArray().Select(each => (string)each!["id"]!), .. components["attributeList"]!["attributes"]!.AsArray().Select(each => (string)each!["id"]!),
        ];
        var lines = Parse(await ReadAsync("2025-01", "sdmx-csv"));
        Assert.Equal(["STRUCTURE", "STRUCTURE_ID", "ACTION", .. expected], lines[0]);
        Assert.All(lines.Skip(1), line => Assert.Equal(("dataflow", "NHIPSO:cds-thang(1.0)", "I"), (line[0], line[1], line[2])));
        Assert.Contains(structure["dataflows"]!.AsArray(), flow => (string?)flow!["id"] == "cds-thang" && (string?)flow["structure"] == "urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure=NHIPSO:REPORTS(1.0)");

        foreach (var (column, list) in new[] { (3, "CL_FREQ"), (4, "CL_AREA"), (5, "CL_INDICATOR"), (8, "CL_OBS_STATUS") })
        {
            var codes = structure["codelists"]!.AsArray().Single(each => (string?)each!["id"] == list)!["codes"]!.AsArray().Select(code => (string)code!["id"]!).ToHashSet();
            Assert.All(codes, code => Assert.Matches("^[A-Za-z0-9_@$-]+$", code));
            Assert.All(lines.Skip(1), line => Assert.Contains(line[column], codes));
        }

        Assert.Contains(lines, line => line.Skip(3).Take(6).SequenceEqual(["M", "24_2008", "CP11_LK", "2025-01", "33.3", "E"]));
        Assert.Contains(lines, line => line.Skip(3).Take(6).SequenceEqual(["M", "DBSH", "CP11_LK", "2025-01", "33.333333", "E"]));
        Assert.Contains(lines, line => line.Skip(3).Take(6).SequenceEqual(["M", "VN", "CP11_LK", "2025-01", "33.333333", "E"]));
        Assert.Equal(4, Parse(await ReadAsync("CP11_LK", "sdmx-csv")).Count - 1);
    }

    [Fact]
    public async Task The_table_has_the_units_their_regions_and_the_country()
    {
        var lines = Parse(await ReadAsync("CP11_LK", "csv"));
        Assert.Equal(["unit_id", "unit_code", "unit_name_vi", "unit_name_en", "region"], lines[0][5..10]);
        Assert.Equal("units", lines[0][^5]);
        Assert.Equal(
            [("01", "01", "Hà Nội", "DBSH", "1"), ("24~2008", "24", "Bắc Giang", "DBSH", "1"), ("DBSH", "", "Đồng bằng sông Hồng", "DBSH", "2"), ("VN", "", "Cả nước", "", "2")],
            lines.Skip(1).Select(line => (line[5], line[6], line[7], line[9], line[^5])));
    }

    [Fact]
    public async Task The_catalogue_says_how_large_each_file_is_once_it_is_saved()
    {
        var files = catalogue["datasets"]!.AsArray().SelectMany(each => each!["distributions"]!.AsArray()).Append(catalogue["structure"]).ToList();
        Assert.True(files.Count > 5);
        foreach (var file in files)
            Assert.Equal((await press.Store.ReadAsync((string)file!["downloadPath"]!, default)).Length, (int?)file["byteSize"]);
    }

    private async Task<byte[]> ReadAsync(string key, string format)
    {
        var files = catalogue["datasets"]!.AsArray().Single(each => (string?)each!["id"] == "cds-thang")!["distributions"]!.AsArray();
        return await press.Store.ReadAsync((string)files.Single(each => (string?)each!["key"] == key && (string?)each["format"] == format)!["downloadPath"]!, default);
    }

    private static List<string[]> Parse(byte[] csv) => [.. Encoding.UTF8.GetString(csv).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(','))];
}
