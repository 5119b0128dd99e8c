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

    /// <summary>
    /// Whether a source whose newest attempt was for <paramref name="last"/> is to be polled at <paramref name="now"/>. Where
    /// the newest slot is still to come, the clock was ahead and was put back: waiting for it would lose every slot until then.
    /// </summary>
    public static bool IsDue(Instant? last, Instant now, int intervalSeconds) =>
        last is null || last < At(now, intervalSeconds) || WasAhead(last.Value, now, intervalSeconds);

    /// <summary>Whether a slot is so far ahead that the clock must have been wrong; a correction of less than a slot is awaited.</summary>
    public static bool WasAhead(Instant last, Instant now, int intervalSeconds) => last - now > Duration.FromSeconds(intervalSeconds);
}
