using System.Security.Cryptography;
using System.Text;

namespace NhipSo.Domain.Ledger;

/// <summary>The hashes that chain the ledger: SHA-256, written as 64 lower-case hex digits.</summary>
public static class Hashing
{
    /// <summary>The hash of <paramref name="bytes"/>.</summary>
    public static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>The running hash of a partition after one more entry.</summary>
    public static string Next(string runningHash, string entryHash) => Of(Encoding.ASCII.GetBytes(runningHash + entryHash));
}
