using System.Text.Json;
using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using NhipSo.Functions.Ledger;
using NhipSo.Functions.Storage;

namespace NhipSo.Functions.Publishing;

/// <summary>
/// The public keys that verify receipts, at <c>jwks.json</c> of the site (RFC 7517): a copy of those that we trust. A key that
/// ever signed stays there, since receipts are for ever.
/// </summary>
public sealed class SigningKeys(Site site, TrustedKeys trusted)
{
    private const string Name = "jwks.json";
    private const int MaxTries = 5;
    private readonly BlockBlobClient blob = site.Container.GetBlockBlobClient(Name);
    private bool isPublished;

    /// <summary>Keeps this process's key and publishes all that are trusted, once a process.</summary>
    public async Task PublishAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; !isPublished; attempt++)
        {
            try
            {
                await trusted.KeepOwnAsync(cancellationToken);
                await CopyAsync(cancellationToken);
                isPublished = true;
            }
            catch (RequestFailedException e) when (e.Status is 409 or 412 && attempt < MaxTries)
            {
                // Another instance published meanwhile: look again.
            }
        }
    }

    /// <summary>A fault for each published key that is none of <paramref name="believed"/>: someone else can write the site.</summary>
    public async Task<IReadOnlyList<LedgerFault>> FindStrayAsync(IReadOnlyList<VerifyingKey> believed, CancellationToken cancellationToken)
    {
        var (published, etag) = await ReadAsync(cancellationToken);
        var strays = published.Where(key => key is null || !believed.Contains(key)).Select(key => new LedgerFault("$web", Name, key?.Id, FaultKind.NotOurs));
        return etag is null ? [] : [.. strays];
    }

    private async Task CopyAsync(CancellationToken cancellationToken)
    {
        var (published, etag) = await ReadAsync(cancellationToken);
        var keys = (await trusted.ReadAsync(cancellationToken)).Keys;
        if (!published.SequenceEqual(keys))
        {
            using var json = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(new { keys = keys.Select(key => key.Members) }));
            await blob.UploadAsync(
                json,
                new BlobUploadOptions
                {
                    HttpHeaders = new() { ContentType = "application/jwk-set+json", CacheControl = "no-cache" },
                    Conditions = etag is null ? new() { IfNoneMatch = ETag.All } : new() { IfMatch = etag },
                },
                cancellationToken);
        }
    }

    /// <summary>What is published; null for what is no key that we could have written.</summary>
    private async Task<(IReadOnlyList<VerifyingKey?> Keys, ETag? ETag)> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var stored = (await blob.DownloadContentAsync(cancellationToken)).Value;
            return (VerifyingKey.ReadSet(stored.Content), stored.Details.ETag);
        }
        catch (RequestFailedException e) when (e.Status == 404 && e.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return ([], null);
        }
    }
}
