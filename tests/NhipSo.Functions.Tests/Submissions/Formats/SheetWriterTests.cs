using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using FsCheck;
using FsCheck.Fluent;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Ledger;
using NhipSo.Functions.Submissions.Formats.Sheets;

namespace NhipSo.Functions.Tests.Submissions.Formats;

public class SheetWriterTests
{
    private static readonly XNamespace X = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    [Fact]
    public void The_workbook_is_valid_whatever_is_in_it() => Prop.ForAll(Asked.Report, report =>
        FaultsOf(SheetWriter.Write(Asked.Content with
        {
            Report = report, Before = report.Values, YearBefore = report.Values, IsBilingual = true,
            Revision = new(2, 3, 4, new('a', 64), new('b', 64), Shipped.Received, OnTime: true, IsComplete: true),
        })).Count == 0).Check(Config.QuickThrowOnFailure.WithMaxTest(10));

    [Fact]
    public void The_sheet_of_every_form_is_valid() => Assert.All(
        Shipped.Catalogue.Forms.Where(form => form.DerivedFrom is null), form =>
        {
            var unit = Shipped.Catalogue.Owing(form, form.FirstPeriod) is [var first, ..] ? first : Shipped.Catalogue.Units.First(unit => unit.Kind == form.UnitKind);
            Assert.Empty(FaultsOf(SheetWriter.Write(new(new(form, form.FirstPeriod, unit), Shipped.Catalogue, form.Calendar.Due(form.FirstPeriod)))));
        });

    [Fact]
    public void It_says_of_whom_and_when_in_Vietnamese_and_in_English_below_where_that_is_preferred()
    {
        var (vietnamese, both) = (TextsOf(new FilledSheet()), TextsOf(new FilledSheet(Asked.Content with { IsBilingual = true })));
        Assert.Contains("Đơn vị báo cáo: Bắc Ninh (mã 24, định danh 24)", vietnamese);
        Assert.Contains(vietnamese, text => text.StartsWith("Kỳ: Tháng 12/2026; số liệu từ ", StringComparison.Ordinal) && text.EndsWith("(giờ Việt Nam)", StringComparison.Ordinal));
        Assert.DoesNotContain(vietnamese, text => text.Contains("Indicator", StringComparison.Ordinal));
        Assert.Contains("Chỉ tiêu\nIndicator", both);
    }

    [Fact]
    public void It_shows_the_revision_that_a_correction_names()
    {
        var revision = new RevisionHead(2, 3, 4, new('a', 64), new('b', 64), Shipped.Received, OnTime: true, IsComplete: true);
        Assert.Contains(TextsOf(new FilledSheet(Asked.Content with { Revision = revision })), text => text.Contains($"If-Match: \"{revision.Hash}\"", StringComparison.Ordinal));
    }

    [Fact]
    public void Earlier_figures_stand_beside()
    {
        var sheet = new FilledSheet(Asked.Content with { Before = new Dictionary<string, decimal> { ["VT13"] = 41 }, YearBefore = new Dictionary<string, decimal> { ["VT13"] = 42 } });
        Assert.Equal(("41", "42"), (ValueAt(sheet, sheet.PlaceOf("VT13", "F")), ValueAt(sheet, sheet.PlaceOf("VT13", "G"))));
    }

    [Fact]
    public void Only_what_is_filled_in_can_be_changed()
    {
        var sheet = new FilledSheet();
        var unlocked = Indices(XDocument.Parse(sheet.Text("xl/styles.xml")).Descendants(X + "cellXfs").Elements(), format => (string?)format.Element(X + "protection")!.Attribute("locked") is "0" or "false");
        var open = Cells(sheet).Where(cell => unlocked.Contains((int)cell.Attribute("s")!)).Select(cell => (string)cell.Attribute("r")!).ToHashSet();
        Assert.All(["E", "H", "I"], column => Assert.Contains(sheet.PlaceOf("VT13", column), open));
        Assert.Contains(sheet.PlaceOf("text:kho-khan"), open);
        Assert.All(["A", "B", "C", "D", "F", "G"], column => Assert.DoesNotContain(sheet.PlaceOf("VT13", column), open));
        Assert.All(["E", "H", "I"], column => Assert.DoesNotContain(sheet.PlaceOf("CP04", column), open));
        Assert.Equal("1", (string?)XDocument.Parse(sheet.Text(FilledSheet.Sheet)).Descendants(X + "sheetProtection").Single().Attribute("sheet"));
        Assert.Equal("hidden", (string?)XDocument.Parse(sheet.Text(FilledSheet.Book)).Descendants(X + "sheet").Last().Attribute("state"));
    }

    [Fact]
    public void Bounds_are_checked_where_they_are_typed_with_a_message_in_both_languages()
    {
        var sheet = new FilledSheet();
        var (indicator, item) = Asked.Items.First(pair => pair.Indicator.Code == "VT13");
        var rule = RuleOf(sheet, sheet.PlaceOf("VT13"));
        Assert.Equal(
            ("whole", $"{item.Min ?? indicator.Min}", $"{item.Max ?? indicator.Max}"),
            ((string?)rule.Attribute("type"), (string?)rule.Element(X + "formula1"), (string?)rule.Element(X + "formula2")));
        Assert.Matches("^Số nguyên từ .*\n?A whole number from ", ((string)rule.Attribute("error")!).Replace('\n', ' '));
        Assert.Equal("decimal", (string?)RuleOf(sheet, sheet.PlaceOf("BC01")).Attribute("type"));
        Assert.Equal("NhipSo_status", (string?)RuleOf(sheet, sheet.PlaceOf("VT13", "H")).Element(X + "formula1"));
        var choice = Asked.Items.First(pair => pair.Indicator.Kind == ValueKind.Choice).Indicator;
        Assert.Equal($"NhipSo_choice_{choice.Code}", (string?)RuleOf(sheet, sheet.PlaceOf(choice.Code)).Element(X + "formula1"));
    }

    [Fact]
    public void No_text_that_a_unit_sent_becomes_a_formula() => Prop.ForAll(Asked.Report, report =>
    {
        var sheet = new FilledSheet(Asked.Content with { Report = report });
        return Cells(sheet).Where(cell => cell.Element(X + "f") is not null).All(cell => ((string)cell.Element(X + "f")!).StartsWith("IF(AND(ISNUMBER(", StringComparison.Ordinal));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(10));

    private static List<ValidationErrorInfo> FaultsOf(byte[] xlsx)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(xlsx), isEditable: false);
        return [.. new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document)];
    }

    private static List<string> TextsOf(FilledSheet sheet) => [.. XDocument.Parse(sheet.Text(FilledSheet.Sheet)).Descendants(X + "t").Select(text => text.Value)];

    private static IEnumerable<XElement> Cells(FilledSheet sheet) => XDocument.Parse(sheet.Text(FilledSheet.Sheet)).Descendants(X + "c");

    private static string? ValueAt(FilledSheet sheet, string place) => (string?)Cells(sheet).Single(cell => (string?)cell.Attribute("r") == place).Element(X + "v");

    private static XElement RuleOf(FilledSheet sheet, string place) =>
        XDocument.Parse(sheet.Text(FilledSheet.Sheet)).Descendants(X + "dataValidation").Single(rule => (string?)rule.Attribute("sqref") == place);

    private static HashSet<int> Indices(IEnumerable<XElement> elements, Func<XElement, bool> choose) =>
        [.. elements.Select((element, index) => (element, index)).Where(pair => choose(pair.element)).Select(pair => pair.index)];
}
