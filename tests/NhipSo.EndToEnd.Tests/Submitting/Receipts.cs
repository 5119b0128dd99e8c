using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using NhipSo.EndToEnd.Tests.Running;

namespace NhipSo.EndToEnd.Tests.Submitting;

/// <summary>A receipt is verified by anyone, with nothing but the key that the site publishes.</summary>
[Collection(nameof(SharedApp))]
public sealed class Receipts(SharedApp shared)
{
    [Fact]
    public async Task A_receipt_verifies_with_the_published_key_and_says_what_was_stored()
    {
        using var response = await shared.App.PutAsync(
            $"submissions/cds-thang/{SharedApp.NextPeriod()}/35", shared.Keys["hanam"], Answers.Report(168746, 115665));
        var answer = await response.JsonAsync();
        var parts = ((string)answer["receipt"]!).Split('.');
        var keys = await Eventually.ValueAsync(() => shared.Deployment.FindAsync("jwks.json"), () => "No published keys.");
        var header = JsonNode.Parse(Base64Url.DecodeFromChars(parts[0]))!;
        var key = keys["keys"]!.AsArray().Single(each => (string?)each!["kid"] == (string?)header["kid"])!;

        using var verifier = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new() { X = Base64Url.DecodeFromChars((string)key["x"]!), Y = Base64Url.DecodeFromChars((string)key["y"]!) },
        });
        Assert.True(verifier.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256));
        var claims = JsonNode.Parse(Base64Url.DecodeFromChars(parts[1]))!;
        Assert.Equal((string?)answer["hash"], (string?)claims["hash"]);
        Assert.Equal("35~2008", (string?)claims["unit"]);
        Assert.False((bool)claims["onTime"]!);
    }
}
