using NhipSo.Domain.Submissions;
using NhipSo.Functions.Problems;

namespace NhipSo.Functions.Tests.Submissions.Formats;

public class XlsxReportTests
{
    [Fact]
    public void An_empty_sheet_reports_nothing_and_finds_nothing()
    {
        var report = Asked.ReadXlsx(new FilledSheet().Save());
        Assert.Empty(report.Findings);
        Assert.Empty(report.Values);
        Assert.Equal((ValueStatus.Official, null), (report.Status, report.Reason));
    }

    [Theory]
    [InlineData("VT13", "12", "12")]
    [InlineData("BC01", "1.1000000000000001", "1.1")]
    [InlineData("BC01", "1.5E2", "150")]
    [InlineData("BC01", "1E-2", "0.01")]
    [InlineData("BC01", "0.30000000000000004", "0.30000000000000004")]
    public void A_number_is_the_shortest_that_its_double_names(string key, string written, string number)
    {
        var sheet = new FilledSheet().PutNumber(key, written);
        var value = Assert.Single(Asked.ReadXlsx(sheet.Save()).Values);
        Assert.Equal((key, decimal.Parse(number), sheet.PlaceOf(key)), (value.Code, value.Number, value.Place));
    }

    [Fact]
    public void A_formula_is_read_by_what_it_came_to_with_the_digits_that_a_spreadsheet_shows()
    {
        var sheet = new FilledSheet();
        var place = sheet.PlaceOf("BC01");
        sheet.Put(place, $"<x:f>{place}+0.2</x:f><x:v>0.30000000000000004</x:v>");
        Assert.Equal(0.3m, Assert.Single(Asked.ReadXlsx(sheet.Save()).Values).Number);
    }

    [Theory]
    [InlineData("1.234.567,5", "1234567.5")]
    [InlineData("1,234,567.5", "1234567.5")]
    [InlineData("1,5", "1.5")]
    public void A_number_typed_as_a_text_is_read_as_both_languages_write_it(string written, string number) =>
        Assert.Equal(decimal.Parse(number), Assert.Single(Asked.ReadXlsx(new FilledSheet().PutText("BC01", written).Save()).Values).Number);

    [Fact]
    public void A_row_has_its_status_and_comment_and_the_report_its_own_with_a_reason()
    {
        var sheet = new FilledSheet().PutNumber("VT13", "5").PutText("VT13", "Ước", "H").PutText("VT13", "Tạm tính", "I")
            .PutText("report:status", "sơ bộ").PutText("report:reason", "Sửa số").PutText("text:kho-khan", "=1+1");
        var report = Asked.ReadXlsx(sheet.Save());
        var value = Assert.Single(report.Values);
        Assert.Empty(report.Findings);
        Assert.Equal((ValueStatus.Estimate, "Tạm tính"), (value.Status, value.Comment));
        Assert.Equal((ValueStatus.Preliminary, "Sửa số", "=1+1"), (report.Status, report.Reason, Assert.Single(report.Texts).Written));
    }

