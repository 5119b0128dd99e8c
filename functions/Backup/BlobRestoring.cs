using System.Security.Cryptography;
using Azure;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using NhipSo.Functions.Storage;

namespace NhipSo.Functions.Backup;

/// <summary>Takes blobs of an archive into an account. One that is there already must be the same: none is ever written over.</summary>
internal sealed class BlobRestoring(DataBlobs blobs)
{
    private static readonly StorageTransferOptions Bounded = new() { InitialTransferSize = 4 << 20, MaximumTransferSize = 4 << 20, MaximumConcurrency = 1 };

    /// <summary>Takes the blobs of a part that are wanted.</summary>
    /// <param name="home">Where the archive is.</param>
    /// <param name="part">The part.</param>
    /// <param name="isWanted">Says so by their names.</param>
    /// <param name="writes">False to look alone whether one that is there is another.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The names of those that are there and are others.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(IArchiveHome home, Part part, Func<string, bool> isWanted, bool writes, CancellationToken cancellationToken)
    {
        var others = new List<string>();
        var container = blobs.Container(part.Of);
        await using var lines = PartReader.ReadLinesAsync(home, part, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await BlobLines.ReadAsync(lines) is var (header, contents))
        {
            await using (contents)
            {
                var blob = container.GetBlobClient(header.Name);
                var isThere = isWanted(header.Name) && (writes ? !await TryWriteAsync(blob, header, contents, cancellationToken) : await blob.ExistsAsync(cancellationToken));
                await contents.CopyToAsync(Stream.Null, cancellationToken);
                if (isThere && await HashOfAsync(blob, cancellationToken) != contents.Sha256)
                    others.Add($"{part.Of}/{header.Name}");
            }
        }

        return others;
    }

    private static async Task<bool> TryWriteAsync(BlobClient blob, BlobHeader header, BlobContents contents, CancellationToken cancellationToken)
    {
        try
        {
            await blob.UploadAsync(
                contents,
                new BlobUploadOptions
                {
                    HttpHeaders = new()
                    {
                        ContentType = header.ContentType, ContentEncoding = header.ContentEncoding, ContentLanguage = header.ContentLanguage, CacheControl = header.CacheControl,
                    },
                    Metadata = header.Metadata?.ToDictionary(StringComparer.Ordinal),
                    Conditions = new() { IfNoneMatch = ETag.All },
                    TransferOptions = Bounded,
                },
                cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            return false;
        }
    }

    private static async Task<string> HashOfAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        using var found = (await blob.DownloadStreamingAsync(cancellationToken: cancellationToken)).Value;
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(found.Content, cancellationToken));
    }
}
