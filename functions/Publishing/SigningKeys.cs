using System.Text.Json;
using System.Text.Json.Nodes;
using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using NhipSo.Functions.Storage;
using NhipSo.Functions.Submissions;

namespace NhipSo.Functions.Publishing;

/// <summary>
/// The public keys that verify receipts, at <c>jwks.json</c> of the site (RFC 7517). A key that ever signed stays there,
/// since receipts are for ever.
/// </summary>
public sealed class SigningKeys(Site site, ReceiptSigner signer)
{
    private const int MaxTries = 5;
    private readonly BlockBlobClient blob = site.Container.GetBlockBlobClient("jwks.json");
    private bool isPublished;

    /// <summary>Adds this process's key to those published, once a process.</summary>
    public async Task PublishAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; !isPublished; attempt++)
        {
            try
            {
                await AddAsync(cancellationToken);
                isPublished = true;
            }
            catch (RequestFailedException e) when (e.Status is 409 or 412 && attempt < MaxTries)
            {
                // Another instance added its key meanwhile: look again.
            }
        }
    }

    private async Task AddAsync(CancellationToken cancellationToken)
    {
        var (keys, etag) = await ReadAsync(cancellationToken);
        if (!keys.Any(key => (string?)key?["kid"] == signer.PublicKey["kid"]))
        {
            keys.Add(JsonSerializer.SerializeToNode(signer.PublicKey));
            using var json = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["keys"] = keys }));
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

    private async Task<(JsonArray Keys, ETag? ETag)> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var stored = await blob.DownloadContentAsync(cancellationToken);
            return (JsonNode.Parse(stored.Value.Content)!["keys"]!.DeepClone().AsArray(), stored.Value.Details.ETag);
        }
        catch (RequestFailedException e) when (e.Status == 404 && e.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return ([], null);
        }
    }
}
