using System.Security.Cryptography;
using System.Text;

namespace NhipSo.Functions.Access;

/// <summary>An API key, written <c>nsk_{id}_{secret}</c>. It rests as the SHA-256 of its secret: 256 random bits need no slow hash.</summary>
/// <param name="Id">Names the key; it may be known.</param>
/// <param name="Secret">What only its holder knows.</param>
public sealed record ApiKey(string Id, string Secret)
{
    private const string Prefix = "nsk_";
    private const int MaxLength = 200;

    /// <summary>Reads a key as written; null when it is none.</summary>
    public static ApiKey? Parse(string written)
    {
        if (written.Length > MaxLength || !written.StartsWith(Prefix, StringComparison.Ordinal))
            return null;
        var parts = written[Prefix.Length..].Split('_', 2);
        return parts is [{ Length: > 0 } id, { Length: > 0 } secret] && id.All(char.IsAsciiLetterOrDigit) ? new(id, secret) : null;
    }

    /// <summary>Whether the secret is the one whose hash was stored, in a time that tells nothing.</summary>
    /// <param name="storedHash">The SHA-256 of the secret's UTF-8 bytes, in lower-case hex digits.</param>
    public bool Matches(string storedHash) => CryptographicOperations.FixedTimeEquals(
        Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Secret)))),
        Encoding.ASCII.GetBytes(storedHash));

    /// <summary>Only the id: a secret is never written anywhere.</summary>
    public override string ToString() => $"key:{Id}";
}
