using NhipSo.Domain.Definitions;
using NodaTime;

namespace NhipSo.Domain.Measuring;

/// <summary>Which slots of a source should give values: all but those in announced maintenance (NĐ 224/2026/NĐ-CP, Điều 13).</summary>
public static class DueSlots
{
    /// <summary>Whether a slot is due.</summary>
    public static bool IsDue(Source source, Instant slot) => !source.Maintenance.Any(window => window.Holds(slot));

    /// <summary>How many slots that begin in a span are due.</summary>
    /// <param name="source">The source.</param>
    /// <param name="from">The beginning of the span, included.</param>
    /// <param name="to">The end of the span, excluded.</param>
    public static int Count(Source source, Instant from, Instant to)
    {
        if (to <= from)
            return 0;
        var windows = source.Maintenance.Where(window => window.From.ToInstant() < to && from < window.To.ToInstant()).ToList();
        var (first, end) = (FirstFrom(from, source.IntervalSeconds), FirstFrom(to, source.IntervalSeconds));
        if (windows.Count == 0)
            return (int)(end - first);
        var due = 0;
        for (var number = first; number < end; number++)
        {
            var slot = Instant.FromUnixTimeSeconds(number * source.IntervalSeconds);
            due += windows.Exists(window => window.Holds(slot)) ? 0 : 1;
        }

        return due;
    }

    /// <summary>The number since 1970 of the first slot that begins at an instant or after it.</summary>
    private static long FirstFrom(Instant instant, int intervalSeconds)
    {
        var ticks = intervalSeconds * NodaConstants.TicksPerSecond;
        return (instant.ToUnixTimeTicks() + ticks - 1) / ticks;
    }
}
