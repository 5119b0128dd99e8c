using System.Security.Cryptography;
using Azure.Data.Tables;
using NhipSo.Functions.Ledger;
using NhipSo.Functions.Storage;
using NhipSo.Functions.Submissions;

namespace NhipSo.Functions.Tests.Ledger;

/// <summary>Altering any property of any stored row is found, and named: in turn each of a ledger that the product wrote.</summary>
public sealed class EveryPropertyIsCoveredTests(WrittenLedger ledger) : IClassFixture<WrittenLedger>
{
    [Fact]
    public async Task What_the_product_wrote_holds()
    {
        var rows = await ledger.ReadAsync();
        var (verified, fault) = await ReplayAsync(rows);
        Assert.Null(fault);
        Assert.Equal(rows.Count(each => each.Row.RowKey.StartsWith("r|", StringComparison.Ordinal)), verified!.Sequence);
        Assert.Equal(["!", "h|*", "h|01", "h|04", "h|08", "h|24"], rows.Select(each => each.Row.RowKey).Where(key => key[0] != 'r'));
        Assert.Contains(rows, each => each.Content?.Length > Payloads.MaxInRow && !each.Row.ContainsKey("content"));
    }

    [Fact]
    public async Task Altering_or_deleting_any_property_is_found_and_named()
    {
        var rows = await ledger.ReadAsync();
        var tried = new HashSet<(string, string, Type?)>();
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i].Row;
            foreach (var property in Tampering.Properties(row))
            {
                foreach (var other in Tampering.Others(row[property]!).Where(other => !row[property]!.Equals(other)))
                {
                    var fault = await ReplayAsync(With(rows, i, Tampering.With(row, property, other)));
                    tried.Add((row.RowKey[..1], property, other?.GetType()));
                    Assert.True(
                        fault.Fault is { } found && found.Partition == ledger.Partition && found.Row == row.RowKey && found.Property == property,
                        $"{row.RowKey} {property} as {other ?? "nothing"}: {fault.Fault?.ToString() ?? "not found"}");
                }
            }
        }

        Assert.True(tried.Count > 150, $"Only {tried.Count} ways were tried.");
        var written = new HashSet<string>(tried.Select(each => each.Item2));
        Assert.Superset(
            new HashSet<string>
            {
                "sequence", "runningHash", "updated", "extended", "locked", "status", "entries", "entryHash", "entryContentHash", "entrySequence", "due", "revision",
                "revisionEntry", "hash", "contentHash", "received", "onTime", "complete", "asked", "given", "warnings", "valueStatus", "formVersion",
                "statuses", "NT03", "TC03", "TC_KH", "TC_KH_SO", "kind", "record", "entry", "receipt", "content", "base",
            },
            written);
    }

    [Fact]
    public async Task A_property_that_no_entry_accounts_for_is_found()
    {
        var rows = await ledger.ReadAsync();
        for (var i = 0; i < rows.Count; i++)
        {
            foreach (var name in new[] { "note", "NT02", "extended", "due", "content" }.Where(name => !rows[i].Row.ContainsKey(name)))
            {
                var fault = (await ReplayAsync(With(rows, i, Tampering.With(rows[i].Row, name, "x")))).Fault;
                Assert.True(fault?.Row == rows[i].Row.RowKey && fault.Property == name, $"{rows[i].Row.RowKey} {name}: {fault}");
            }
        }
    }

    [Fact]
    public async Task Any_altered_character_of_a_receipt_is_found()
    {
        var rows = await ledger.ReadAsync();
        var i = rows.FindIndex(each => each.Row.RowKey == "r|01|000001");
        var receipt = rows[i].Row.Text("receipt");
        for (var at = 0; at < receipt.Length; at++)
        {
            foreach (var other in "Ag_.")
            {
                var altered = receipt[..at] + other + receipt[(at + 1)..];
                var fault = (await ReplayAsync(With(rows, i, Tampering.With(rows[i].Row, "receipt", altered)))).Fault;
                Assert.True(altered == receipt || fault is { Property: "receipt", Kind: FaultKind.Unverified }, $"Character {at} as {other}: {fault}");
            }
        }
    }

    [Fact]
    public async Task The_other_way_to_write_the_same_signature_is_found()
    {
        var rows = await ledger.ReadAsync();
        var i = rows.FindIndex(each => each.Row.RowKey == "r|01|000001");
        var receipt = rows[i].Row.Text("receipt");
        var signature = System.Buffers.Text.Base64Url.DecodeFromChars(receipt.Split('.')[2]);
        var order = new System.Numerics.BigInteger(Convert.FromHexString("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551"), true, true);
        var other = (order - new System.Numerics.BigInteger(signature.AsSpan(32), true, true)).ToByteArray(true, true);
        byte[] mirrored = [.. signature[..32], .. new byte[32 - other.Length], .. other];
        var written = $"{receipt[..(receipt.LastIndexOf('.') + 1)]}{System.Buffers.Text.Base64Url.EncodeToString(mirrored)}";

        var key = (await ledger.Trusted.LookAsync(default)).Values.Single();
        Assert.True(key.VerifyData(System.Text.Encoding.ASCII.GetBytes(written[..written.LastIndexOf('.')]), mirrored, HashAlgorithmName.SHA256));
        Assert.Equal(FaultKind.Unverified, (await ReplayAsync(With(rows, i, Tampering.With(rows[i].Row, "receipt", written)))).Fault!.Kind);
    }

    private static List<(TableEntity Row, string? Content)> With(List<(TableEntity Row, string? Content)> rows, int at, TableEntity row)
    {
        var other = rows.ToList();
        other[at] = (row, row.ContainsKey("content") || rows[at].Row.ContainsKey("content") ? RowComparison.TextOf(row, "content") : rows[at].Content);
        return other;
    }

    private async Task<(Verified? Verified, LedgerFault? Fault)> ReplayAsync(List<(TableEntity Row, string? Content)> rows)
    {
        var replay = new PartitionReplay(ledger.Partition, await ledger.Trusted.LookAsync(default));
        rows.ForEach(each => replay.Add(each.Row, each.Content));
        return replay.End(null);
    }
}
