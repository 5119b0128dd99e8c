using NodaTime;

namespace NhipSo.Domain.Measuring;

/// <summary>
/// How a run's polls lie in their slots. A source is polled at the same place of each slot, by its id, so that neither we nor a
/// host that serves many are asked for all at once; a run ends before the shortest slot does, so that no slow system costs
/// another one its slot.
/// </summary>
/// <param name="Spread">Over how much of a slot the polls begin.</param>
/// <param name="Limit">When the run ends: what has no answer by then has failed, and who has not had a turn is not asked.</param>
public sealed record Pace(Duration Spread, Duration Limit)
{
    private static readonly Duration LongestSpread = Duration.FromSeconds(20);
    private static readonly Duration LongestRun = Duration.FromSeconds(50);

    /// <summary>The pace of sources of which the shortest slot is so long: half of it to begin in, nine tenths to end in.</summary>
    public static Pace Of(int shortestSeconds)
    {
        var slot = Duration.FromSeconds(shortestSeconds);
        return new(Duration.Min(slot / 2, LongestSpread), Duration.Min(slot * 9 / 10, LongestRun));
    }

    /// <summary>How long after a slot's beginning a source is polled: to 10 ms, the same wherever it is computed.</summary>
    public Duration Jitter(string source)
    {
        // FNV-1a: spreads ids that differ in one digit, and is the same in every process.
        var hash = 2_166_136_261u;
        foreach (var letter in source)
            hash = (hash ^ letter) * 16_777_619u;
        hash ^= hash >> 15;
        var steps = Math.Max(1, (long)Spread.TotalMilliseconds / 10);
        return Duration.FromMilliseconds(10 * (hash % steps));
    }
}
