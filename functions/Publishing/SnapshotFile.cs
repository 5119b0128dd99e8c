using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using NhipSo.Domain.Ledger;
using NhipSo.Functions.Http;
using NodaTime;

namespace NhipSo.Functions.Publishing;

/// <summary>A file to publish. It is named by the hash of what it says, so its content never changes.</summary>
/// <param name="Path">Where, below the index's folder.</param>
/// <param name="Content">What it says, before it is packed.</param>
/// <param name="MediaType">What kind of content that is.</param>
public sealed partial record SnapshotFile(string Path, ReadOnlyMemory<byte> Content, string MediaType)
{
    /// <summary>How many hex digits of the hash name a file.</summary>
    public const int HashDigits = 32;

    /// <summary>A file of JSON.</summary>
    public static SnapshotFile Json(string folder, object content) =>
        Of(folder, JsonSerializer.SerializeToUtf8Bytes(content, ApiJson.Options), "json", "application/json; charset=utf-8");

    /// <summary>A table (RFC 4180), in UTF-8.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="text">The lines.</param>
    /// <param name="mediaType">What kind of CSV it is.</param>
    /// <param name="marked">Whether it begins with the mark by which spreadsheets know UTF-8.</param>
    public static SnapshotFile Csv(string folder, string text, string mediaType = "text/csv; charset=utf-8", bool marked = false) =>
        Of(folder, Encoding.UTF8.GetBytes(marked ? $"\uFEFF{text}" : text), "csv", mediaType);

    /// <summary>The paths of the files that a published file names.</summary>
    public static HashSet<string> NamesIn(byte[] content) =>
        NamedPath().Matches(Encoding.UTF8.GetString(content)).Select(match => match.Groups["path"].Value).ToHashSet(StringComparer.Ordinal);

    private static SnapshotFile Of(string folder, byte[] content, string extension, string mediaType) =>
        new($"{folder}/{Hashing.Of(content)[..HashDigits]}.{extension}", content, mediaType);

    [GeneratedRegex("\"path\":\"(?<path>[^\"]+/[0-9a-f]{32}\\.(json|csv))\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex NamedPath();
}

/// <summary>A snapshot to publish: a file that the index will name, and the files that it names itself.</summary>
/// <param name="Name">Its name in the index, which is also its folder.</param>
/// <param name="Sequence">How far it goes.</param>
/// <param name="Definitions">The version of the catalogue that it was made with.</param>
/// <param name="AsOf">When it was made.</param>
/// <param name="File">The file.</param>
/// <param name="Pages">The files that it names and that are not published yet.</param>
public sealed record NewSnapshot(string Name, long Sequence, string Definitions, Instant AsOf, SnapshotFile File, ImmutableArray<SnapshotFile> Pages = default)
{
    /// <summary>The files that it names and that are not published yet.</summary>
    public ImmutableArray<SnapshotFile> Pages { get; init; } = Pages.IsDefault ? [] : Pages;
}
