using Azure.Data.Tables;
using NhipSo.Functions.Ledger;

namespace NhipSo.Functions.Tests.Ledger;

/// <summary>What someone who can write the table does to whole rows is found by the nightly run, and named.</summary>
public sealed class RemovedAndRestoredRowsTests(WrittenLedger ledger) : IClassFixture<WrittenLedger>
{
    [Fact]
    public async Task A_removed_row_is_found_whichever_it_is()
    {
        foreach (var (row, _) in await ledger.ReadAsync())
        {
            await ledger.DeleteAsync(row);
            await FoundAsync(row.RowKey, null, FaultKind.Missing);
            await ledger.PutAsync(Tampering.Copy(row));
        }

        Assert.Empty(await ledger.VerifyAsync());
    }

    [Fact]
    public async Task Two_rows_with_each_others_contents_are_found()
    {
        var rows = (await ledger.ReadAsync()).ConvertAll(each => each.Row);
        foreach (var (one, other) in new[] { ("r|01|000001", "r|01|000002"), ("r|01|000001", "r|24|000001"), ("r|*|000002", "r|08|000001") })
        {
            var (first, second) = (rows.Find(row => row.RowKey == one)!, rows.Find(row => row.RowKey == other)!);
            await ledger.PutAsync(Tampering.Copy(first, other));
            await ledger.PutAsync(Tampering.Copy(second, one));
            await FoundAsync(string.CompareOrdinal(one, other) < 0 ? one : other, null, FaultKind.Misplaced);
            await ledger.PutAsync(Tampering.Copy(first));
            await ledger.PutAsync(Tampering.Copy(second));
        }

        var (confirmed, exempt) = (rows.Find(row => row.RowKey == "h|01")!, rows.Find(row => row.RowKey == "h|08")!);
        await ledger.PutAsync(Tampering.Copy(exempt, "h|01"));
        await FoundAsync("h|01", "status", FaultKind.Altered);
        await ledger.PutAsync(Tampering.Copy(confirmed));
        Assert.Empty(await ledger.VerifyAsync());
    }

    [Fact]
    public async Task A_row_moved_to_another_unit_or_partition_is_found()
    {
        var row = (await ledger.ReadAsync()).Find(each => each.Row.RowKey == "r|01|000001").Row;
        foreach (var (moved, kind) in new[]
        {
            (Tampering.Copy(row, "r|04|000002"), FaultKind.Misplaced),
            (Tampering.Copy(row, "r|01|000099"), FaultKind.Misplaced),
            (Tampering.Copy(row, "r|99|000001"), FaultKind.Misplaced),
            (Tampering.Copy(row, "r|01|000001", "cds-thang|2027-12"), FaultKind.Misplaced),
            (Tampering.Copy(row, "r|01|000001", "cds-thang|2027-01"), FaultKind.Misplaced),
            (Tampering.Copy(row, "zzz"), FaultKind.Misplaced),
            (new TableEntity(row.PartitionKey, "zzz") { ["note"] = "x" }, FaultKind.Missing),
            (new TableEntity(row.PartitionKey, "h|99") { ["status"] = "submitted" }, FaultKind.Unaccounted),
            (new TableEntity("no partition", "!") { ["sequence"] = 1L }, FaultKind.Unaccounted),
        })
        {
            var before = await ledger.Rows.FindAsync(moved.PartitionKey, moved.RowKey, default);
            await ledger.PutAsync(moved);
            var fault = Assert.Single(await ledger.VerifyAsync());
            Assert.Equal((moved.PartitionKey, moved.RowKey, kind), (fault.Partition, fault.Row, fault.Kind));
            await (before is null ? ledger.DeleteAsync(moved) : ledger.PutAsync(Tampering.Copy(before)));
        }

        Assert.Empty(await ledger.VerifyAsync());
    }

    [Fact]
    public async Task A_restored_old_head_is_found()
    {
        var before = await ledger.ReadAsync();
        await ledger.CorrectAsync(20);
        var after = await ledger.ReadAsync();
        foreach (var (key, property) in new[] { ("!", "sequence"), ("h|01", "status") })
        {
            await ledger.PutAsync(Tampering.Copy(before.Find(each => each.Row.RowKey == key).Row));
            await FoundAsync(key, property, FaultKind.Altered);
            await ledger.PutAsync(Tampering.Copy(after.Find(each => each.Row.RowKey == key).Row));
        }

        Assert.Empty(await ledger.VerifyAsync());
    }

    [Fact]
    public async Task An_altered_payload_is_found()
    {
        var row = (await ledger.ReadAsync()).Find(each => each.Content?.Length > 32_000);
        var blob = ledger.Blobs.Container("payloads").GetBlobClient($"content/{row.Row.GetString("contentHash")}");
        await blob.UploadAsync(new BinaryData(row.Content!.Replace("official", "estimate", StringComparison.Ordinal)), overwrite: true);
        await FoundAsync(row.Row.RowKey, "content", FaultKind.Altered);
        await blob.DeleteAsync();
        await FoundAsync(row.Row.RowKey, "content", FaultKind.Missing);
        await blob.UploadAsync(new BinaryData(row.Content));
        Assert.Empty(await ledger.VerifyAsync());
    }

    private async Task FoundAsync(string row, string? property, FaultKind kind)
    {
        var faults = await ledger.VerifyAsync();
        Assert.Contains(faults, fault => fault == new LedgerFault(ledger.Partition, row, property, kind));
        Assert.All(faults, fault => Assert.StartsWith("cds-thang|", fault.Partition, StringComparison.Ordinal));
    }
}
