using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CsvHelper;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;

namespace NhipSo.Functions.Polling.Reading;

/// <summary>Reads a CSV answer (RFC 4180): a header with the columns' names, then the rows, parted by commas, semicolons or tabs.</summary>
internal static class CsvAnswer
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Gathers what a page says; without rows that name units every row is of the owner.</summary>
    /// <returns>How many rows it had.</returns>
    /// <exception cref="FormatException">It is no CSV, or a column that names the units is not there.</exception>
    public static int Read(ReadOnlySpan<byte> page, Source source, UnitNames? units, ReadingsBuilder into)
    {
        var lines = Parse(Utf8.GetString(page).TrimStart('\uFEFF'));
        if (lines.Count == 0)
            throw new FormatException("The answer is empty; its first line names the columns.");
        var header = lines[0].Cells;
        var unit = source.Rows is { } rows ? ColumnOf(header, rows.Unit) : null;
        if (source.Rows is not null && unit is null)
            throw new FormatException($"There is no column '{source.Rows.Unit}'.");
        var columns = source.Metrics.Select(metric => Columns.Of(metric, header, into)).ToArray();
        foreach (var (line, cells) in lines.Skip(1))
        {
            if (cells.Length != header.Length)
                into.Lose(string.Create(CultureInfo.InvariantCulture, $"line {line} has {cells.Length} columns, the header {header.Length}"));
            else if (unit is not { } named)
                ReadRow(cells, columns, source.Owner, into);
            else if (units!.Find(cells[named]) is { } id)
                ReadRow(cells, columns, id, into);
            else
                into.Unknown(NhipSo.Domain.Submissions.Finding.Shorten(cells[named]));
        }

        return lines.Count - 1;
    }

    private static void ReadRow(string[] cells, Columns?[] columns, string unit, ReadingsBuilder into)
    {
        into.See(unit);
        for (var i = 0; i < columns.Length; i++)
        {
            if (columns[i] is not { } column || !Array.TrueForAll(column.Labels, label => cells[label.Column] == label.Value))
                continue;
            var written = cells[column.Figure];
            if (Figure.TryRead(written, out var value))
                into.Add(unit, i, value);
            else if (!string.IsNullOrWhiteSpace(written))
                into.Spoil(unit, i, Figure.NotANumber);
        }
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
        var lines = new List<(long, string[])>();
        try
        {
            while (reader.Read())
                lines.Add((reader.LineNumber, [.. reader.Current.ToArray()]));
        }
        catch (CsvFormatException e)
        {
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"The answer is no CSV at line {e.LineNumber}."), e);
        }

        return lines;
    }

    /// <summary>Of tab, semicolon and comma the one that the header has most of, outside of quotes.</summary>
    private static char SeparatorOf(string text)
    {
        const string separators = ",;\t";
        var counts = new int[separators.Length];
        var isQuoted = false;
        foreach (var sign in text)
        {
            if (sign == '"')
                isQuoted = !isQuoted;
            else if (!isQuoted && sign is '\r' or '\n')
                break;
            else if (!isQuoted && separators.IndexOf(sign, StringComparison.Ordinal) is var index and >= 0)
                counts[index]++;
        }

        return separators[Array.IndexOf(counts, counts.Max())];
    }

    private static int? ColumnOf(string[] header, string name) =>
        Array.FindIndex(header, cell => cell.Trim() == name) is var index and >= 0 ? index : null;

    /// <summary>A metric's columns.</summary>
    private sealed record Columns(int Figure, (int Column, string Value)[] Labels)
    {
        public static Columns? Of(SourceMetric metric, string[] header, ReadingsBuilder into)
        {
            var labels = (metric.Labels ?? ImmutableSortedDictionary<string, string>.Empty).Select(label => (Name: label.Key, Column: ColumnOf(header, label.Key), label.Value)).ToArray();
            var absent = labels.Where(label => label.Column is null).Select(label => label.Name).ToList();
            if (ColumnOf(header, metric.From) is { } figure && absent.Count == 0)
                return new(figure, Array.ConvertAll(labels, label => (label.Column!.Value, label.Value)));
            into.Fault($"there is no column '{(absent.Count > 0 ? absent[0] : metric.From)}'");
            return null;
        }
    }
}
