using System.Collections.Immutable;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using NhipSo.Functions.Http;
using NhipSo.Functions.Storage;

namespace NhipSo.Functions.Backup;

/// <summary>Which archive an account was or is being filled from, and which of its parts are there.</summary>
/// <param name="Archive">The archive's name.</param>
/// <param name="Sha256">The hash of its manifest.</param>
/// <param name="KeepsLog">Whether the account had checkpoints of its own, which stay instead of the archive's.</param>
/// <param name="Done">The paths of the parts that are there.</param>
/// <param name="IsWhole">Whether all is.</param>
public sealed record TransferMark(string Archive, string Sha256, bool KeepsLog, ImmutableArray<string> Done, bool IsWhole);

/// <summary>Keeps that in the account itself, in the container <c>backup</c>: whoever goes on, from wherever, sees it.</summary>
internal sealed class TransferMarks(DataBlobs blobs)
{
    private readonly BlobClient blob = blobs.Container(ContainerHome.Container).GetBlobClient("transfer.json");

    public async Task<TransferMark?> FindAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await blob.DownloadContentAsync(cancellationToken)).Value.Content.ToObjectFromJson<TransferMark>(ApiJson.Options);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    public Task WriteAsync(TransferMark mark, CancellationToken cancellationToken) =>
        blob.UploadAsync(new BinaryData(JsonSerializer.SerializeToUtf8Bytes(mark, ApiJson.Options)), overwrite: true, cancellationToken);
}
