using System.Collections.Immutable;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Submissions;
using NhipSo.Functions.Problems;

namespace NhipSo.Functions.Submissions.Formats;

/// <summary>Reads a report from the sheet that the system made for it.</summary>
public static class XlsxReport
{
    /// <summary>The media type of a workbook.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>How large a workbook is at most, as it is sent.</summary>
    public const int MaxBytes = 2 * 1024 * 1024;

    private const string FirstPlace = "A1";

    /// <summary>Reads a body.</summary>
    /// <exception cref="ProblemException">It is no workbook, or not the sheet of this obligation.</exception>
    public static SubmittedReport Read(ReadOnlyMemory<byte> xlsx, Obligation obligation, Catalogue catalogue)
    {
        var workbook = XlsxWorkbook.Read(xlsx);
        MustBeOf(workbook, obligation);
        if (workbook.Rows.Length > TableReport.MaxRows)
            throw Refusals.Invalid([TableFindings.TooManyRows(TableReport.MaxRows, PlaceOf(workbook.Rows[TableReport.MaxRows]))]);
        var columns = ReadHeader(workbook.Rows[0]);
        var rows = workbook.Rows.Skip(1).Select(row => RowOf(columns, row)).ToList();
        var report = TableReport.Read(
            rows.Where(row => !row.Key.Written.StartsWith(SheetMarks.Report, StringComparison.Ordinal)), catalogue, FirstPlace);
        return WithStatus(WithReason(report, rows), rows);
    }

    private static void MustBeOf(XlsxWorkbook workbook, Obligation obligation)
    {
        var wrong = SheetMarks.Of(obligation)
            .Select(mark => (Mark: mark, Found: workbook.Marks.GetValueOrDefault(mark.Name)))
            .Where(pair => pair.Found?.Written != pair.Mark.Value)
            .Select(pair => pair.Found is null
                ? TableFindings.NoSheet(obligation.Unit.Id)
                : TableFindings.WrongSheet(pair.Mark.Name, pair.Found, pair.Mark.Value))
            .ToImmutableArray();
        if (workbook.Rows.IsEmpty || workbook.Marks.IsEmpty)
            throw Refusals.Invalid([TableFindings.NoSheet(obligation.Unit.Id)]);
        if (!wrong.IsEmpty)
            throw Refusals.Invalid(wrong);
    }

    private static TableColumns ReadHeader(Dictionary<int, TableCell> cells)
    {
        var header = Enumerable.Range(0, cells.Keys.Max() + 1).Select(index => cells.GetValueOrDefault(index)?.Written ?? "").ToList();
        var columns = TableColumns.Read(header, out var fault);
        return fault switch
        {
            null => columns,
            (< 0, var missing) => throw Refusals.Invalid([TableFindings.ColumnMissing(missing, FirstPlace)]),
            (var index, var name) => throw Refusals.Invalid([TableFindings.UnknownColumn(name, cells[index].Place)]),
        };
    }

    /// <summary>A row; a cell that is not there is blank, at its place.</summary>
    private static TableRow RowOf(TableColumns columns, Dictionary<int, TableCell> cells)
    {
        var number = PlaceOf(cells).TrimStart([.. "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]);
        return columns.RowOf(at => cells.GetValueOrDefault(at) ?? new("", XlsxCells.ColumnNameOf(Math.Max(at, 0)) + number));
    }

    private static SubmittedReport WithReason(SubmittedReport report, List<TableRow> rows)
    {
        if (rows.Find(row => row.Key.Written == SheetMarks.Reason)?.Value is not { IsBlank: false } reason)
            return report;
        return reason.Kind == CellKind.Text && reason.Written.Length <= TableReport.MaxReasonLength
            ? report with { Reason = reason.Written }
            : report with { Findings = report.Findings.Add(TableFindings.ReasonTooLong(reason, TableReport.MaxReasonLength)) };
    }

    private static SubmittedReport WithStatus(SubmittedReport report, List<TableRow> rows)
    {
        if (rows.Find(row => row.Key.Written == SheetMarks.Status)?.Value is not { IsBlank: false } status)
            return report;
        return StatusNames.Find(status.Written) is { } found
            ? report with { Status = found }
            : report with { Findings = report.Findings.Add(TableFindings.UnknownStatus(status)) };
    }

    private static string PlaceOf(Dictionary<int, TableCell> row) => row.Values.First().Place;
}
