using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using NhipSo.Functions.Storage;

namespace NhipSo.Functions.Backup;

/// <summary>Archives in the container <c>backup</c>.</summary>
public sealed class ContainerHome(DataBlobs blobs) : IArchiveHome
{
    /// <summary>Its name.</summary>
    public const string Container = "backup";

    private const int BlockBytes = 4 * 1024 * 1024;

    private readonly BlobContainerClient container = blobs.Container(Container);

    /// <inheritdoc/>
    public string Name => $"container {Container}";

    /// <inheritdoc/>
    public Task<Stream> CreateAsync(string path, CancellationToken cancellationToken) => container.GetBlockBlobClient(path).OpenWriteAsync(
        overwrite: true, new BlockBlobOpenWriteOptions { BufferSize = BlockBytes, HttpHeaders = new() { ContentType = "application/gzip" } }, cancellationToken);

    /// <inheritdoc/>
    public async Task<Stream> OpenAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await container.GetBlobClient(path).OpenReadAsync(new BlobOpenReadOptions(allowModifications: false) { BufferSize = BlockBytes }, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            throw new InvalidDataException($"{path} is not in the {Name}: the archive is not whole.", e);
        }
    }

    /// <inheritdoc/>
    public async Task<bool> TryStoreAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            await container.GetBlobClient(path).UploadAsync(
                new BinaryData(bytes),
                new BlobUploadOptions { HttpHeaders = new() { ContentType = "application/json" }, Conditions = new() { IfNoneMatch = ETag.All } },
                cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> ListAsync(string folder, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var blob in container.GetBlobsAsync(prefix: folder, cancellationToken: cancellationToken))
            yield return blob.Name;
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string path, CancellationToken cancellationToken) => container.DeleteBlobIfExistsAsync(path, cancellationToken: cancellationToken);
}
