using System.Globalization;
using System.Xml.Linq;
using NhipSo.Testing;

namespace NhipSo.EndToEnd.Tests.Dashboard;

/// <summary>A sheet in LibreOffice: opened by it, changed, computed and saved by it again.</summary>
internal sealed class OfficeSheet
{
    private static readonly XNamespace Table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    private static readonly XNamespace Office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    private static readonly XNamespace Extended = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0";
    private static readonly XNamespace Paragraphs = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";

    private readonly XDocument flat;

    private OfficeSheet(XDocument flat) => this.flat = flat;

    /// <summary>Opens a workbook.</summary>
    public static async Task<OfficeSheet> OpenAsync(byte[] xlsx)
    {
        using var fods = new MemoryStream(await LibreOffice.ConvertAsync(xlsx, "xlsx", "fods"));
        return new(XDocument.Load(fods, LoadOptions.PreserveWhitespace));
    }

    /// <summary>Types a figure beside an indicator.</summary>
    public OfficeSheet Type(string code, decimal figure)
    {
        var cell = CellOf(code, "value");
        SetKind(cell, "float");
        cell.SetAttributeValue(Office + "value", figure.ToString(CultureInfo.InvariantCulture));
        return this;
    }

    /// <summary>Writes a text in a column of an indicator's row; or over the column's name where that is the row.</summary>
    public OfficeSheet Write(string code, string column, string text)
    {
        var cell = CellOf(code, column);
        SetKind(cell, "string");
        cell.ReplaceNodes(new XElement(Paragraphs + "p", text));
        return this;
    }

    /// <summary>The workbook as it is saved.</summary>
    public async Task<byte[]> SaveAsync()
    {
        using var fods = new MemoryStream();
        flat.Save(fods, SaveOptions.DisableFormatting);
        return await LibreOffice.ConvertAsync(fods.ToArray(), "fods", "xlsx");
    }

    private XElement CellOf(string code, string column)
    {
        var rows = flat.Descendants(Table + "table").First().Descendants(Table + "table-row").ToList();
        var index = CellsOf(rows[0]).FindIndex(cell => cell.Value.Trim() == column);
        return CellsOf(rows.Single(row => CellsOf(row)[0].Value.Trim() == code))[index];
    }

    private static void SetKind(XElement cell, string kind)
    {
        cell.SetAttributeValue(Office + "value-type", kind);
        cell.SetAttributeValue(Extended + "value-type", null);
    }

    /// <summary>The cells of a row, each with an element of its own as far as columns are used.</summary>
    private static List<XElement> CellsOf(XElement row)
    {
        foreach (var cell in row.Elements().ToList())
        {
            if ((int?)cell.Attribute(Table + "number-columns-repeated") is not { } times || times is 1 or >= 50)
                continue;
            cell.SetAttributeValue(Table + "number-columns-repeated", null);
            cell.AddAfterSelf(Enumerable.Range(1, times - 1).Select(_ => new XElement(cell)));
        }

        return [.. row.Elements()];
    }
}
