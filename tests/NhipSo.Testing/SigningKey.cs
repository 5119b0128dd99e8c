using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace NhipSo.Testing;

/// <summary>A key that signs tokens, with nothing of the libraries that check them.</summary>
public sealed class SigningKey : IDisposable
{
    private readonly RSA? rsa;
    private readonly ECDsa? ec;

    private SigningKey(string id, string algorithm, RSA? rsa, ECDsa? ec) => (Id, Algorithm, this.rsa, this.ec) = (id, algorithm, rsa, ec);

    /// <summary>Its id: <c>kid</c>.</summary>
    public string Id { get; }

    /// <summary>What it signs with: RS256, PS256 or ES256.</summary>
    public string Algorithm { get; }

    /// <summary>The public key as a JWK (RFC 7517).</summary>
    public JsonObject Jwk
    {
        get
        {
            if (rsa is not null)
            {
                var key = rsa.ExportParameters(includePrivateParameters: false);
                return new() { ["kty"] = "RSA", ["use"] = "sig", ["kid"] = Id, ["n"] = Text(key.Modulus!), ["e"] = Text(key.Exponent!) };
            }

            var point = ec!.ExportParameters(includePrivateParameters: false).Q;
            return new() { ["kty"] = "EC", ["use"] = "sig", ["kid"] = Id, ["crv"] = "P-256", ["x"] = Text(point.X!), ["y"] = Text(point.Y!) };
        }
    }

    /// <summary>The public key in the ways in which it is handed around: PEM, DER, the JWK's modulus.</summary>
    public IReadOnlyList<byte[]> PublicBytes =>
    [
        Encoding.ASCII.GetBytes(rsa!.ExportSubjectPublicKeyInfoPem()),
        rsa.ExportSubjectPublicKeyInfo(),
        rsa.ExportParameters(includePrivateParameters: false).Modulus!,
        Encoding.ASCII.GetBytes((string)Jwk["n"]!),
    ];

    /// <summary>A new RSA key.</summary>
    public static SigningKey Rsa(string id, string algorithm = "RS256") => new(id, algorithm, RSA.Create(2048), null);

    /// <summary>A new P-256 key.</summary>
    public static SigningKey Ec(string id) => new(id, "ES256", null, ECDsa.Create(ECCurve.NamedCurves.nistP256));

    /// <summary>A token (RFC 7515) that this key signs.</summary>
    public string Sign(JsonObject claims) => Join(new() { ["alg"] = Algorithm, ["kid"] = Id, ["typ"] = "JWT" }, claims, Sign);

    /// <summary>A token of any header and any signature.</summary>
    public static string Join(JsonObject header, JsonObject claims, Func<byte[], byte[]> sign)
    {
        var content = $"{Text(Encoding.UTF8.GetBytes(header.ToJsonString()))}.{Text(Encoding.UTF8.GetBytes(claims.ToJsonString()))}";
        return $"{content}.{Text(sign(Encoding.ASCII.GetBytes(content)))}";
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        rsa?.Dispose();
        ec?.Dispose();
    }

    private byte[] Sign(byte[] content) => rsa is not null
        ? rsa.SignData(content, HashAlgorithmName.SHA256, Algorithm == "PS256" ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1)
        : ec!.SignData(content, HashAlgorithmName.SHA256);

    private static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
