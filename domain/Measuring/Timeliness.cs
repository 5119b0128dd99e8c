using NodaTime;

namespace NhipSo.Domain.Measuring;

/// <summary>Whether a reading that a system sends itself can be.</summary>
public static class Timeliness
{
    /// <summary>How far a sender's clock may be ahead of ours.</summary>
    public static readonly Duration Ahead = Duration.FromMinutes(5);

    /// <summary>Whether a reading is of the future.</summary>
    public static bool IsAhead(Instant at, Instant now) => at > now + Ahead;
}
