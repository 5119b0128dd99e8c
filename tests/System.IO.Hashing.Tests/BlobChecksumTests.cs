using System.Text;
using Azure;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using NhipSo.Testing;

namespace System.IO.Hashing.Tests;

/// <summary>The official Azure.Storage.Blobs works on the stand-in, also where it computes checksums with it.</summary>
public sealed class BlobChecksumTests : IAsyncLifetime
{
    private Azurite storage = null!;

    public async Task InitializeAsync() => storage = await Azurite.StartAsync();

    public async Task DisposeAsync() => await storage.DisposeAsync();

    [Theory]
    [InlineData(StorageChecksumAlgorithm.None)]
    [InlineData(StorageChecksumAlgorithm.MD5)]
    public async Task What_is_uploaded_is_downloaded(StorageChecksumAlgorithm checksum)
    {
        var container = new BlobContainerClient(storage.ConnectionString, "checksums");
        await container.CreateIfNotExistsAsync();
        var blob = container.GetBlobClient($"{checksum}");
        await blob.UploadAsync(new BinaryData("nhịp số"), new BlobUploadOptions { TransferValidation = new() { ChecksumAlgorithm = checksum } });
        Assert.Equal("nhịp số", Encoding.UTF8.GetString((await blob.DownloadContentAsync()).Value.Content));
    }

    [Fact]
    public async Task A_CRC_64_is_computed_and_sent_which_the_emulator_alone_refuses()
    {
        var options = new BlobClientOptions { Retry = { MaxRetries = 0 } };
        var container = new BlobContainerClient(storage.ConnectionString, "crc64", options);
        await container.CreateIfNotExistsAsync();
        var refused = await Assert.ThrowsAsync<RequestFailedException>(() => container.GetBlobClient("one").UploadAsync(
            new BinaryData("nhịp số"),
            new BlobUploadOptions { TransferValidation = new() { ChecksumAlgorithm = StorageChecksumAlgorithm.StorageCrc64 } }));
        Assert.Equal("FeatureNotSupported", refused.ErrorCode);
    }
}
