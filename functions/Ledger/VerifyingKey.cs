using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace NhipSo.Functions.Ledger;

/// <summary>A public key of P-256 that verifies what we sign.</summary>
/// <param name="X">Its point, in base64url.</param>
/// <param name="Y">Its point, in base64url.</param>
public sealed record VerifyingKey(string X, string Y)
{
    /// <summary>Its id: the thumbprint of RFC 7638, so that an id belongs to one key.</summary>
    public string Id { get; } = Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(
        $$"""{"crv":"P-256","kty":"EC","x":"{{X}}","y":"{{Y}}"}""")));

    /// <summary>The key as a JSON Web Key (RFC 7517).</summary>
    public IReadOnlyDictionary<string, string> Members => new Dictionary<string, string>
    {
        ["kty"] = "EC", ["crv"] = "P-256", ["x"] = X, ["y"] = Y, ["alg"] = "ES256", ["use"] = "sig", ["kid"] = Id,
    };

    /// <summary>Reads a JSON Web Key Set; null for what is none of our keys.</summary>
    public static IReadOnlyList<VerifyingKey?> ReadSet(BinaryData written)
    {
        try
        {
            using var json = JsonDocument.Parse(written);
            return [.. json.RootElement.GetProperty("keys").EnumerateArray().Select(Read)];
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return [null];
        }
    }

    /// <summary>Reads a JSON Web Key; null where it is none of P-256 that names itself by its thumbprint.</summary>
    public static VerifyingKey? Read(JsonElement json)
    {
        var key = new VerifyingKey(TextOf(json, "x"), TextOf(json, "y"));
        return key.Members.All(member => TextOf(json, member.Key) == member.Value) && key.IsOfCurve() ? key : null;
    }

    /// <summary>Opens it.</summary>
    /// <exception cref="CryptographicException">It is no point of the curve.</exception>
    public ECDsa Open() => ECDsa.Create(new ECParameters
    {
        Curve = ECCurve.NamedCurves.nistP256, Q = new() { X = Base64Url.DecodeFromChars(X), Y = Base64Url.DecodeFromChars(Y) },
    });

    private bool IsOfCurve()
    {
        try
        {
            using var opened = Open();
            return true;
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return false;
        }
    }

    private static string TextOf(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
