using NhipSo.Functions.Ledger;
using NhipSo.Functions.Storage;

namespace NhipSo.Functions.Tests.Ledger;

/// <summary>A checkpoint remembers what was there: what was cut off behind it is found, and a checkpoint itself is guarded.</summary>
public sealed class CheckpointTests : IAsyncLifetime
{
    private readonly WrittenLedger ledger = new();

    public Task InitializeAsync() => ledger.InitializeAsync();

    public Task DisposeAsync() => ledger.DisposeAsync();

    [Fact]
    public async Task A_checkpoint_says_how_far_every_partition_but_the_sandbox_holds()
    {
        Assert.Empty(await ledger.VerifyAsync());
        var (checkpoint, _, number, faults) = await ledger.Reports.ReadAsync(default);
        var head = (await ledger.Rows.FindAsync(ledger.Partition, "!", default))!;
        Assert.Equal(1, number);
        Assert.Empty(faults);
        Assert.Equal(["cds-thang|2026-12", "cds-thang|2027-12"], checkpoint!.Partitions.Keys);
        Assert.Equal(new(head.Int64("sequence"), head.Text("runningHash")), checkpoint.Partitions[ledger.Partition]);
        Assert.Equal((3, 25), (checkpoint.Read, checkpoint.Entries));
        Assert.Null(checkpoint.Previous);
        Assert.Contains("nhipso_ledger_faults 0\n", ledger.Metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cut_off_tail_is_found_up_to_the_last_checkpoint_and_after_it_by_its_receipt()
    {
        var before = await ledger.ReadAsync();
        var receipt = await ledger.CorrectAsync(20);
        var after = await ledger.ReadAsync();
        await RestoreAsync(after, before);
        Assert.Empty(await ledger.VerifyAsync()); // no checkpoint saw it
        Assert.Equal(Holding.Missing, (await ledger.Receipts.CheckAsync(receipt, default)).Ledger);

        await RestoreAsync(before, after);
        Assert.Empty(await ledger.VerifyAsync());
        await RestoreAsync(after, before);
        var behind = new LedgerFault(ledger.Partition, "!", "sequence", FaultKind.Behind);
        Assert.Equal([behind], await ledger.VerifyAsync());
        Assert.Equal([behind], await ledger.VerifyAsync()); // until it is mended

        await ledger.CorrectAsync(21); // as many entries as there were, but others
        Assert.Equal(FaultKind.Rewritten, Assert.Single(await ledger.VerifyAsync()).Kind);
        Assert.Contains("nhipso_ledger_faults 1\n", ledger.Metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_partition_that_is_gone_is_found()
    {
        Assert.Empty(await ledger.VerifyAsync());
        foreach (var (row, _) in await ledger.ReadAsync())
            await ledger.DeleteAsync(row);
        Assert.Equal([new(ledger.Partition, null, null, FaultKind.Missing)], await ledger.VerifyAsync());
    }

    [Fact]
    public async Task A_fault_does_not_hold_up_the_other_partitions()
    {
        var row = (await ledger.ReadAsync())[0].Row;
        await ledger.PutAsync(Tampering.With(row, "sequence", 99L));
        Assert.Single(await ledger.VerifyAsync());
        Assert.Equal(["cds-thang|2027-12"], (await ledger.Reports.ReadAsync(default)).Checkpoint!.Partitions.Keys);
    }

    [Fact]
    public async Task Checkpoints_are_chained_and_one_that_is_gone_or_altered_is_found()
    {
        for (var run = 0; run < 4; run++)
            Assert.Empty(await ledger.VerifyAsync());
        var (last, _, _, _) = await ledger.Reports.ReadAsync(default);
        var third = await ReadAsync(3);
        Assert.Equal(EntryRecord.HashOf(third), last!.Previous);

        await WriteAsync(3, await ReadAsync(2));
        Assert.Equal([Of(3)], await ledger.VerifyAsync());
        await WriteAsync(3, third);
        Assert.Empty(await ledger.VerifyAsync());
        await BlobOf(2).DeleteAsync();
        Assert.Equal([Of(3) with { Kind = FaultKind.Unchained }], await ledger.VerifyAsync());
    }

    [Fact]
    public async Task A_forged_checkpoint_is_not_believed()
    {
        Assert.Empty(await ledger.VerifyAsync());
        var before = await ledger.ReadAsync();
        await ledger.CorrectAsync(20);
        var after = await ledger.ReadAsync();
        Assert.Empty(await ledger.VerifyAsync());
        await RestoreAsync(after, before);

        using var stranger = Shipped.NewSigner();
        var (second, _, _, _) = await ledger.Reports.ReadAsync(default);
        await WriteAsync(3, stranger.Sign(Checkpoint.Type, second! with { Number = 3, Partitions = second.Partitions.Clear() }));
        Assert.Equal([Of(3), new(ledger.Partition, "!", "sequence", FaultKind.Behind)], await ledger.VerifyAsync());
        await WriteAsync(3, "nonsense");
        Assert.Contains(Of(3), (await ledger.Reports.ReadAsync(default)).Faults);
    }

    [Fact]
    public async Task A_receipt_is_no_checkpoint_and_a_checkpoint_no_receipt()
    {
        Assert.Empty(await ledger.VerifyAsync());
        Assert.Equal(Doubt.Malformed, (await ledger.Receipts.CheckAsync(await ReadAsync(1), default)).Doubt);
        await WriteAsync(2, await ledger.CorrectAsync(20));
        Assert.Equal([Of(2)], await ledger.VerifyAsync());
    }

    [Fact]
    public async Task A_second_run_at_the_same_time_leaves_the_first_ones_checkpoint()
    {
        Assert.Empty(await ledger.VerifyAsync());
        var first = await ReadAsync(1);
        await ledger.Checkpoints.AppendAsync((await ledger.Reports.ReadAsync(default)).Checkpoint! with { Entries = 0 }, default);
        Assert.Equal(first, await ReadAsync(1));
    }

    private static LedgerFault Of(int number) => new("checkpoints", $"log/{number:D8}.jws", null, FaultKind.NotOurs);

    private Azure.Storage.Blobs.BlobClient BlobOf(int number) => ledger.Blobs.Container("checkpoints").GetBlobClient($"log/{number:D8}.jws");

    private async Task<string> ReadAsync(int number) => (await BlobOf(number).DownloadContentAsync()).Value.Content.ToString();

    private async Task WriteAsync(int number, string text) => await BlobOf(number).UploadAsync(new BinaryData(text), overwrite: true);

    /// <summary>Makes the partition's rows those of another time, all of them.</summary>
    private async Task RestoreAsync(List<(Azure.Data.Tables.TableEntity Row, string? Content)> from, List<(Azure.Data.Tables.TableEntity Row, string? Content)> to)
    {
        foreach (var row in from.Select(each => each.Row).ExceptBy(to.Select(each => each.Row.RowKey), row => row.RowKey))
            await ledger.DeleteAsync(row);
        foreach (var (row, _) in to)
            await ledger.PutAsync(Tampering.Copy(row));
    }
}
