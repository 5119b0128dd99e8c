using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using NhipSo.Functions.Submissions.Formats.Sheets;

namespace NhipSo.Functions.Tests.Submissions.Formats;

/// <summary>A sheet while someone works on it: what it is made of, changed as text.</summary>
internal sealed class FilledSheet
{
    public const string Sheet = "xl/worksheets/sheet1.xml";
    public const string Behind = "xl/worksheets/sheet2.xml";
    public const string Book = "xl/workbook.xml";

    private readonly Dictionary<string, byte[]> parts = new(StringComparer.Ordinal);

    public FilledSheet(SheetContent? content = null)
    {
        using var archive = new ZipArchive(new MemoryStream(SheetWriter.Write(content ?? Asked.Content)));
        foreach (var entry in archive.Entries)
        {
            using var stream = entry.Open();
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            parts[entry.FullName] = copy.ToArray();
        }
    }

    /// <summary>The cell of a row's value, as the sheet has it.</summary>
    public string PlaceOf(string key, string column = "E") =>
        column + Regex.Match(Text(Sheet), $"<x:c r=\"A(\\d+)\"[^>]*><x:is><x:t[^>]*>{Regex.Escape(key)}</x:t>").Groups[1].Value;

    /// <summary>What is in a cell, as XML: <c>&lt;x:v&gt;5&lt;/x:v&gt;</c>.</summary>
    public FilledSheet Put(string place, string inner, string attributes = "")
    {
        Change(Sheet, text => Regex.Replace(
            text, $"<x:c r=\"{place}\" s=\"(\\d+)\"[^>]*?(/>|>.*?</x:c>)", match => $"<x:c r=\"{place}\" s=\"{match.Groups[1]}\" {attributes}>{inner}</x:c>"));
        return this;
    }

    public FilledSheet PutNumber(string key, string number) => Put(PlaceOf(key), $"<x:v>{number}</x:v>");

    public FilledSheet PutText(string key, string text, string column = "E") =>
        Put(PlaceOf(key, column), $"<x:is><x:t xml:space=\"preserve\">{text}</x:t></x:is>", "t=\"inlineStr\"");

    public string Text(string part) => Encoding.UTF8.GetString(parts[part]);

    public FilledSheet Change(string part, Func<string, string> change)
    {
        var changed = change(Text(part));
        Assert.NotEqual(Text(part), changed);
        return Add(part, Encoding.UTF8.GetBytes(changed));
    }

    public FilledSheet Add(string part, byte[] bytes)
    {
        parts[part] = bytes;
        return this;
    }

    public FilledSheet Remove(string part)
    {
        Assert.True(parts.Remove(part));
        return this;
    }

    /// <summary>The workbook.</summary>
    public byte[] Save()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in parts)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }

        return stream.ToArray();
    }
}
