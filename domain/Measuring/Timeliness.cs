using NodaTime;

namespace NhipSo.Domain.Measuring;

/// <summary>Whether a reading that a system sends itself came in time.</summary>
public static class Timeliness
{
    /// <summary>How far a sender's clock may be ahead of ours.</summary>
    public static readonly Duration Ahead = Duration.FromMinutes(5);

    /// <summary>How late a reading may be whatever its slots: one retry of whoever sends each minute must not make it a backfill.</summary>
    private static readonly Duration LeastPatience = Duration.FromMinutes(10);

    /// <summary>Whether a reading is of the future.</summary>
    public static bool IsAhead(Instant at, Instant now) => at > now + Ahead;

    /// <summary>Whether a reading is older than two slots, so that it fills a gap and is never the latest.</summary>
    public static bool IsBackfill(Instant at, Instant now, int intervalSeconds) =>
        at < now - Duration.Max(LeastPatience, Duration.FromSeconds(2L * intervalSeconds));
}
