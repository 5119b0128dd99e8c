using System.Text;
using NhipSo.Domain.Submissions;
using NhipSo.Functions.Problems;

namespace NhipSo.Functions.Tests.Submissions.Formats;

/// <summary>Whatever is sent as a workbook is refused by name or read, and never fails.</summary>
public class HostileXlsxTests
{
    private static readonly byte[] Megabytes = new byte[1024 * 1024];

    public static TheoryData<string, int, string> Refused => new()
    {
        { "nothing", 400, "not-xlsx" },
        { "no zip", 400, "not-xlsx" },
        { "half a zip", 400, "not-xlsx" },
        { "an empty zip", 400, "not-xlsx" },
        { "a document", 400, "not-xlsx" },
        { "no sheet", 400, "not-xlsx" },
        { "a sheet that is no XML", 400, "not-xlsx" },
        { "a sheet with a DTD", 400, "not-xlsx" },
        { "shared strings with a DTD", 400, "not-xlsx" },
        { "a shared string that is missing", 400, "not-xlsx" },
        { "a shared string of no number", 400, "not-xlsx" },
        { "a row of no number", 400, "not-xlsx" },
        { "half a surrogate pair", 400, "not-unicode" },
        { "a NUL", 400, "not-unicode" },
        { "a bomb", 413, "too-large" },
        { "many parts", 413, "too-large" },
        { "macros", 422, "unsafe-xlsx" },
        { "an external link", 422, "unsafe-xlsx" },
        { "an embedded object", 422, "unsafe-xlsx" },
        { "the type of a workbook with macros", 422, "unsafe-xlsx" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_is_no_sheet_or_does_harm_is_refused(string what, int status, string code)
    {
        var problem = Assert.Throws<ProblemException>(() => Asked.ReadXlsx(Make(what))).Problem;
        Assert.Equal((status, code), (problem.Status, problem.Code));
    }

    [Fact]
    public void A_cell_of_five_megabytes_is_one_finding()
    {
        var sheet = new FilledSheet().PutText("text:kho-khan", new string('x', 5_000_000));
        var finding = Assert.Single(Asked.Submission(Asked.ReadXlsx(sheet.Save())).Validated.Findings, finding => finding.Level == Level.Error);
        Assert.Equal(("text-too-long", sheet.PlaceOf("text:kho-khan")), (finding.Code, finding.Place));
        Assert.InRange(finding.Value!.Length, 1, 60);
    }

    [Fact]
    public void A_number_of_five_megabytes_is_one_finding() =>
        Assert.Single(Asked.Submission(Asked.ReadXlsx(new FilledSheet().PutText("BC01", new string('1', 5_000_000)).Save())).Validated.Findings, finding => finding.Level == Level.Error);

    [Fact]
    public void Formulas_that_go_in_circles_are_not_computed()
    {
        var sheet = new FilledSheet();
        var place = sheet.PlaceOf("VT13");
        Assert.Equal(7, Assert.Single(Asked.ReadXlsx(sheet.Put(place, $"<x:f>{place}+1</x:f><x:v>7</x:v>").Save()).Values).Number);
    }

    [Fact]
    public void A_hundred_thousand_columns_are_not_looked_at()
    {
        var cells = string.Concat(Enumerable.Range(0, 100_000).Select(_ => "<x:c><x:v>1</x:v></x:c>"));
        var sheet = new FilledSheet().Change(FilledSheet.Sheet, text => text.Replace("</x:sheetData>", $"<x:row r=\"900\"><x:c r=\"J900\"><x:v>1</x:v></x:c>{cells}</x:row></x:sheetData>"));
        Assert.Empty(Asked.ReadXlsx(sheet.Save()).Findings);
    }

    [Fact]
    public void Too_many_rows_are_one_finding()
    {
        var rows = string.Concat(Enumerable.Range(900, 6000).Select(row => $"<x:row r=\"{row}\"><x:c r=\"E{row}\"><x:v>1</x:v></x:c></x:row>"));
        var sheet = new FilledSheet().Change(FilledSheet.Sheet, text => text.Replace("</x:sheetData>", rows + "</x:sheetData>"));
        Assert.Equal("too-many-rows", Assert.Single(Assert.Throws<ProblemException>(() => Asked.ReadXlsx(sheet.Save())).Problem.Findings).Code);
    }

    [Fact]
    public void Cells_merged_over_others_are_read_as_they_are()
    {
        var sheet = new FilledSheet().PutNumber("VT13", "5").Change(FilledSheet.Sheet, text => text.Replace("<x:mergeCells>", "<x:mergeCells><x:mergeCell ref=\"A1:I900\"/><x:mergeCell ref=\"?\"/>"));
        Assert.Equal(5, Assert.Single(Asked.ReadXlsx(sheet.Save()).Values).Number);
    }

    private static byte[] Make(string what) => what switch
    {
        "nothing" => [],
        "no zip" => "indicator,value"u8.ToArray(),
        "half a zip" => new FilledSheet().Save()[..2000],
        "an empty zip" => [0x50, 0x4B, 0x05, 0x06, .. new byte[18]],
        "a document" => new FilledSheet().Remove(FilledSheet.Book).Save(),
        "no sheet" => new FilledSheet().Remove(FilledSheet.Sheet).Save(),
        "a sheet that is no XML" => new FilledSheet().Add(FilledSheet.Sheet, "{}"u8.ToArray()).Save(),
        "a sheet with a DTD" => new FilledSheet().Change(FilledSheet.Sheet, WithDtd).PutText("VT13", "&e;").Save(),
        "shared strings with a DTD" => WithShared(WithDtd("<x:sst xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><x:si><x:t>&e;</x:t></x:si></x:sst>")).Save(),
        "a shared string that is missing" => Put("<x:v>7</x:v>", "t=\"s\""),
        "a shared string of no number" => Put("<x:v>x</x:v>", "t=\"s\""),
        "a row of no number" => new FilledSheet().Change(FilledSheet.Sheet, text => text.Replace("<x:row r=\"3\"", "<x:row r=\"x\"")).Save(),
        "half a surrogate pair" => new FilledSheet().PutText("text:kho-khan", "_xD800_").Save(),
        "a NUL" => new FilledSheet().PutText("text:kho-khan", "_x0000_").Save(),
        "a bomb" => new FilledSheet().Add("xl/media/image1.png", [.. Enumerable.Repeat(Megabytes, 40).SelectMany(bytes => bytes)]).Save(),
        "many parts" => Enumerable.Range(0, 600).Aggregate(new FilledSheet(), (sheet, number) => sheet.Add($"xl/media/{number}.png", [])).Save(),
        "macros" => new FilledSheet().Add("xl/vbaProject.bin", [1]).Save(),
        "an external link" => new FilledSheet().Add("xl/externalLinks/externalLink1.xml", [1]).Save(),
        "an embedded object" => new FilledSheet().Add("xl/embeddings/oleObject1.bin", [1]).Save(),
        _ => new FilledSheet().Change("[Content_Types].xml", text => text.Replace(
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "application/vnd.ms-excel.sheet.macroEnabled.main+xml")).Save(),
    };

    private static byte[] Put(string inner, string attributes)
    {
        var sheet = new FilledSheet();
        return sheet.Put(sheet.PlaceOf("VT13"), inner, attributes).Save();
    }

    private static FilledSheet WithShared(string text) => new FilledSheet()
        .Add("xl/sharedStrings.xml", Encoding.UTF8.GetBytes(text))
        .Change("[Content_Types].xml", types => types.Replace("</Types>", "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/></Types>"))
        .Change("xl/_rels/workbook.xml.rels", relations => relations.Replace(
            "</Relationships>", "<Relationship Id=\"rIdS\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/></Relationships>"));

    private static string WithDtd(string xml) =>
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + xml[(xml.StartsWith("<?", StringComparison.Ordinal) ? xml.IndexOf("?>", StringComparison.Ordinal) + 2 : 0)..];
}
