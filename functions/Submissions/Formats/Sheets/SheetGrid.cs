using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace NhipSo.Functions.Submissions.Formats.Sheets;

/// <summary>A sheet while it is written, row by row. A text is written as a text whatever it begins with; only <see cref="Result"/> has formulas.</summary>
internal sealed class SheetGrid(Looks looks)
{
    private readonly SheetData data = new();
    private readonly List<string> merged = [];
    private Row current = new();

    /// <summary>The row that is written, from 1; 0 before the first.</summary>
    public int RowNumber { get; private set; }

    /// <summary>The rows.</summary>
    public SheetData Data => data;

    /// <summary>The cells that are one.</summary>
    public MergeCells Merged => new(merged.Select(range => new MergeCell { Reference = range }));

    /// <summary>Begins the next row.</summary>
    /// <param name="height">In points, or null for as high as its text.</param>
    /// <param name="isHidden">Whether nobody sees it.</param>
    public void NextRow(double? height = null, bool isHidden = false)
    {
        RowNumber++;
        current = new() { RowIndex = (uint)RowNumber };
        if (height is not null)
            (current.Height, current.CustomHeight) = (height.Value, true);
        if (isHidden)
            current.Hidden = true;
        data.Append(current);
    }

    /// <summary>Writes a text; an empty one leaves the cell blank.</summary>
    public void Text(string column, string? text, Look look) => Append(column, look, string.IsNullOrEmpty(text) ? null : new Cell
    {
        DataType = CellValues.InlineString,
        InlineString = new(new Text(SheetText.Encode(text)) { Space = SpaceProcessingModeValues.Preserve }),
    });

    /// <summary>Writes a number, or leaves the cell blank.</summary>
    public void Number(string column, decimal? number, Look look) => Append(column, look, number is null ? null : new Cell
    {
        CellValue = new(number.Value.ToString(CultureInfo.InvariantCulture)),
    });

    /// <summary>
    /// Writes what a formula comes to. Where that is not known nothing is written, so that any program computes it when it opens the
    /// workbook. The formula itself is set once every row is known.
    /// </summary>
    public Cell Result(string column, decimal? result, Look look) =>
        Append(column, look, result is null ? null : new() { CellValue = new(result.Value.ToString(CultureInfo.InvariantCulture)) });

    /// <summary>Makes one cell of those from a column to another, all of one look; the first is written already.</summary>
    public void Merge(string from, string to, Look look)
    {
        for (var column = (char)(from[0] + 1); column <= to[0]; column++)
            Append($"{column}", look, null);
        merged.Add(string.Create(CultureInfo.InvariantCulture, $"{from}{RowNumber}:{to}{RowNumber}"));
    }

    private Cell Append(string column, Look look, Cell? cell)
    {
        cell ??= new();
        cell.CellReference = string.Create(CultureInfo.InvariantCulture, $"{column}{RowNumber}");
        cell.StyleIndex = looks.IndexOf(look);
        return current.AppendChild(cell);
    }
}
