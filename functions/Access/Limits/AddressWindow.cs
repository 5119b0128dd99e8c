using System.Net;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace NhipSo.Functions.Access.Limits;

/// <summary>
/// How often an address has done something in this minute or this hour. An address is never held: only a hash of it, salted
/// with random bytes that are thrown away with all hashes when the span ends.
/// </summary>
/// <param name="span">How long it counts.</param>
/// <param name="most">How often an address may.</param>
/// <param name="capacity">How many addresses are held; further ones may not until the span ends.</param>
/// <param name="time">The clock.</param>
public sealed class AddressWindow(Duration span, int most, int capacity, TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly Dictionary<ulong, int> counts = [];
    private byte[] salt = [];
    private long current = -1;

    /// <summary>Counts once for an address and what it is about.</summary>
    /// <returns>Null, or after how many seconds it may again.</returns>
    public int? Take(IPAddress address, string about)
    {
        var milliseconds = time.Now().ToUnixTimeMilliseconds();
        var length = (long)span.TotalMilliseconds;
        lock (gate)
        {
            if (milliseconds / length != current)
            {
                current = milliseconds / length;
                counts.Clear();
                salt = RandomNumberGenerator.GetBytes(32);
            }

            byte[] known = [.. RateLimits.NetworkOf(address), 0, .. Encoding.UTF8.GetBytes(about)];
            var key = BitConverter.ToUInt64(HMACSHA256.HashData(salt, known));
            var before = counts.GetValueOrDefault(key);
            if (before >= most || (before == 0 && counts.Count >= capacity))
                return (int)((length - (milliseconds % length) + 999) / 1000);
            counts[key] = before + 1;
            return null;
        }
    }
}
