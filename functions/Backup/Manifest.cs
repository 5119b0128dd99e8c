using System.Collections.Immutable;
using System.Text.Json;
using NhipSo.Functions.Http;
using NhipSo.Functions.Ledger;
using NodaTime;

namespace NhipSo.Functions.Backup;

/// <summary>How much an archive covers.</summary>
public enum BackupKind
{
    /// <summary>Everything.</summary>
    Full,

    /// <summary>What came since the archive before it.</summary>
    Increment,
}

/// <summary>What a part of an archive holds.</summary>
public enum PartKind
{
    /// <summary>Rows of a table.</summary>
    Rows,

    /// <summary>Blobs of a container with their contents.</summary>
    Blobs,
}

/// <summary>What an archive has of a partition of the ledger.</summary>
/// <param name="From">The entries after this one, 0 for all.</param>
/// <param name="Sequence">Up to this one.</param>
/// <param name="Running">The running hash over all entries up to that one, as the partition's head said it.</param>
/// <param name="Entries">How many were there: fewer than there should be where rows are gone.</param>
public sealed record Grown(long From, long Sequence, string Running, long Entries);

/// <summary>A part of an archive: a gzip file of lines.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Of">The table or container.</param>
/// <param name="Count">How many rows or blobs.</param>
/// <param name="Bytes">The file's length.</param>
/// <param name="Sha256">The file's hash.</param>
/// <param name="Through">The last of what it holds: partition and row, or the blob's name. Whoever goes on goes on after it.</param>
/// <param name="Partitions">The partitions of the ledger that it holds entries of, or null.</param>
public sealed record Part(
    string Path, PartKind Kind, string Of, long Count, long Bytes, string Sha256, ImmutableArray<string> Through,
    ImmutableSortedDictionary<string, Grown>? Partitions = null);

/// <summary>What an archive is: written last, so that what has none is no archive.</summary>
/// <param name="Format">The version of the format.</param>
/// <param name="Id">Its name; a later archive has a greater one.</param>
/// <param name="Kind">How much it covers.</param>
/// <param name="Previous">The archive that it goes on from; null for a full one.</param>
/// <param name="Began">When it began to read.</param>
/// <param name="Ended">When it had read everything.</param>
/// <param name="Since">The tables of which it has not all: those partitions that end on this day or month, or a later one.</param>
/// <param name="Parts">Its parts.</param>
public sealed record Manifest(
    int Format, string Id, BackupKind Kind, string? Previous, Instant Began, Instant Ended, ImmutableSortedDictionary<string, string> Since,
    ImmutableArray<Part> Parts)
{
    /// <summary>The version that is written and read.</summary>
    public const int CurrentFormat = 1;

    /// <summary>Where manifests are.</summary>
    public const string Folder = "manifests/";

    /// <summary>Where the parts are.</summary>
    public const string PartFolder = "parts/";

    /// <summary>How many rows it has.</summary>
    public long Rows => Parts.Where(part => part.Kind == PartKind.Rows).Sum(part => part.Count);

    /// <summary>How many blobs it has.</summary>
    public long Blobs => Parts.Where(part => part.Kind == PartKind.Blobs).Sum(part => part.Count);

    /// <summary>How many bytes its parts have.</summary>
    public long Bytes => Parts.Sum(part => part.Bytes);

    /// <summary>What it has of the ledger, by partition.</summary>
    public IEnumerable<KeyValuePair<string, Grown>> Ledger => Parts.SelectMany(part => part.Partitions ?? ImmutableSortedDictionary<string, Grown>.Empty);

    /// <summary>Where the manifest of an archive is.</summary>
    public static string PathOf(string id) => $"{Folder}{id}.json";

    /// <summary>As it is written.</summary>
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, ApiJson.Options);

    /// <summary>Reads a manifest.</summary>
    /// <exception cref="InvalidDataException">It is none, or one of a later version.</exception>
    public static Manifest Read(string path, byte[] written)
    {
        try
        {
            var manifest = JsonSerializer.Deserialize<Manifest>(written, ApiJson.Options);
            return manifest?.Format == CurrentFormat
                ? manifest
                : throw new InvalidDataException($"{path} is of format {manifest?.Format}; this program reads {CurrentFormat}.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{path} is no manifest.", e);
        }
    }
}

/// <summary>An archive with those that it goes on from, back to the full one: together they have everything.</summary>
/// <param name="Archives">The newest first.</param>
public sealed record ArchiveChain(ImmutableArray<Manifest> Archives)
{
    /// <summary>The newest.</summary>
    public Manifest Newest => Archives[0];

    /// <summary>How far it has each partition of the ledger.</summary>
    public ImmutableSortedDictionary<string, Verified> Ledger { get; } = Archives.Reverse().SelectMany(archive => archive.Ledger)
        .Aggregate(
            ImmutableSortedDictionary.CreateBuilder<string, Verified>(StringComparer.Ordinal),
            (all, each) =>
            {
                all[each.Key] = new(each.Value.Sequence, each.Value.Running);
                return all;
            }).ToImmutable();
}
