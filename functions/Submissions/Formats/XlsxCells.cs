using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace NhipSo.Functions.Submissions.Formats;

/// <summary>Reads the cells of a sheet. Formulas are read by what they came to when the workbook was saved; nothing is computed.</summary>
internal sealed class XlsxCells(WorkbookPart workbook)
{
    /// <summary>The columns that are looked at.</summary>
    private const int MaxColumns = 50;

    /// <summary>The last day that a workbook knows, 31 December 9999.</summary>
    private const double LastDay = 2958465;

    private readonly XlsxFormats formats = new(workbook.WorkbookStylesPart);
    private readonly List<string> shared = ReadShared(workbook.SharedStringTablePart);

    /// <summary>The rows of a sheet that hold anything, each with its cells by column from 0.</summary>
    public IEnumerable<Dictionary<int, TableCell>> ReadRows(WorksheetPart sheet)
    {
        using var reader = OpenXmlReader.Create(sheet);
        var number = 0;
        while (reader.Read())
        {
            if (reader.ElementType != typeof(Row) || !reader.IsStartElement)
                continue;
            var row = (Row)reader.LoadCurrentElement()!;
            number = (int?)row.RowIndex?.Value ?? number + 1;
            var cells = new Dictionary<int, TableCell>();
            var column = -1;
            foreach (var cell in row.Elements<Cell>())
            {
                column = cell.CellReference?.Value is { } reference ? ColumnOf(reference) : column + 1;
                if (column is >= 0 and < MaxColumns && ReadCell(cell, string.Create(CultureInfo.InvariantCulture, $"{ColumnNameOf(column)}{number}")) is { IsBlank: false } read)
                    cells[column] = read;
            }

            if (cells.Count > 0)
                yield return cells;
        }
    }

    /// <summary>A column as people name it: A, B, …, Z, AA.</summary>
    /// <param name="column">From 0.</param>
    public static string ColumnNameOf(int column) => column < 26 ? $"{(char)('A' + column)}" : ColumnNameOf((column / 26) - 1) + (char)('A' + (column % 26));

    private TableCell ReadCell(Cell cell, string place)
    {
        var isFormula = cell.CellFormula is not null;
        var value = cell.CellValue?.InnerText ?? "";
        var read = cell.DataType?.InnerText switch
        {
            "s" => new TableCell(shared[int.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture)], place),
            "str" => new(SheetText.Decode(value), place),
            "inlineStr" => new(cell.InlineString is { } text ? TextOf(text) : "", place),
            "b" => new(value == "1" ? "TRUE" : "FALSE", place, CellKind.Other),
            null or "n" => value.Length > 0 ? ReadNumber(cell, value, place, isFormula) : new(isFormula ? "=" : "", place, isFormula ? CellKind.Other : CellKind.Text),
            _ => new(value, place, CellKind.Other),
        };
        return read with { IsFormula = isFormula };
    }

    private TableCell ReadNumber(Cell cell, string value, string place, bool isFormula)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
            return new(value, place, CellKind.Other);
        var kind = formats.KindOf(cell);
        if (kind == CellKind.Other)
            return new(number is >= 0 and <= LastDay ? DateTime.FromOADate(number).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : value, place, kind);

        // A program writes the double nearest to what was typed, with up to 17 digits; the shortest that names it was typed.
        // What a formula came to carries the error of its steps, and 15 digits are what a spreadsheet shows of it.
        var written = number.ToString(isFormula ? "G15" : "R", CultureInfo.InvariantCulture);
        return decimal.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
            ? new(exact.ToString(CultureInfo.InvariantCulture), place, kind, exact)
            : new(written, place, CellKind.Other);
    }

    private static List<string> ReadShared(SharedStringTablePart? part)
    {
        var texts = new List<string>();
        if (part is null)
            return texts;
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (reader.ElementType == typeof(SharedStringItem) && reader.IsStartElement)
                texts.Add(TextOf(reader.LoadCurrentElement()!));
        }

        return texts;
    }

    /// <summary>A text with its runs, without what says how to pronounce it.</summary>
    private static string TextOf(OpenXmlElement text) => SheetText.Decode(string.Concat(
        text.Elements().Select(element => element switch { Text plain => plain.Text, Run run => run.Text?.Text ?? "", _ => "" })));

    private static int ColumnOf(string reference)
    {
        var column = 0;
        foreach (var letter in reference.TakeWhile(char.IsAsciiLetter).Take(4))
            column = (column * 26) + char.ToUpperInvariant(letter) - 'A' + 1;
        return column - 1;
    }
}
