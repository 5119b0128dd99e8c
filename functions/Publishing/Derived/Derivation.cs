using System.Text.Json;
using NhipSo.Functions.Http;
using NodaTime;

namespace NhipSo.Functions.Publishing.Derived;

/// <summary>A snapshot that is made of published ones.</summary>
/// <param name="Name">Its name in the index.</param>
/// <param name="Sequence">How far what it is made of goes.</param>
/// <param name="IsPrompt">Whether it follows a report at once; what would cost a report more than a few files follows within a minute or two.</param>
/// <param name="MakeAsync">Makes its file, and the files that this names.</param>
/// <param name="Rest">How long it stands before it is made again.</param>
public sealed record Derivation(
    string Name, long Sequence, bool IsPrompt, Func<CancellationToken, Task<(SnapshotFile File, IReadOnlyList<SnapshotFile> Pages)>> MakeAsync, Duration Rest = default)
{
    /// <summary>One that is a single file of JSON.</summary>
    public static Derivation OfOneFile(string name, long sequence, bool isPrompt, Func<CancellationToken, Task<object>> makeAsync) =>
        new(name, sequence, isPrompt, async token => (SnapshotFile.Json(name, await makeAsync(token)), []));

    /// <summary>One that lists files, made at one go.</summary>
    public static Derivation OfFiles(string name, long sequence, Func<CancellationToken, Task<IReadOnlyList<ListedFile>>> makeAsync) =>
        new(name, sequence, IsPrompt: false, async token =>
        {
            var files = await makeAsync(token);
            return (SnapshotFile.Json(name, new FileList([.. files.Select(each => new FileSummary(each.Key, each.File.Path, each.Format, each.File.Content.Length))])), [.. files.Select(each => each.File)]);
        });
}

/// <summary>A file of a list.</summary>
/// <param name="Key">What it is of: an indicator, a unit, a period.</param>
/// <param name="File">The file.</param>
/// <param name="Format">Its format, where there are several of the same.</param>
public sealed record ListedFile(string Key, SnapshotFile File, string? Format = null);

/// <summary>A file as a list names it, with how large it is unpacked.</summary>
public sealed record FileSummary(string Key, string Path, string? Format = null, int? Bytes = null);

/// <summary>A list of files.</summary>
public sealed record FileList(IReadOnlyList<FileSummary> Files)
{
    /// <summary>What kind of snapshot it is.</summary>
    public string Kind { get; } = "files";

    /// <summary>Reads a list as it is published.</summary>
    public static FileList Read(byte[] json) => JsonSerializer.Deserialize<FileList>(json, ApiJson.Options)!;
}
