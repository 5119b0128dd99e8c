using NodaTime;

namespace NhipSo.Domain.Measuring;

/// <summary>A span in which what was missed is our own fault.</summary>
/// <param name="From">Its beginning.</param>
/// <param name="To">Its end.</param>
/// <param name="Why"><see cref="Offline"/> or <see cref="Network"/>.</param>
public sealed record OffSpan(Instant From, Instant To, string Why)
{
    /// <summary>Our poller did not run.</summary>
    public const string Offline = "offline";

    /// <summary>Most systems could not be connected to at once.</summary>
    public const string Network = "network";

    /// <summary>How far apart two runs may be, where the shortest slot is so long: the timer runs each minute or more often.</summary>
    public static Duration Patience(int shortestSeconds)
    {
        var slot = Duration.FromSeconds(Math.Min(shortestSeconds, 60));
        return slot + Duration.Max(slot / 2, Duration.FromSeconds(2));
    }

    /// <summary>Whether a time touches it.</summary>
    public bool Touches(Instant from, Instant to) => from < To && From < to;
}
