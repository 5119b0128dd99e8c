using NhipSo.Functions.Ledger;
using NhipSo.Functions.Storage;

namespace NhipSo.Functions.Tests.Ledger;

/// <summary>Whoever has a receipt learns whether it is ours and whether the ledger still holds what it confirms.</summary>
public sealed class ReceiptCheckTests(WrittenLedger ledger) : IClassFixture<WrittenLedger>
{
    [Fact]
    public async Task Every_stored_receipt_is_ours_and_what_it_confirms_is_held()
    {
        foreach (var (row, _) in (await ledger.ReadAsync()).Where(each => each.Row.RowKey[0] == 'r'))
        {
            var result = await ledger.Receipts.CheckAsync(row.Text("receipt"), default);
            var isOld = row.RowKey == "r|01|000001";
            Assert.Equal((null, isOld ? Holding.Superseded : Holding.Held, isOld ? 2 : null), (result.Doubt, result.Ledger, result.SupersededBy));
            Assert.Equal(row.Text("hash"), result.Claims!.Value.GetProperty("hash").GetString());
        }
    }

    [Fact]
    public async Task What_is_altered_or_gone_in_the_ledger_is_said()
    {
        var row = (await ledger.ReadAsync()).Find(each => each.Row.RowKey == "r|04|000001").Row;
        foreach (var property in new[] { "record", "content" })
        {
            await ledger.PutAsync(Tampering.With(row, property, row.Text(property) + " "));
            Assert.Equal(Holding.Different, (await ledger.Receipts.CheckAsync(row.Text("receipt"), default)).Ledger);
        }

        await ledger.DeleteAsync(row);
        Assert.Equal(Holding.Missing, (await ledger.Receipts.CheckAsync(row.Text("receipt"), default)).Ledger);
        await ledger.PutAsync(Tampering.Copy(row));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("..")]
    [InlineData("e30.e30.AAAA")]
    [InlineData("bnVsbA.bnVsbA.bnVsbA")]
    [InlineData("eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.e30.")]
    [InlineData("ế.ế.ế")]
    [InlineData("eyJhbGciOiJcdWQ4MDAiLCJraWQiOiJcdWQ4MDAifQ.e30.AAAA")] // half a surrogate pair
    [InlineData("eyJhbGciOiLDKCIsImtpZCI6IsMoIn0.e30.AAAA")] // no UTF-8
    public async Task What_is_no_receipt_is_malformed(string written) =>
        Assert.Equal(Doubt.Malformed, (await ledger.Receipts.CheckAsync(written, default)).Doubt);

    [Fact]
    public async Task An_altered_receipt_is_not_believed()
    {
        var receipt = (await ledger.ReadAsync()).Find(each => each.Row.RowKey == "r|24|000001").Row.Text("receipt");
        var parts = receipt.Split('.');
        var claims = System.Text.Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(parts[1])).Replace("\"sequence\":6", "\"sequence\":7", StringComparison.Ordinal);
        var altered = $"{parts[0]}.{System.Buffers.Text.Base64Url.EncodeToString(System.Text.Encoding.UTF8.GetBytes(claims))}.{parts[2]}";
        Assert.NotEqual(receipt, altered);
        Assert.Equal(Doubt.WrongSignature, (await ledger.Receipts.CheckAsync(altered, default)).Doubt);
    }
}
