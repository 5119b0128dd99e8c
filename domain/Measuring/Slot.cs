using NodaTime;

namespace NhipSo.Domain.Measuring;

/// <summary>The slots that a source is polled in: whole multiples of its interval since 1970, so that every instance names the same.</summary>
public static class Slot
{
    /// <summary>The slot that <paramref name="now"/> falls in.</summary>
    public static Instant At(Instant now, int intervalSeconds)
    {
        var seconds = now.ToUnixTimeSeconds();
        return Instant.FromUnixTimeSeconds(seconds - (seconds % intervalSeconds));
    }

    /// <summary>Whether a source whose newest attempt was for <paramref name="last"/> is to be polled at <paramref name="now"/>.</summary>
    public static bool IsDue(Instant? last, Instant now, int intervalSeconds) => last is null || last < At(now, intervalSeconds);
}
