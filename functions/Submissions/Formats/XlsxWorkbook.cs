using System.Collections.Immutable;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using NhipSo.Functions.Problems;

namespace NhipSo.Functions.Submissions.Formats;

/// <summary>What a workbook says, as far as it is ours: the sheet that people fill in, and the hidden one that says what it is of.</summary>
/// <param name="Marks">What it is of, by the names of <see cref="SheetMarks"/>, each with its place.</param>
/// <param name="Rows">The rows of the sheet that hold anything, each with its cells by column from 0.</param>
internal sealed record XlsxWorkbook(ImmutableDictionary<string, TableCell> Marks, ImmutableArray<Dictionary<int, TableCell>> Rows)
{
    /// <summary>Reads a workbook.</summary>
    /// <exception cref="ProblemException">It is none, or may do harm.</exception>
    public static XlsxWorkbook Read(ReadOnlyMemory<byte> xlsx)
    {
        using var stream = new MemoryStream(xlsx.ToArray(), writable: false);
        try
        {
            XlsxArchive.Check(stream);
            stream.Position = 0;
            using var document = SpreadsheetDocument.Open(stream, isEditable: false);
            return Read(document);
        }
        catch (Exception e) when (e is not (ProblemException or OutOfMemoryException))
        {
            // The reader throws whatever the file provokes; all of it means that the file is not what it should be.
            throw Refusals.NotXlsx();
        }
    }

    private static XlsxWorkbook Read(SpreadsheetDocument document)
    {
        var workbook = document.WorkbookPart ?? throw new InvalidDataException("No workbook.");
        if (document.DocumentType != DocumentFormat.OpenXml.SpreadsheetDocumentType.Workbook)
            throw Refusals.UnsafeXlsx(document.DocumentType.ToString());
        var cells = new XlsxCells(workbook);
        var sheets = workbook.Workbook.Descendants<Sheet>().ToList();
        var marks = sheets.Find(sheet => sheet.Name?.Value == SheetMarks.SheetName);
        var filled = sheets.Find(sheet => sheet != marks);
        return new(
            marks is null ? ImmutableDictionary<string, TableCell>.Empty : ReadMarks(cells.ReadRows(PartOf(workbook, marks))),
            filled is null ? [] : [.. cells.ReadRows(PartOf(workbook, filled)).Take(TableReport.MaxRows + SheetMarks.MaxOtherRows)]);
    }

    private static ImmutableDictionary<string, TableCell> ReadMarks(IEnumerable<Dictionary<int, TableCell>> rows)
    {
        var marks = ImmutableDictionary.CreateBuilder<string, TableCell>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (row.TryGetValue(0, out var name) && row.TryGetValue(1, out var value))
                marks[name.Written] = value with { Place = $"{SheetMarks.SheetName}!{value.Place}" };
        }

        return marks.ToImmutable();
    }

    private static WorksheetPart PartOf(WorkbookPart workbook, Sheet sheet) => (WorksheetPart)workbook.GetPartById(sheet.Id!.Value!);
}
