using System.IO.Compression;
using NhipSo.Functions.Problems;

namespace NhipSo.Functions.Submissions.Formats;

/// <summary>Looks at a workbook as the archive that it is, before anything reads what is in it.</summary>
internal static class XlsxArchive
{
    private const int MaxEntries = 500;
    private const int MaxBytes = 16 * 1024 * 1024;

    private static readonly string[] Refused =
    [
        "vbaProject", "vbaData", "macrosheets/", "dialogsheets/", "externalLinks/", "embeddings/", "activeX/", "ctrlProps/", "connections.xml", "queryTables/",
        "customUI/", "webExtensions/",
    ];

    /// <summary>Refuses an archive that inflates to too much, or has parts that do things.</summary>
    /// <exception cref="ProblemException">It is refused.</exception>
    /// <exception cref="InvalidDataException">It is no archive.</exception>
    public static void Check(Stream xlsx)
    {
        using var archive = new ZipArchive(xlsx, ZipArchiveMode.Read, leaveOpen: true);
        if (archive.Entries.Count > MaxEntries)
            throw Refusals.TooLarge(MaxBytes);
        var buffer = new byte[16 * 1024];
        long total = 0;
        foreach (var entry in archive.Entries)
        {
            if (Array.Find(Refused, part => entry.FullName.Contains(part, StringComparison.OrdinalIgnoreCase)) is not null)
                throw Refusals.UnsafeXlsx(entry.FullName.Length <= 60 ? entry.FullName : entry.FullName[..60]);
            using var part = entry.Open();
            int read;
            while ((read = part.Read(buffer)) > 0)
            {
                total += read;
                if (total > MaxBytes)
                    throw Refusals.TooLarge(MaxBytes);
            }
        }
    }
}
