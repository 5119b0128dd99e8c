using System.IO.Compression;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using NhipSo.Functions.Http;
using NhipSo.Functions.Storage;
using NodaTime;

namespace NhipSo.Functions.Publishing;

/// <summary>
/// Published files: below <c>data/</c> of the site for everyone, and in a container a scope for those who sign in. A snapshot is
/// immutable, gzip-encoded and named by its hash; the index is written last and under its ETag, so that a reader sees the old or
/// the new and never half of one.
/// </summary>
public sealed class SnapshotStore
{
    private const int MaxTries = 10;
    private const int WritesAtOnce = 8;

    private readonly BlobContainerClient container;
    private readonly string folder;
    private readonly string immutable;
    private readonly BlockBlobClient indexBlob;

    /// <summary>What everyone reads.</summary>
    public SnapshotStore(Site site) : this(site.Container, "data/", "public, max-age=31536000, immutable")
    {
    }

    private SnapshotStore(BlobContainerClient container, string folder, string immutable)
    {
        (this.container, this.folder, this.immutable) = (container, folder, immutable);
        indexBlob = container.GetBlockBlobClient($"{folder}index.json");
    }

    /// <summary>What those read who sign in and have that scope.</summary>
    /// <param name="blobs">The private blobs.</param>
    /// <param name="scope">A unit's id, or <c>steer</c> for the ministry.</param>
    public static SnapshotStore Internal(DataBlobs blobs, string scope) => new(blobs.Container(ContainerOf(scope)), "", "private, max-age=31536000, immutable");

    /// <summary>The container of a scope: names of containers have small letters, digits and <c>-</c>.</summary>
    public static string ContainerOf(string scope) => $"internal-{scope.ToLowerInvariant().Replace('~', '-').Replace('.', '-')}";

    /// <summary>Where the files are, and below which folder.</summary>
    public (BlobContainerClient Container, string Folder) Place => (container, folder);

    /// <summary>The index as it stands, and its ETag; null when there is none yet.</summary>
    public async Task<(SnapshotIndex Index, ETag? ETag)> ReadIndexAsync(CancellationToken cancellationToken)
    {
        try
        {
            var blob = (await indexBlob.DownloadContentAsync(cancellationToken)).Value;
            return (JsonSerializer.Deserialize<SnapshotIndex>(Unpacked(blob), ApiJson.Options)!, blob.Details.ETag);
        }
        catch (RequestFailedException e) when (e.Status == 404 && e.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return (SnapshotIndex.Empty, null);
        }
    }

    /// <summary>What a published file says.</summary>
    public async Task<byte[]> ReadAsync(string path, CancellationToken cancellationToken) =>
        Unpacked((await container.GetBlockBlobClient(folder + path).DownloadContentAsync(cancellationToken)).Value);

    /// <summary>Publishes a snapshot, unless the index names one that is as new.</summary>
    /// <param name="name">Its name in the index, which is also its folder.</param>
    /// <param name="sequence">How far it goes.</param>
    /// <param name="definitions">The version of the catalogue that it was made with.</param>
    /// <param name="asOf">When it was made.</param>
    /// <param name="snapshot">What it says.</param>
    /// <param name="cancellationToken">Ends the attempt; what was published stays.</param>
    /// <exception cref="RequestFailedException">Storage refused, or others replaced the index all the time.</exception>
    public Task PublishAsync(
        string name, long sequence, string definitions, Instant asOf, object snapshot, CancellationToken cancellationToken) =>
        PublishAsync([new(name, sequence, definitions, asOf, SnapshotFile.Json(name, snapshot))], cancellationToken);

