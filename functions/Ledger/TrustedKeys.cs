using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using NhipSo.Functions.Storage;
using NhipSo.Functions.Submissions;
using NodaTime;

namespace NhipSo.Functions.Ledger;

/// <summary>
/// The keys that ever signed, a blob each below <c>keys/</c> of the private container of checkpoints, written once and never
/// changed. What is published is a copy: whoever can write the site alone cannot make us believe a key.
/// </summary>
/// <param name="blobs">Where they are.</param>
/// <param name="signer">This process's key; null where nothing is signed.</param>
/// <param name="time">The clock.</param>
public sealed class TrustedKeys(DataBlobs blobs, ReceiptSigner? signer, TimeProvider time) : IDisposable
{
    /// <summary>Where in the container they are.</summary>
    public const string Folder = "keys/";

    /// <summary>Whoever shows what an unknown key signed makes us look at most so often.</summary>
    private static readonly Duration LookedFor = Duration.FromSeconds(5);

    private readonly BlobContainerClient container = blobs.Container(CheckpointStore.Container);
    private readonly ConcurrentDictionary<string, ECDsa> known = new(StringComparer.Ordinal);
    private Instant looked = Instant.MinValue;

    /// <summary>Stores this process's key.</summary>
    public async Task KeepOwnAsync(CancellationToken cancellationToken)
    {
        var own = signer!.PublicKey;
        try
        {
            await container.GetBlobClient(NameOf(own["kid"])).UploadAsync(
                new BinaryData(JsonSerializer.SerializeToUtf8Bytes(own)),
                new BlobUploadOptions { HttpHeaders = new() { ContentType = "application/jwk+json" }, Conditions = new() { IfNoneMatch = ETag.All } },
                cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            // It is there: its name is its thumbprint.
        }
    }

    /// <summary>All keys as stored now, and a fault for each blob that is none named by its thumbprint.</summary>
    public async Task<(IReadOnlyList<VerifyingKey> Keys, IReadOnlyList<LedgerFault> Faults)> ReadAsync(CancellationToken cancellationToken)
    {
        var (keys, faults) = (new List<VerifyingKey>(), new List<LedgerFault>());
        await foreach (var blob in container.GetBlobsAsync(prefix: Folder, cancellationToken: cancellationToken))
        {
            var stored = await container.GetBlobClient(blob.Name).DownloadContentAsync(cancellationToken);
            if (Read(stored.Value.Content) is { } key && NameOf(key.Id) == blob.Name)
                keys.Add(key);
            else
                faults.Add(new(CheckpointStore.Container, blob.Name, null, FaultKind.NotOurs));
        }

        return (keys, faults);
    }

    /// <summary>The keys known to this process, after a look for <paramref name="id"/> where that is not among them.</summary>
    public async Task<IReadOnlyDictionary<string, ECDsa>> FindAsync(string id, CancellationToken cancellationToken) =>
        known.ContainsKey(id) ? known : await LookAsync(cancellationToken);

    /// <summary>The keys known to this process, after a look whether there are new ones.</summary>
    public async Task<IReadOnlyDictionary<string, ECDsa>> LookAsync(CancellationToken cancellationToken)
    {
        if (time.Now() - looked > LookedFor)
        {
            looked = time.Now();
            foreach (var key in (await ReadAsync(cancellationToken)).Keys)
                known.GetOrAdd(key.Id, _ => key.Open());
        }

        return known;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var key in known.Values)
            key.Dispose();
    }

    private static string NameOf(string id) => $"{Folder}{id}.json";

    private static VerifyingKey? Read(BinaryData stored)
    {
        try
        {
            using var json = JsonDocument.Parse(stored);
            return VerifyingKey.Read(json.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
