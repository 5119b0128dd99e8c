using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using NhipSo.Functions.Http;
using NhipSo.Functions.Storage;
using NhipSo.Functions.Submissions;

namespace NhipSo.Functions.Ledger;

/// <summary>The newest checkpoint that can be believed.</summary>
/// <param name="Checkpoint">What it says; null where there is none.</param>
/// <param name="Hash">The hash of it as it is written, or null.</param>
/// <param name="LastNumber">The highest number in use.</param>
/// <param name="Faults">What is wrong with the checkpoints.</param>
public sealed record LastCheckpoint(Checkpoint? Checkpoint, string? Hash, int LastNumber, IReadOnlyList<LedgerFault> Faults);

/// <summary>
/// The container of checkpoints, a blob a run: <c>log/{number:D8}.jws</c>, written once and never changed; in Azure the
/// container is immutable.
/// </summary>
/// <param name="blobs">Where they are.</param>
/// <param name="signer">Who signs them; null where they are read alone.</param>
public sealed class CheckpointStore(DataBlobs blobs, ReceiptSigner? signer)
{
    /// <summary>Its name.</summary>
    public const string Container = "checkpoints";

    /// <summary>Where in it the checkpoints are.</summary>
    public const string Folder = "log/";

    private readonly BlobContainerClient container = blobs.Container(Container);

    /// <summary>
    /// Finds the newest checkpoint. That none is gone between the first and the last is seen by their numbers; the newest must
    /// verify and must name the one before by its hash. Whether the last ones are gone is not seen here: that is what the
    /// container's immutability is for.
    /// </summary>
    public async Task<LastCheckpoint> ReadLastAsync(IReadOnlyDictionary<string, ECDsa> keys, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        await foreach (var blob in container.GetBlobsAsync(prefix: Folder, cancellationToken: cancellationToken))
            names.Add(blob.Name);
        var faults = names.Where((name, i) => name != NameOf(i + 1)).Take(1).Select(name => FaultOf(name, FaultKind.Unchained)).ToList();
        var lastNumber = names.Select(NumberOf).DefaultIfEmpty(0).Max();
        string? successorsPrevious = null;
        (Checkpoint Checkpoint, string Hash)? newest = null;
        foreach (var name in Enumerable.Reverse(names))
        {
            var written = (await container.GetBlobClient(name).DownloadContentAsync(cancellationToken)).Value.Content.ToString();
            var hash = EntryRecord.HashOf(written);
            if (newest is not null)
            {
                if (hash != successorsPrevious)
                    faults.Add(FaultOf(name, FaultKind.NotOurs));
                break;
            }

            var (claims, doubt) = SignedText.Read(written, Checkpoint.Type, keys);
            if (doubt is null && claims.Deserialize<Checkpoint>(ApiJson.Options) is { } read && NameOf(read.Number) == name)
                (newest, successorsPrevious) = ((read, hash), read.Previous);
            else
                faults.Add(FaultOf(name, FaultKind.NotOurs));
        }

        return new(newest?.Checkpoint, newest?.Hash, lastNumber, faults);
    }

    /// <summary>
    /// Signs and stores a checkpoint, unless there is one of its number: this very one, whose outcome was unknown, or that of
    /// another instance's run at the same time, which stands.
    /// </summary>
    public async Task AppendAsync(Checkpoint checkpoint, CancellationToken cancellationToken)
    {
        try
        {
            await container.GetBlobClient(NameOf(checkpoint.Number)).UploadAsync(
                new BinaryData(signer!.Sign(Checkpoint.Type, checkpoint)),
                new BlobUploadOptions { HttpHeaders = new() { ContentType = "application/jose" }, Conditions = new() { IfNoneMatch = ETag.All } },
                cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            // See above.
        }
    }

    private static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"{Folder}{number:D8}.jws");

    private static int NumberOf(string name) =>
        int.TryParse(name.AsSpan(Folder.Length).TrimEnd(".jws"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static LedgerFault FaultOf(string name, FaultKind kind) => new(Container, name, null, kind);
}
