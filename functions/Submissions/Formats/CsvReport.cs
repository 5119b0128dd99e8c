using System.Globalization;
using System.Text;
using CsvHelper;
using Microsoft.AspNetCore.Http;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Submissions;
using NhipSo.Functions.Problems;

namespace NhipSo.Functions.Submissions.Formats;

/// <summary>
/// Reads a report written as CSV (RFC 4180): a header with <c>indicator</c> and <c>value</c>, and a line a value. How final it is
/// and why it corrects come with the address: <c>?valueStatus=estimate&amp;reason=…</c>.
/// </summary>
public static class CsvReport
{
    private const int MaxColumns = 50;
    private const string FirstPlace = "1:1";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a body.</summary>
    /// <exception cref="ProblemException">It is no CSV of our columns, or not UTF-8.</exception>
    public static SubmittedReport Read(ReadOnlyMemory<byte> csv, IQueryCollection query, Catalogue catalogue)
    {
        var lines = Parse(TextOf(csv));
        if (lines.Count == 0)
            throw Refusals.NotCsv(FirstPlace);
        var (_, header) = lines[0];
        if (header.Length > MaxColumns)
            throw Refusals.Invalid([TableFindings.UnknownColumn(header[MaxColumns], PlaceOf(1, MaxColumns))]);
        var columns = TableColumns.Read(header, out var fault);
        if (fault is var (index, name))
            throw Refusals.Invalid([index < 0 ? TableFindings.ColumnMissing(name, FirstPlace) : TableFindings.UnknownColumn(name, PlaceOf(1, index))]);
        if (lines.Count > TableReport.MaxRows + 1)
            throw Refusals.Invalid([TableFindings.TooManyRows(TableReport.MaxRows, PlaceOf(lines[TableReport.MaxRows + 1].Line, 0))]);

        var malformed = lines.Where(line => line.Cells.Length != header.Length)
            .Select(line => TableFindings.RowMalformed(line.Cells.Length, header.Length, PlaceOf(line.Line, Math.Min(line.Cells.Length, header.Length) - 1)));
        var rows = lines.Skip(1).Where(line => line.Cells.Length == header.Length)
            .Select(line => columns.RowOf(at => new(at < 0 ? "" : line.Cells[at], PlaceOf(line.Line, Math.Max(at, 0)))));
        var report = TableReport.Read(rows, catalogue, PlaceOf(1, columns.ValueIndex));
        return WithQuery(report with { Findings = [.. malformed, .. report.Findings] }, query);
    }

    private static SubmittedReport WithQuery(SubmittedReport report, IQueryCollection query)
    {
        var (status, reason) = (query["valueStatus"].ToString(), query["reason"].ToString());
        if (status.Length > 0)
        {
            report = StatusNames.Find(status) is { } found
                ? report with { Status = found }
                : report with { Findings = report.Findings.Add(TableFindings.UnknownStatus(new(status, "?valueStatus"))) };
        }

        return reason.Length switch
        {
            0 => report,
            <= TableReport.MaxReasonLength => report with { Reason = reason },
            _ => report with { Findings = report.Findings.Add(TableFindings.ReasonTooLong(new(reason, "?reason"), TableReport.MaxReasonLength)) },
        };
    }

    private static List<(long Line, string[] Cells)> Parse(string text)
    {
        using var reader = CsvReader.FromText(text, new()
        {
            HasHeader = false,
            Separator = SeparatorOf(text),
            MalformedData = CsvMalformedDataHandling.Throw,
            TrackLineNumbers = true,
        });
        var lines = new List<(long Line, string[] Cells)>();
        try
        {
            while (reader.Read())
                lines.Add((reader.LineNumber, Array.ConvertAll(reader.Current.ToArray(), cell => cell.ReplaceLineEndings("\n"))));
        }
        catch (CsvFormatException e)
        {
            throw Refusals.NotCsv(PlaceOf(e.LineNumber, 0));
        }

        return lines;
    }

    /// <summary>What keeps the names of the header apart; none of them has any of the signs.</summary>
    private static char SeparatorOf(string text)
    {
        var header = text.AsSpan();
        var end = header.IndexOfAny('\r', '\n');
        header = end < 0 ? header : header[..end];
        return header.Contains('\t') ? '\t' : header.Contains(';') ? ';' : ',';
    }

    private static string TextOf(ReadOnlyMemory<byte> csv)
    {
        try
        {
            var text = Utf8.GetString(csv.Span);
            var nul = text.IndexOf('\0', StringComparison.Ordinal);
            if (nul >= 0)
                throw Refusals.NotCsv(PlaceOf(text.AsSpan(0, nul).Count('\n') + 1, 0));
            return text.TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            throw Refusals.NotUnicode();
        }
    }

    /// <summary>The line and the column, both from 1.</summary>
    private static string PlaceOf(long line, int index) => string.Create(CultureInfo.InvariantCulture, $"{line}:{index + 1}");
}
