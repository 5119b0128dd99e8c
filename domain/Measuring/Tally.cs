using NodaTime;

namespace NhipSo.Domain.Measuring;

/// <summary>
/// What one metric of a unit amounts to over a span. Tallies of spans that follow each other add, so that hours make the day and
/// days make any window.
/// </summary>
/// <param name="Sum">What happened in the span: the increases of a counter, the deltas. A correction makes it less.</param>
/// <param name="Bridged">What of it is known in sum and not in time: it came over a gap, and stands where the gap ended.</param>
/// <param name="Weighted">Of a gauge: each value times the seconds that it is known to have held for.</param>
/// <param name="Seconds">Of a gauge: those seconds.</param>
/// <param name="Last">The last value as the source said it, or null.</param>
/// <param name="LastAt">The time of that value, or null.</param>
/// <param name="Seen">How many slots that were due gave a value.</param>
public sealed record Tally(double Sum, double Bridged, double Weighted, double Seconds, double? Last, Instant? LastAt, int Seen)
{
    /// <summary>Nothing was heard.</summary>
    public static Tally None { get; } = new(0, 0, 0, 0, null, null, 0);

    /// <summary>The mean of a gauge over the time that it is known for; null where it is for none.</summary>
    public double? Mean => Seconds > 0 ? Weighted / Seconds : null;

    /// <summary>This span and <paramref name="other"/> together.</summary>
    public Tally Plus(Tally other)
    {
        var last = other.LastAt is { } at && !(LastAt > at) ? other : this;
        return new(
            Sum + other.Sum, Bridged + other.Bridged, Weighted + other.Weighted, Seconds + other.Seconds, last.Last, last.LastAt, Seen + other.Seen);
    }
}
