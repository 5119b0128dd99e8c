using System.Security.Cryptography;
using System.Text;

namespace Azure.Data.Tables;

/// <summary>An account's name and key, which sign every request.</summary>
public class TableSharedKeyCredential
{
    private volatile byte[] key;

    /// <summary>A credential for <paramref name="accountName"/>.</summary>
    /// <exception cref="FormatException">The key is not Base64.</exception>
    public TableSharedKeyCredential(string accountName, string accountKey)
    {
        ArgumentNullException.ThrowIfNull(accountName);
        ArgumentNullException.ThrowIfNull(accountKey);
        AccountName = accountName;
        key = Convert.FromBase64String(accountKey);
    }

    /// <summary>The storage account's name.</summary>
    public string AccountName { get; }

    /// <summary>Signs with another key from now on, after the account's key was changed.</summary>
    /// <exception cref="FormatException">The key is not Base64.</exception>
    public void SetAccountKey(string accountKey) => key = Convert.FromBase64String(accountKey);

    /// <summary>The signature of <paramref name="text"/>: HMAC-SHA256 in Base64.</summary>
    internal string Sign(string text) => Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
}
