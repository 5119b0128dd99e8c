using System.Numerics;

namespace NhipSo.Functions.Ledger;

/// <summary>
/// Of the two ways to write an ECDSA signature (r, s) and (r, n − s), which both verify, we write and accept the one with
/// the smaller s: otherwise a stored receipt could be altered and verify all the same.
/// </summary>
internal static class OneSignature
{
    private const int Half = 32;

    private static readonly BigInteger Order = new(
        Convert.FromHexString("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551"), isUnsigned: true, isBigEndian: true);

    /// <summary>The one way to write a signature of P-256 (r and s, 32 bytes each).</summary>
    public static byte[] Of(byte[] signature)
    {
        var s = new BigInteger(signature.AsSpan(Half), isUnsigned: true, isBigEndian: true);
        if (s <= Order / 2)
            return signature;
        var smaller = (Order - s).ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. signature.AsSpan(0, Half), .. new byte[Half - smaller.Length], .. smaller];
    }

    /// <summary>Whether a signature is written so.</summary>
    public static bool Is(byte[] signature) => signature.Length == 2 * Half && Of(signature) == signature;
}
