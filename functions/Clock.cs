using NodaTime;

namespace NhipSo.Functions;

/// <summary>The server's clock.</summary>
internal static class Clock
{
    /// <summary>Now, to the millisecond: what is stored and what is answered then read the same everywhere.</summary>
    public static Instant Now(this TimeProvider time) => Instant.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
}
