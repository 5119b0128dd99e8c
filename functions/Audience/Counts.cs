using System.Collections.Immutable;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NodaTime;

namespace NhipSo.Functions.Audience;

/// <summary>What a count is of.</summary>
/// <param name="Source">The source's id.</param>
/// <param name="Start">The beginning of the slot, or of the day.</param>
/// <param name="End">Its end.</param>
public readonly record struct CountSpan(string Source, Instant Start, Instant End)
{
    /// <summary>The slot that an instant is in.</summary>
    public static CountSpan SlotOf(Source source, Instant now)
    {
        var start = Slot.At(now, source.IntervalSeconds);
        return new(source.Id, start, start + Duration.FromSeconds(source.IntervalSeconds));
    }
}

/// <summary>What this process has counted of a span so far.</summary>
/// <param name="Span">The span.</param>
/// <param name="Numbers">A number a name; they only grow.</param>
public sealed record Counted(CountSpan Span, ImmutableSortedDictionary<string, long> Numbers);

/// <summary>
/// Counts in memory, so that writes do not grow with events. Holds numbers alone: nothing of who was counted. A process that
/// dies loses what it has not written, a minute at most.
/// </summary>
public sealed class Counts(TimeProvider time)
{
    /// <summary>How many spans are held at most: storage may be out of reach for long, and memory is not to grow with that.</summary>
    internal const int MaxSpans = 20_000;

    private readonly Lock gate = new();
    private readonly Dictionary<CountSpan, Entry> entries = [];

    /// <summary>Counts one more of each name.</summary>
    /// <returns>False where too much waits to be written: nothing was counted.</returns>
    public bool TryAdd(CountSpan span, params ReadOnlySpan<string> names)
    {
        lock (gate)
        {
            if (!entries.TryGetValue(span, out var entry))
            {
                if (entries.Count >= MaxSpans)
                    return false;
                entries.Add(span, entry = new());
            }

            foreach (var name in names)
                entry.Numbers[name] = entry.Numbers.GetValueOrDefault(name) + 1;
            entry.Version++;
            return true;
        }
    }

    /// <summary>What has not been written, the oldest first.</summary>
    public IReadOnlyList<(Counted Counted, long Version)> Unwritten()
    {
        lock (gate)
        {
            return [.. entries.Where(pair => pair.Value.Version != pair.Value.Written)
                .OrderBy(pair => pair.Key.Start)
                .Select(pair => (new Counted(pair.Key, pair.Value.Numbers.ToImmutableSortedDictionary(StringComparer.Ordinal)), pair.Value.Version))];
        }
    }

    /// <summary>It was written as of that version; whatever is of the past and written is forgotten.</summary>
    public void Wrote(Counted counted, long version)
    {
        lock (gate)
        {
            if (entries.TryGetValue(counted.Span, out var entry))
                entry.Written = version;
            var now = time.Now();
            foreach (var (span, _) in entries.Where(pair => pair.Key.End <= now && pair.Value.Version == pair.Value.Written).ToList())
                entries.Remove(span);
        }
    }

    private sealed class Entry
    {
        public Dictionary<string, long> Numbers { get; } = new(StringComparer.Ordinal);

        public long Version { get; set; }

        public long Written { get; set; }
    }
}