    public static TheoryData<string, string, string, string> Faults => new()
    {
        { "VT13", "<x:v>#DIV/0!</x:v>", "t=\"e\"", "not-a-number" },
        { "VT13", "<x:v>1</x:v>", "t=\"b\"", "not-a-number" },
        { "VT13", "<x:v>2026-11-22</x:v>", "t=\"d\"", "not-a-number" },
        { "VT13", "<x:v>1e999</x:v>", "", "not-a-number" },
        { "VT13", "<x:v>NaN</x:v>", "", "not-a-number" },
        { "VT13", "<x:v>mười</x:v>", "", "not-a-number" },
        { "VT13", "<x:f>1+1</x:f>", "", "not-a-number" },
        { "VT13", "<x:v>1.5</x:v>", "", "too-many-decimals" },
        { "VT13", "<x:v>-1</x:v>", "", "out-of-bounds" },
        { "BC01", "<x:v>0.30000000000000004</x:v>", "", "too-many-decimals" },
        { "BC01", "<x:is><x:t>1.234</x:t></x:is>", "t=\"inlineStr\"", "ambiguous-number" },
        { "BC01", "<x:is><x:t>12%</x:t></x:is>", "t=\"inlineStr\"", "not-a-number" },
        { "CP04", "<x:v>50</x:v>", "", "computed" },
        { "report:status", "<x:is><x:t>xong</x:t></x:is>", "t=\"inlineStr\"", "unknown-value-status" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_is_found_at_its_cell(string key, string inner, string attributes, string code)
    {
        var sheet = new FilledSheet();
        var place = sheet.PlaceOf(key);
        var finding = Assert.Single(
            Asked.Submission(Asked.ReadXlsx(sheet.Put(place, inner, attributes).Save())).Validated.Findings, finding => finding.Level == Level.Error);
        Assert.Equal((code, place), (finding.Code, finding.Place));
    }

    [Theory]
    [InlineData("14", "not-a-number")]
    [InlineData("22", "not-a-number")]
    [InlineData("10", "not-a-number")]
    public void A_date_or_a_percentage_is_no_count(string format, string code)
    {
        var sheet = new FilledSheet().PutNumber("VT13", "45000");
        sheet.Change("xl/styles.xml", text => text.Replace("</x:cellXfs>", $"<x:xf numFmtId=\"{format}\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></x:cellXfs>"));
        var last = sheet.Text("xl/styles.xml").Split("<x:cellXfs>")[1].Split("</x:cellXfs>")[0].Split("<x:xf ").Length - 2;
        sheet.Change(FilledSheet.Sheet, text => text.Replace($"<x:c r=\"{sheet.PlaceOf("VT13")}\" s=\"", $"<x:c r=\"{sheet.PlaceOf("VT13")}\" s=\"{last}\" q=\"").Replace(" q=\"", " cm=\""));
        var finding = Assert.Single(Asked.Submission(Asked.ReadXlsx(sheet.Save())).Validated.Findings, finding => finding.Level == Level.Error);
        Assert.Equal((code, sheet.PlaceOf("VT13")), (finding.Code, finding.Place));
    }

    [Theory]
    [InlineData("2026-12", "2026-08", "B3", "của kỳ «2026-08», không phải «2026-12»")]
    [InlineData("cds-thang", "cds-quy", "B1", "của chế độ báo cáo «cds-quy», không phải «cds-thang»")]
    [InlineData(">2<", ">1<", "B2", "của phiên bản «1», không phải «2»")]
    [InlineData(">24<", ">01<", "B4", "của đơn vị «01», không phải «24»")]
    public void A_sheet_of_another_address_or_version_is_refused_with_what_it_is_of(string from, string to, string place, string said)
    {
        var sheet = new FilledSheet().Change(FilledSheet.Behind, text => text.Replace(from, to));
        var finding = Assert.Single(Refusal(sheet.Save()).Findings);
        Assert.Equal(("wrong-sheet", $"NhipSo!{place}", to.Trim('>', '<')), (finding.Code, finding.Place, finding.Value));
        Assert.Contains(said, finding.Message.Vi, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sheet_without_its_hidden_one_is_refused()
    {
        var renamed = new FilledSheet().Change(FilledSheet.Book, text => text.Replace("name=\"NhipSo\"", "name=\"Sheet2\""));
        Assert.Equal("wrong-sheet", Assert.Single(Refusal(renamed.Save()).Findings).Code);
    }

    [Fact]
    public void Columns_in_another_order_are_read_by_their_names()
    {
        var sheet = new FilledSheet().PutNumber("VT13", "5");
        sheet.Change(FilledSheet.Sheet, text => text.Replace(">value<", ">?<").Replace(">comment<", ">value<").Replace(">?<", ">comment<"));
        var report = Asked.ReadXlsx(sheet.PutText("VT13", "7", "I").Save());
        Assert.Equal((7m, sheet.PlaceOf("VT13", "I"), "5"), (Assert.Single(report.Values).Number, report.Values[0].Place, report.Values[0].Comment));
    }

    [Theory]
    [InlineData(">value<", ">tri-so<", "unknown-column", "E1")]
    [InlineData(">indicator<", "><", "column-missing", "A1")]
    [InlineData(">comment<", ">value<", "unknown-column", "I1")]
    public void Columns_of_other_names_are_refused_at_their_cell(string from, string to, string code, string place)
    {
        var finding = Assert.Single(Refusal(new FilledSheet().Change(FilledSheet.Sheet, text => text.Replace(from, to)).Save()).Findings);
        Assert.Equal((code, place), (finding.Code, finding.Place));
    }

    [Fact]
    public void A_row_that_someone_added_without_a_code_is_found()
    {
        var sheet = new FilledSheet().Change(FilledSheet.Sheet, text => text.Replace("</x:sheetData>", "<x:row r=\"900\"><x:c r=\"E900\"><x:v>5</x:v></x:c></x:row></x:sheetData>"));
        var finding = Assert.Single(Asked.ReadXlsx(sheet.Save()).Findings);
        Assert.Equal(("indicator-missing", "A900"), (finding.Code, finding.Place));
    }

    private static Problem Refusal(byte[] xlsx) => Assert.Throws<ProblemException>(() => Asked.ReadXlsx(xlsx)).Problem;
}
