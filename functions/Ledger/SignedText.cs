using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace NhipSo.Functions.Ledger;

/// <summary>Why a signed text is not believed.</summary>
public enum Doubt
{
    /// <summary>It is no JWS with ES256 of the type that is asked for, written in the one way that we write.</summary>
    Malformed,

    /// <summary>Its key is none of ours.</summary>
    UnknownKey,

    /// <summary>Its signature does not fit what it says.</summary>
    WrongSignature,
}

/// <summary>Reads what we signed: a JWS in its compact form (RFC 7515).</summary>
public static class SignedText
{
    /// <summary>The id of the key that it names, or null where it is none of our texts.</summary>
    public static string? KeyOf(string written) =>
        PartsOf(written) is [var header, _, _] && Parse(header) is { } head ? TextOf(head, "kid") : null;

    /// <summary>What it says, and null; or why it is not believed.</summary>
    /// <param name="written">The text.</param>
    /// <param name="type">The type that it must have.</param>
    /// <param name="keys">The keys to believe.</param>
    public static (JsonElement Claims, Doubt? Doubt) Read(string written, string type, IReadOnlyDictionary<string, ECDsa> keys)
    {
        if (PartsOf(written) is not [var header, var payload, var signature]
            || Parse(header) is not { } head || TextOf(head, "alg") != "ES256" || TextOf(head, "typ") != type || !OneSignature.Is(signature))
            return (default, Doubt.Malformed);
        if (KeyOf(written) is not { } id || !keys.TryGetValue(id, out var key))
            return (default, Doubt.UnknownKey);
        if (!key.VerifyData(Encoding.ASCII.GetBytes(written[..written.LastIndexOf('.')]), signature, HashAlgorithmName.SHA256))
            return (default, Doubt.WrongSignature);
        return Parse(payload) is { } claims ? (claims, null) : (default, Doubt.Malformed);
    }

    private static string? TextOf(JsonElement head, string name)
    {
        try
        {
            return head.TryGetProperty(name, out var said) && said.ValueKind == JsonValueKind.String ? said.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null; // no UTF-8, or half a surrogate pair: known only once it is read
        }
    }

    /// <summary>The bits that base64url leaves over must be 0, or a text could be altered and read the same.</summary>
    private static byte[][] PartsOf(string written)
    {
        var parts = written.Split('.').Select(DecodeOrEmpty).ToArray();
        return parts.Length == 3 && Array.TrueForAll(parts, part => part.Length > 0) ? parts : [];
    }

    private static byte[] DecodeOrEmpty(string part)
    {
        if (!Base64Url.IsValid(part))
            return [];
        var bytes = Base64Url.DecodeFromChars(part);
        return Base64Url.EncodeToString(bytes) == part ? bytes : [];
    }

    private static JsonElement? Parse(byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
