using System.Xml.Linq;
using NhipSo.Domain.Aggregation;
using NhipSo.Functions.Submissions.Formats.Sheets;
using NhipSo.Testing;

namespace NhipSo.Functions.Tests.Submissions.Formats;

/// <summary>A real spreadsheet opens the sheet, computes what it computes and saves it; what is uploaded then is what was typed.</summary>
public sealed class LibreOfficeTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_sheet_that_LibreOffice_saved_is_the_same_report(int seed)
    {
        var report = Asked.NewReport(new Random(seed));
        var saved = await ConvertAsync(Asked.Xlsx(report), "xlsx");
        Assert.Equal(Asked.Submission(Asked.ReadXlsx(Asked.Xlsx(report))).Content, Asked.Submission(Asked.ReadXlsx(saved)).Content);
    }

    [Fact]
    public async Task Ratios_and_sums_come_to_what_the_system_computes()
    {
        var indicators = Asked.Items.Select(pair => pair.Indicator).ToList();
        var sheet = new FilledSheet();
        var typed = indicators.Where(indicator => indicator.IsNumeric && !indicator.IsComputed).Where((_, index) => index % 7 > 0)
            .Select((indicator, index) => (indicator.Code, Value: Math.Clamp(37 + (index * 11), indicator.Min, indicator.Max))).ToList();
        foreach (var (code, value) in typed)
            sheet.PutNumber(code, $"{value}");
        var computed = Totals.WithComputed(indicators, Asked.Submission(Asked.ReadXlsx(sheet.Save())).Validated.Report.Values);

        var saved = await ConvertAsync(sheet.Save(), "fods");
        var results = ResultsByKey(XDocument.Parse(System.Text.Encoding.UTF8.GetString(saved)));
        var formulas = indicators.Where(indicator => indicator.Kind is Domain.Definitions.ValueKind.Ratio or Domain.Definitions.ValueKind.Sum).ToList();
        Assert.Contains(formulas, indicator => computed.ContainsKey(indicator.Code));
        Assert.Contains(formulas, indicator => !computed.ContainsKey(indicator.Code));
        Assert.All(formulas, indicator =>
            Assert.Equal(computed.TryGetValue(indicator.Code, out var value) ? value : null, results[indicator.Code]));
    }

    [Fact]
    public async Task It_prints() => Assert.StartsWith("%PDF-", System.Text.Encoding.Latin1.GetString(await ConvertAsync(SheetWriter.Write(Asked.Content), "pdf")), StringComparison.Ordinal);

    private static Task<byte[]> ConvertAsync(byte[] xlsx, string format) => LibreOffice.ConvertAsync(xlsx, "xlsx", format);

    /// <summary>What the formulas came to, by the key of their row.</summary>
    private static Dictionary<string, decimal?> ResultsByKey(XDocument flat)
    {
        XNamespace table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0", office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
        return flat.Descendants(table + "table").First().Descendants(table + "table-row")
            .Select(row => (Key: row.Elements().First().Value.Trim(), Formula: row.Elements().FirstOrDefault(cell => cell.Attribute(table + "formula") is not null)))
            .Where(pair => pair.Formula is not null)
            .ToDictionary(pair => pair.Key, pair => (decimal?)pair.Formula!.Attribute(office + "value"));
    }
}
