using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using Microsoft.Extensions.Logging.Abstractions;
using NhipSo.Functions.Backup;
using NhipSo.Functions.Ledger;
using NhipSo.Functions.Storage;
using NhipSo.Functions.Tests.Ledger;
using NodaTime;

namespace NhipSo.Functions.Tests.Backup;

/// <summary>A written ledger with something in every other table and container, its backups, and an empty account beside it.</summary>
public sealed class Kept : IAsyncLifetime, IDisposable
{
    private readonly TestStorage empty = new();

    internal WrittenLedger Ledger { get; } = new();

    internal TestStorage From => Ledger.Storage;

    internal TestStorage To => empty;

    internal ManualTime Time => Ledger.Time;

    internal ContainerHome Home => new(From.Blobs);

    public async Task InitializeAsync()
    {
        await Task.WhenAll(Ledger.InitializeAsync(), empty.InitializeAsync());
        await Ledger.UnlockAsync();
        Time.Now = Instant.FromUtc(2026, 11, 10, 20, 20); // before the storage's own clock, by which blobs are new
        foreach (var table in BackupPlan.Tables.Keys.Where(table => table is not (TableNames.Submissions or TableNames.Pending)))
            await PutAsync(table, "some|20261110", "a", 1);
        await PutAsync(TableNames.MeasuredDays, "some|202611", "01|24", 2);
        await PutAsync(TableNames.MeasuredDays, "!", "some", 3);
        await PutAsync(TableNames.Pending, "watch", "working", 4);
        await PutAsync(TableNames.Sources, "poller", "beat", 5);
        await PutBlobAsync("payloads", "evidence/24/abc", RandomNumberGenerator.GetBytes(5_000_000));
        await PutBlobAsync("catalog", "forms/x.1.json", "{}"u8.ToArray());
        await PutBlobAsync("reports", "empty", []);
    }

    public async Task DisposeAsync()
    {
        await Ledger.DisposeAsync();
        await empty.DisposeAsync();
    }

    public void Dispose() => Ledger.Dispose();

    internal Task PutAsync(string table, string partition, string row, int figure) => From.Tables.GetTableClient(table)
        .UpsertEntityAsync(new TableEntity(partition, row) { ["figure"] = (double)figure, ["of"] = table }, TableUpdateMode.Replace);

    internal Task PutBlobAsync(string container, string name, byte[] bytes) => From.Blobs.Container(container).GetBlobClient(name)
        .UploadAsync(new BinaryData(bytes), new Azure.Storage.Blobs.Models.BlobUploadOptions { HttpHeaders = new() { ContentType = "text/plain", ContentEncoding = "x" } });

    /// <summary>A nightly run.</summary>
    internal Task BackUpAsync() => NewRun().RunAsync(default);

    internal BackupRun NewRun() => new(WriterOf(From), From.Blobs, Time, NullLogger<BackupRun>.Instance);

    internal ArchiveWriter WriterOf(TestStorage storage, long partBytes = 4000) => new(storage.Tables, storage.Blobs, RowsOf(storage), Time) { PartBytes = partBytes };

    internal Restorer RestorerOf(TestStorage storage) => new(storage.Tables, storage.Blobs, RowsOf(storage), WriterOf(storage), Time);

    internal async Task<Restored> RestoreAsync(IArchiveHome? home = null, Instant? until = null, Taken? taken = null, TestStorage? to = null) => await RestorerOf(to ?? To).RunAsync(
        home ?? Home, Archives.ChainOf(await Archives.ReadAsync(home ?? Home, default), until)!, taken ?? Taken.All, progress: null, default);

    /// <summary>All of it as an archive in a folder.</summary>
    internal async Task<ArchiveChain> ExportAsync(IArchiveHome home, long partBytes = 4000)
    {
        var manifest = await WriterOf(From, partBytes).WriteAsync(home, "export", before: null, Journal.Of(Time.Now), progress: null, default);
        Assert.True(await home.TryStoreAsync(Manifest.PathOf(manifest.Id), manifest.Write(), default));
        return new([manifest]);
    }

    internal async Task<LedgerSum> VerifyAsync(TestStorage storage)
    {
        using var trusted = new TrustedKeys(storage.Blobs, signer: null, Time);
        return await new LedgerCheck(
            new(RowsOf(storage), TimeProvider.System, NullLogger<LedgerReplay>.Instance), new(storage.Blobs, signer: null), trusted).RunAsync(default);
    }

    /// <summary>Everything that an account has but marks that something is to be published: every row with its types, every blob with its contents.</summary>
    internal static async Task<List<string>> ContentsAsync(TestStorage storage)
    {
        var all = new List<string>();
        foreach (var table in BackupPlan.Tables.Keys)
        {
            await foreach (var row in storage.Tables.GetTableClient(table).QueryAsync<TableEntity>())
            {
                if (row.PartitionKey != "publish")
                    all.Add($"{table} {LineOf(row)}");
            }
        }

        foreach (var container in BackupPlan.Containers)
        {
            await foreach (var blob in storage.Blobs.Container(container).GetBlobsAsync())
            {
                var found = (await storage.Blobs.Container(container).GetBlobClient(blob.Name).DownloadContentAsync()).Value;
                all.Add($"{container} {blob.Name} {found.Details.ContentType} {found.Details.ContentEncoding} {Convert.ToHexString(SHA256.HashData(found.Content))}");
            }
        }

        return [.. all.Order(StringComparer.Ordinal)];
    }

    internal static string LineOf(TableEntity row)
    {
        var line = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(line, RowCodec.Options);
        RowCodec.Write(json, row);
        return Encoding.UTF8.GetString(line.WrittenSpan);
    }

    private static LedgerRows RowsOf(TestStorage storage) => new(storage.Tables, new(storage.Blobs));
}
