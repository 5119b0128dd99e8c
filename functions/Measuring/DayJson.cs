using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using NhipSo.Domain.Measuring;
using NodaTime;

namespace NhipSo.Functions.Measuring;

/// <summary>How tallies and what a day hands on are packed into a column: short names, nothing for zero, times in milliseconds since 1970.</summary>
internal static class DayJson
{
    private static readonly JsonSerializerOptions Options = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    /// <summary>A day's tallies by metric.</summary>
    public static string Write(ImmutableSortedDictionary<string, Tally> day) =>
        JsonSerializer.Serialize(new SortedDictionary<string, PackedTally>(day.ToDictionary(pair => pair.Key, pair => PackedTally.Of(pair.Value)), StringComparer.Ordinal), Options);

    /// <summary>Reads a day's tallies.</summary>
    public static ImmutableSortedDictionary<string, Tally> Read(string json) => JsonSerializer.Deserialize<Dictionary<string, PackedTally>>(json, Options)!
        .ToImmutableSortedDictionary(pair => pair.Key, pair => pair.Value.Unpack(), StringComparer.Ordinal);

    /// <summary>The hours of a day's metrics; hours without anything are left out.</summary>
    public static string WriteHours(ImmutableSortedDictionary<string, ImmutableArray<Tally>> hours) => JsonSerializer.Serialize(
        hours.ToDictionary(
            pair => pair.Key,
            pair => pair.Value.Index().Where(hour => hour.Item != Tally.None).ToDictionary(hour => hour.Index, hour => PackedTally.Of(hour.Item))),
        Options);

    /// <summary>Reads the hours of a day's metrics.</summary>
    public static ImmutableSortedDictionary<string, ImmutableArray<Tally>> ReadHours(string json) =>
        JsonSerializer.Deserialize<Dictionary<string, Dictionary<int, PackedTally>>>(json, Options)!.ToImmutableSortedDictionary(
            pair => pair.Key,
            pair => Enumerable.Range(0, MeasuredDay.Hours).Select(hour => pair.Value.TryGetValue(hour, out var packed) ? packed.Unpack() : Tally.None).ToImmutableArray(),
            StringComparer.Ordinal);

    /// <summary>The last values of a unit.</summary>
    public static string Write(ImmutableSortedDictionary<string, LastValue> carry) => JsonSerializer.Serialize(
        new SortedDictionary<string, PackedValue>(
            carry.ToDictionary(pair => pair.Key, pair => new PackedValue(pair.Value.Value, pair.Value.Time.ToUnixTimeMilliseconds(), pair.Value.Said.ToUnixTimeMilliseconds())),
            StringComparer.Ordinal),
        Options);

    /// <summary>Reads the last values of a unit.</summary>
    public static ImmutableSortedDictionary<string, LastValue> ReadCarry(string json) => JsonSerializer.Deserialize<Dictionary<string, PackedValue>>(json, Options)!
        .ToImmutableSortedDictionary(
            pair => pair.Key,
            pair => new LastValue(pair.Value.V, Instant.FromUnixTimeMilliseconds(pair.Value.T), Instant.FromUnixTimeMilliseconds(pair.Value.S)),
            StringComparer.Ordinal);

    private sealed record PackedTally(double S, double B, double W, double D, double? L, long? T, int N)
    {
        public static PackedTally Of(Tally tally) => new(
            tally.Sum, tally.Bridged, tally.Weighted, tally.Seconds, tally.Last, tally.LastAt?.ToUnixTimeMilliseconds(), tally.Seen);

        public Tally Unpack() => new(S, B, W, D, L, T is { } at ? Instant.FromUnixTimeMilliseconds(at) : null, N);
    }

    private sealed record PackedValue(double V, long T, long S);
}
