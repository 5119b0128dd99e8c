using System.Buffers;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace NhipSo.Functions.Submissions.Formats;

/// <summary>What the number formats of a workbook make of its numbers.</summary>
internal sealed partial class XlsxFormats
{
    private static readonly SearchValues<char> PartsOfDates = SearchValues.Create("dmyhsDMYHS");

    private readonly CellKind[] kinds;

    /// <summary>The formats of a workbook.</summary>
    public XlsxFormats(WorkbookStylesPart? styles)
    {
        var written = styles?.Stylesheet.NumberingFormats?.Elements<NumberingFormat>()
            .GroupBy(format => format.NumberFormatId?.Value ?? 0).ToDictionary(group => group.Key, group => group.First().FormatCode?.Value ?? "") ?? [];
        kinds = styles?.Stylesheet.CellFormats?.Elements<CellFormat>()
            .Select(format => format.NumberFormatId?.Value ?? 0)
            .Select(id => written.TryGetValue(id, out var code) ? KindOf(code) : KindOf(id)).ToArray() ?? [];
    }

    /// <summary>What a number in that style is.</summary>
    public CellKind KindOf(Cell cell) => cell.StyleIndex?.Value is { } style && style < kinds.Length ? kinds[style] : CellKind.Number;

    /// <summary>The formats that every workbook has without writing them (ECMA-376, 18.8.30).</summary>
    private static CellKind KindOf(uint id) => id switch
    {
        9 or 10 => CellKind.Percent,
        (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58) => CellKind.Other,
        _ => CellKind.Number,
    };

    private static CellKind KindOf(string code)
    {
        var signs = Literal().Replace(code.Replace("General", "", StringComparison.OrdinalIgnoreCase), "");
        return signs.Contains('%', StringComparison.Ordinal) ? CellKind.Percent
            : signs.AsSpan().ContainsAny(PartsOfDates) ? CellKind.Other
            : CellKind.Number;
    }

    /// <summary>What a format shows as it is: quoted, escaped, as wide as a sign, a colour or a currency.</summary>
    [GeneratedRegex("\"[^\"]*\"|\\\\.|_.|\\*.|\\[(?![hms]+\\])[^\\]]*\\]", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Literal();
}
