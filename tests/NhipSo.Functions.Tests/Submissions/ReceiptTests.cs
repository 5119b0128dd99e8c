using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using NhipSo.Functions.Submissions;

namespace NhipSo.Functions.Tests.Submissions;

/// <summary>Receipts are verified here without the library that signs them, as anyone outside would.</summary>
public class ReceiptTests
{
    [Fact]
    public void A_receipt_verifies_with_the_published_key()
    {
        using var signer = Signer(ECCurve.NamedCurves.nistP256);
        Assert.True(Verifies(signer.Sign(Shipped.Entry()), signer.PublicKey));
    }

    [Fact]
    public void A_changed_byte_is_found()
    {
        using var signer = Signer(ECCurve.NamedCurves.nistP256);
        var receipt = signer.Sign(Shipped.Entry());
        for (var i = 0; i < receipt.Length; i += 7)
        {
            if (receipt[i] == '.')
                continue;
            // Not the last bits of a part, which base64 leaves unused: the sixth bit is always used.
            var changed = receipt[..i] + (receipt[i] == 'A' ? 'g' : 'A') + receipt[(i + 1)..];
            Assert.False(Verifies(changed, signer.PublicKey), $"byte {i}");
        }
    }

    [Fact]
    public void Another_key_does_not_verify_it()
    {
        using var signer = Signer(ECCurve.NamedCurves.nistP256);
        using var other = Signer(ECCurve.NamedCurves.nistP256);
        Assert.False(Verifies(signer.Sign(Shipped.Entry()), other.PublicKey));
        Assert.NotEqual(signer.PublicKey["kid"], other.PublicKey["kid"]);
    }

    [Fact]
    public void It_says_what_is_stored_and_no_more()
    {
        using var signer = Signer(ECCurve.NamedCurves.nistP256);
        var entry = Shipped.Entry(partition: new(6, new string('a', 64)));
        var parts = signer.Sign(entry).Split('.');
        using var header = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[0]));
        Assert.Equal("ES256", header.RootElement.GetProperty("alg").GetString());
        Assert.Equal(signer.PublicKey["kid"], header.RootElement.GetProperty("kid").GetString());
        Assert.Equal(
            $$"""
            {"iss":"nhipso","form":"cds-thang","formVersion":1,"period":"2025-11","unit":"24","unitName":"Bắc Ninh","unitValidFrom":"2025-07-01","kind":"submission","entry":1,"revision":1,"sequence":7,"hash":"{{entry.Hash}}","contentHash":"{{entry.Candidate.ContentHash}}","running":"{{entry.Partition.RunningHash}}","received":"2025-12-01T02:03:04.567Z","onTime":true,"complete":true}
            """,
            Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[1])));
    }

    [Fact]
    public void The_published_key_holds_no_private_part()
    {
        using var signer = Signer(ECCurve.NamedCurves.nistP256);
        Assert.Equal(["alg", "crv", "kid", "kty", "use", "x", "y"], signer.PublicKey.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_keys_name_is_its_thumbprint_of_RFC_7638()
    {
        using var signer = Signer(ECCurve.NamedCurves.nistP256);
        var key = signer.PublicKey;
        var hashed = SHA256.HashData(Encoding.UTF8.GetBytes($$"""{"crv":"P-256","kty":"EC","x":"{{key["x"]}}","y":"{{key["y"]}}"}"""));
        Assert.Equal(Base64Url.EncodeToString(hashed), key["kid"]);
    }

    public static TheoryData<string?> BadSettings =>
    [
        null,
        "",
        "not base64!",
        "AAAA",
        Pkcs8(ECCurve.NamedCurves.nistP384),
        Pkcs8(ECCurve.CreateFromFriendlyName("secp256k1")),
        Convert.ToBase64String(RSA.Create(2048).ExportPkcs8PrivateKey()),
        Convert.ToBase64String(ECDsa.Create(ECCurve.NamedCurves.nistP256).ExportSubjectPublicKeyInfo()),
    ];

    [Theory]
    [MemberData(nameof(BadSettings))]
    public void A_wrong_setting_is_named_with_its_mend_and_not_repeated(string? setting)
    {
        var refused = Assert.Throws<StartupException>(() => Signer(setting));
        Assert.StartsWith("Receipts__SigningKey is not a P-256 private key", refused.Message, StringComparison.Ordinal);
        Assert.Contains("openssl genpkey", refused.Message, StringComparison.Ordinal);
        if (setting?.Length > 4)
            Assert.DoesNotContain(setting, refused.ToString(), StringComparison.Ordinal);
    }

    private static bool Verifies(string receipt, IReadOnlyDictionary<string, string> published)
    {
        using var key = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new() { X = Base64Url.DecodeFromChars(published["x"]), Y = Base64Url.DecodeFromChars(published["y"]) },
        });
        var end = receipt.LastIndexOf('.');
        return key.VerifyData(
            Encoding.ASCII.GetBytes(receipt.Remove(end)), Base64Url.DecodeFromChars(receipt.AsSpan(end + 1)), HashAlgorithmName.SHA256);
    }

    private static ReceiptSigner Signer(ECCurve curve) => Signer(Pkcs8(curve));

    private static ReceiptSigner Signer(string? setting) => new(new ConfigurationBuilder()
        .AddInMemoryCollection([KeyValuePair.Create("Receipts:SigningKey", setting)]).Build());

    private static string Pkcs8(ECCurve curve)
    {
        using var key = ECDsa.Create(curve);
        return Convert.ToBase64String(key.ExportPkcs8PrivateKey());
    }
}
