using System.IO.Compression;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using NhipSo.Domain.Ledger;
using NhipSo.Functions.Http;
using NhipSo.Functions.Storage;
using NodaTime;

namespace NhipSo.Functions.Publishing;

/// <summary>
/// The published files, below <c>data/</c> of the site. A snapshot is immutable, gzip-encoded and named by its hash; the
/// index is written last and under its ETag, so that a reader sees the old or the new and never half of one.
/// </summary>
public sealed class SnapshotStore(Site site)
{
    private const int MaxTries = 10;
    private readonly BlockBlobClient indexBlob = site.Container.GetBlockBlobClient("data/index.json");

    /// <summary>The index as it stands, and its ETag; null when there is none yet.</summary>
    public async Task<(SnapshotIndex Index, ETag? ETag)> ReadIndexAsync(CancellationToken cancellationToken)
    {
        try
        {
            var blob = await indexBlob.DownloadContentAsync(cancellationToken);
            return (blob.Value.Content.ToObjectFromJson<SnapshotIndex>(ApiJson.Options)!, blob.Value.Details.ETag);
        }
        catch (RequestFailedException e) when (e.Status == 404 && e.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return (SnapshotIndex.Empty, null);
        }
    }

    /// <summary>Publishes a snapshot, unless the index names one that is as new.</summary>
    /// <param name="name">Its name in the index, which is also its folder.</param>
    /// <param name="sequence">How far it goes.</param>
    /// <param name="definitions">The version of the catalogue that it was made with.</param>
    /// <param name="asOf">When it was made.</param>
    /// <param name="snapshot">What it says.</param>
    /// <param name="cancellationToken">Ends the attempt; what was published stays.</param>
    /// <exception cref="RequestFailedException">Storage refused, or others replaced the index all the time.</exception>
    public async Task PublishAsync(
        string name, long sequence, string definitions, Instant asOf, object snapshot, CancellationToken cancellationToken)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(snapshot, ApiJson.Options);
        var path = $"{name}/{Hashing.Of(json)[..32]}.json";
        for (var attempt = 1; ; attempt++)
        {
            var (index, etag) = await ReadIndexAsync(cancellationToken);
            if (!index.IsBehind(name, sequence, definitions))
                return;
            if (attempt == 1)
                await WriteSnapshotAsync(path, json, cancellationToken);
            try
            {
                await WriteIndexAsync(index.With(name, new(path, sequence, definitions, asOf)), etag, cancellationToken);
                return;
            }
            catch (RequestFailedException e) when (e.Status is 409 or 412 && attempt < MaxTries)
            {
                await Task.Delay(Random.Shared.Next(10, 100), cancellationToken);
            }
        }
    }

    private async Task WriteSnapshotAsync(string path, byte[] json, CancellationToken cancellationToken)
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(json);
        zipped.Position = 0;
        try
        {
            await site.Container.GetBlockBlobClient($"data/{path}").UploadAsync(
                zipped,
                new BlobUploadOptions
                {
                    HttpHeaders = new()
                    {
                        ContentType = "application/json; charset=utf-8",
                        ContentEncoding = "gzip",
                        CacheControl = "public, max-age=31536000, immutable",
                    },
                    Conditions = new() { IfNoneMatch = ETag.All },
                },
                cancellationToken);
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobAlreadyExists || e.ErrorCode == BlobErrorCode.ConditionNotMet)
        {
            // The same bytes are there already: the name is their hash.
        }
    }

    private async Task WriteIndexAsync(SnapshotIndex index, ETag? etag, CancellationToken cancellationToken)
    {
        using var json = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(index, ApiJson.Options));
        await indexBlob.UploadAsync(
            json,
            new BlobUploadOptions
            {
                HttpHeaders = new() { ContentType = "application/json; charset=utf-8", CacheControl = "no-cache" },
                Conditions = etag is null ? new() { IfNoneMatch = ETag.All } : new() { IfMatch = etag },
            },
            cancellationToken);
    }
}