    /// <summary>
    /// Publishes several snapshots with one replacement of the index, those that are newer than what it names: first what they
    /// name, then they, then the index.
    /// </summary>
    /// <exception cref="RequestFailedException">Storage refused, or others replaced the index all the time.</exception>
    public async Task PublishAsync(IReadOnlyCollection<NewSnapshot> snapshots, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (index, etag) = await ReadIndexAsync(cancellationToken);
            var newer = snapshots.Where(each => index.IsBehind(each.Name, each.Sequence, each.Definitions)).ToList();
            if (newer.Count == 0)
                return;
            if (attempt == 1)
            {
                await WriteAllAsync(newer.SelectMany(each => each.Pages), cancellationToken);
                await WriteAllAsync(newer.Where(each => index.Entries.GetValueOrDefault(each.Name)?.Path != each.File.Path).Select(each => each.File), cancellationToken);
            }

            try
            {
                await WriteIndexAsync(newer.Aggregate(index, (all, each) => all.With(each.Name, new(each.File.Path, each.Sequence, each.Definitions, each.AsOf, each.File.Content.Length))), etag, cancellationToken);
                return;
            }
            catch (RequestFailedException e) when (e.Status is 409 or 412 && attempt < MaxTries)
            {
                await Task.Delay(Random.Shared.Next(10, 100), cancellationToken);
            }
        }
    }

    /// <summary>Writes a file that keeps its name; whoever reads it looks anew each time.</summary>
    public Task WriteCurrentAsync(string path, byte[] content, string mediaType, CancellationToken cancellationToken) =>
        UploadAsync(container.GetBlockBlobClient(folder + path), content, new() { ContentType = mediaType, CacheControl = "no-cache" }, new(), cancellationToken);

    private Task WriteAllAsync(IEnumerable<SnapshotFile> files, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        files.DistinctBy(file => file.Path), new ParallelOptions { MaxDegreeOfParallelism = WritesAtOnce, CancellationToken = cancellationToken },
        async (file, token) => await WriteAsync(file, token));

    /// <summary>Writes a file ahead of the snapshot that will name it: of thousands, none need be held until all are made.</summary>
    public async Task WriteAsync(SnapshotFile file, CancellationToken cancellationToken)
    {
        var blob = container.GetBlockBlobClient(folder + file.Path);
        var headers = new BlobHttpHeaders { ContentType = file.MediaType, CacheControl = immutable };
        try
        {
            await UploadAsync(blob, file.Content, headers, new() { IfNoneMatch = ETag.All }, cancellationToken);
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobAlreadyExists || e.ErrorCode == BlobErrorCode.ConditionNotMet)
        {
            // The same bytes are there already: the name is their hash. They are in use again, which its date tells whoever cleans.
            headers.ContentEncoding = "gzip";
            await blob.SetHttpHeadersAsync(headers, cancellationToken: cancellationToken);
        }
    }

    private Task WriteIndexAsync(SnapshotIndex index, ETag? etag, CancellationToken cancellationToken) => UploadAsync(
        indexBlob, JsonSerializer.SerializeToUtf8Bytes(index, ApiJson.Options),
        new() { ContentType = "application/json; charset=utf-8", CacheControl = "no-cache" },
        etag is null ? new() { IfNoneMatch = ETag.All } : new() { IfMatch = etag }, cancellationToken);

    private static async Task UploadAsync(
        BlockBlobClient blob, ReadOnlyMemory<byte> content, BlobHttpHeaders headers, BlobRequestConditions conditions, CancellationToken cancellationToken)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(content.Span);
        packed.Position = 0;
        headers.ContentEncoding = "gzip";
        await blob.UploadAsync(packed, new BlobUploadOptions { HttpHeaders = headers, Conditions = conditions }, cancellationToken);
    }

    private static byte[] Unpacked(BlobDownloadResult blob)
    {
        if (blob.Details.ContentEncoding != "gzip")
            return blob.Content.ToArray();
        using var plain = new MemoryStream();
        using (var gzip = new GZipStream(blob.Content.ToStream(), CompressionMode.Decompress))
            gzip.CopyTo(plain);
        return plain.ToArray();
    }
}
