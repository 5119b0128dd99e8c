using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace NhipSo.Functions.Access.Keys;

/// <summary>An API key, written <c>nsk_{id}_{secret}</c>. It rests as the SHA-256 of its secret: 256 random bits need no slow hash.</summary>
/// <param name="Id">Names the key; it may be known.</param>
/// <param name="Secret">What only its holder knows.</param>
public sealed record ApiKey(string Id, string Secret)
{
    private const string Prefix = "nsk_";
    private const int MaxLength = 200;
    private const int IdLength = 10;
    private const int SecretBytes = 32;

    /// <summary>The SHA-256 of the secret's UTF-8 bytes, in lower-case hex digits.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Secret)));

    /// <summary>As its holder sends it.</summary>
    public string Written => $"{Prefix}{Id}_{Secret}";

    /// <summary>A new key.</summary>
    public static ApiKey New() => new(
        RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz0123456789", IdLength),
        Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes)));

    /// <summary>Reads a key as written; null when it is none.</summary>
    public static ApiKey? Parse(string written)
    {
        if (written.Length > MaxLength || !written.StartsWith(Prefix, StringComparison.Ordinal))
            return null;
        var parts = written[Prefix.Length..].Split('_', 2);
        return parts is [var id, { Length: > 0 } secret] && IsId(id) ? new(id, secret) : null;
    }

    /// <summary>Whether a text can be a key's id.</summary>
    public static bool IsId(string text) => text.Length is > 0 and <= MaxLength && text.All(char.IsAsciiLetterOrDigit);

    /// <summary>Whether the secret is the one whose hash was stored, in a time that tells nothing.</summary>
    /// <param name="storedHash">The stored <see cref="Hash"/>.</param>
    public bool Matches(string storedHash) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash), Encoding.ASCII.GetBytes(storedHash));

    /// <summary>Only the id: a secret is never written anywhere.</summary>
    public override string ToString() => $"key:{Id}";
}
