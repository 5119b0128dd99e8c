using System.Text.Json;
using NhipSo.Functions.Ledger;
using NhipSo.Functions.Storage;
using NhipSo.Functions.Publishing;

namespace NhipSo.Functions.Tests.Ledger;

/// <summary>What a key that ever signed has signed verifies for ever; a key that someone else brings verifies nothing.</summary>
public sealed class KeysTests : IAsyncLifetime
{
    private readonly WrittenLedger ledger = new();

    public Task InitializeAsync() => ledger.InitializeAsync();

    public Task DisposeAsync() => ledger.DisposeAsync();

    [Fact]
    public async Task After_a_rotation_old_and_new_receipts_verify()
    {
        var old = (await ledger.ReadAsync()).Find(each => each.Row.RowKey == "r|01|000003").Row.Text("receipt");
        ledger.Use(Shipped.NewSigner());
        await ledger.Trusted.KeepOwnAsync(default);
        var newer = await ledger.CorrectAsync(21);
        Assert.Empty(await ledger.VerifyAsync());
        Assert.Equal(Holding.Superseded, (await ledger.Receipts.CheckAsync(old, default)).Ledger);
        Assert.Equal(Holding.Held, (await ledger.Receipts.CheckAsync(newer, default)).Ledger);
    }

    [Fact]
    public async Task A_receipt_signed_with_a_replaced_key_is_found()
    {
        using var stranger = Shipped.NewSigner();
        var row = (await ledger.ReadAsync()).Find(each => each.Row.RowKey == "r|24|000001").Row;
        var claims = System.Buffers.Text.Base64Url.DecodeFromChars(row.Text("receipt").Split('.')[1]);
        var forged = stranger.Sign("JWT", JsonSerializer.Deserialize<JsonElement>(claims));
        await ledger.PutAsync(Tampering.With(row, "receipt", forged));
        Assert.Equal([new(ledger.Partition, row.RowKey, "receipt", FaultKind.Unverified)], await ledger.VerifyAsync());
        Assert.Equal(Doubt.UnknownKey, (await ledger.Receipts.CheckAsync(forged, default)).Doubt);
    }

    [Fact]
    public async Task A_removed_key_is_found_by_every_receipt_that_it_signed()
    {
        ledger.Use(Shipped.NewSigner());
        await foreach (var key in ledger.Blobs.Container("checkpoints").GetBlobsAsync(prefix: "keys/"))
            await ledger.Blobs.Container("checkpoints").DeleteBlobAsync(key.Name);
        var faults = await ledger.VerifyAsync();
        Assert.Equal(3, faults.Count);
        Assert.All(faults, fault => Assert.Equal(("receipt", FaultKind.Unverified), (fault.Property, fault.Kind)));
    }

    [Fact]
    public async Task A_key_that_someone_writes_to_the_site_is_not_believed_and_found()
    {
        using var stranger = Shipped.NewSigner();
        var published = new SigningKeys(ledger.Site, ledger.Trusted);
        await published.PublishAsync(default);
        var blob = ledger.Site.Container.GetBlobClient("jwks.json");
        var own = (await blob.DownloadContentAsync()).Value.Content;
        await blob.UploadAsync(new BinaryData(JsonSerializer.Serialize(new { keys = new[] { stranger.PublicKey } })), overwrite: true);
        Assert.Equal([new("$web", "jwks.json", stranger.PublicKey["kid"], FaultKind.NotOurs)], await ledger.VerifyAsync());
        Assert.Equal(Doubt.UnknownKey, (await ledger.Receipts.CheckAsync(stranger.Sign("JWT", new { Iss = "nhipso" }), default)).Doubt);

        await new SigningKeys(ledger.Site, ledger.Trusted).PublishAsync(default); // the next process puts it right
        Assert.Equal(own.ToString(), (await blob.DownloadContentAsync()).Value.Content.ToString());
        Assert.Empty(await ledger.VerifyAsync());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("""{"keys":[{"kty":"EC","crv":"P-256","x":"AA","y":"AA","alg":"ES256","use":"sig","kid":"AA"}]}""")]
    public async Task A_site_that_publishes_no_keys_of_ours_is_found(string written)
    {
        await ledger.Site.Container.GetBlobClient("jwks.json").UploadAsync(new BinaryData(written), overwrite: true);
        Assert.Equal([new("$web", "jwks.json", null, FaultKind.NotOurs)], await ledger.VerifyAsync());
    }

    [Fact]
    public async Task A_key_that_is_no_point_of_the_curve_is_not_believed_and_found()
    {
        var key = new VerifyingKey("AA", "AA");
        await ledger.Blobs.Container("checkpoints").GetBlobClient($"keys/{key.Id}.json").UploadAsync(new BinaryData(JsonSerializer.Serialize(key.Members)));
        Assert.Equal([new("checkpoints", $"keys/{key.Id}.json", null, FaultKind.NotOurs)], await ledger.VerifyAsync());
    }

    [Fact]
    public async Task A_key_under_another_ones_name_is_not_believed_and_found()
    {
        using var stranger = Shipped.NewSigner();
        await ledger.Blobs.Container("checkpoints").GetBlobClient("keys/x.json").UploadAsync(new BinaryData(JsonSerializer.Serialize(stranger.PublicKey)));
        Assert.Equal([new("checkpoints", "keys/x.json", null, FaultKind.NotOurs)], await ledger.VerifyAsync());
    }
}
