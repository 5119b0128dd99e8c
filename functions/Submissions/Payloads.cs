using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using NhipSo.Functions.Storage;

namespace NhipSo.Functions.Submissions;

/// <summary>
/// The container of what is too long for a row, and of files that units send: named by hash, written before the entry that
/// names it, never changed. What no entry came to name harms no one.
/// </summary>
public sealed class Payloads(DataBlobs blobs)
{
    /// <summary>How many characters of content a row holds: a string property has 64 KiB in UTF-16.</summary>
    public const int MaxInRow = 32_000;

    private readonly BlobContainerClient container = blobs.Container("payloads");

    /// <summary>Stores content that is too long for a row.</summary>
    public async Task KeepAsync(Candidate candidate, CancellationToken cancellationToken)
    {
        if (candidate.Content.Length > MaxInRow)
            await WriteAsync($"content/{candidate.ContentHash}", Encoding.UTF8.GetBytes(candidate.Content), "application/json; charset=utf-8", cancellationToken);
    }

    /// <summary>The content of that hash.</summary>
    public async Task<string> ReadAsync(string contentHash, CancellationToken cancellationToken)
    {
        var blob = await container.GetBlobClient($"content/{contentHash}").DownloadContentAsync(cancellationToken);
        return blob.Value.Content.ToString();
    }

    /// <summary>Stores bytes under a name that says what they are; a second time does nothing.</summary>
    public async Task WriteAsync(string name, ReadOnlyMemory<byte> bytes, string mediaType, CancellationToken cancellationToken)
    {
        try
        {
            await container.GetBlobClient(name).UploadAsync(
                new BinaryData(bytes),
                new BlobUploadOptions { HttpHeaders = new() { ContentType = mediaType }, Conditions = new() { IfNoneMatch = ETag.All } },
                cancellationToken);
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobAlreadyExists || e.ErrorCode == BlobErrorCode.ConditionNotMet)
        {
            // The same bytes are there already: the name is their hash.
        }
    }

    /// <summary>A file, or null when there is none of that name.</summary>
    public async Task<BlobDownloadResult?> FindAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await container.GetBlobClient(name).DownloadContentAsync(cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 404 && e.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
    }

    /// <summary>Whether there is a file of that name.</summary>
    public async Task<bool> ExistsAsync(string name, CancellationToken cancellationToken) =>
        await container.GetBlobClient(name).ExistsAsync(cancellationToken);
}
