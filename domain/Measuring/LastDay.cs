using System.Buffers.Binary;
using NodaTime;

namespace NhipSo.Domain.Measuring;

/// <summary>How many of a source's slots of the last 24 hours were asked and succeeded, by the hour: small enough to stand in its state.</summary>
/// <param name="Written">Base64: the newest hour since 1970, then for each of 24 hours the slots counted and those that succeeded.</param>
public sealed record LastDay(string Written)
{
    private const int Hours = 24;
    private const int Length = 4 + (4 * Hours);

    /// <summary>Nothing yet.</summary>
    public static LastDay Empty { get; } = new("");

    /// <summary>With one more slot; one that is excused counts for nothing.</summary>
    public LastDay With(Instant slot, Verdict verdict)
    {
        if (verdict == Verdict.Excused)
            return this;
        Span<byte> bytes = stackalloc byte[Length];
        Read(bytes);
        var (newest, hour) = (BinaryPrimitives.ReadInt32LittleEndian(bytes), HourOf(slot));
        if (hour <= newest - Hours)
            return this; // the clock was put back
        for (var passed = Math.Max(newest + 1, hour - Hours + 1); passed <= hour; passed++)
            bytes.Slice(PlaceOf(passed), 4).Clear();
        BinaryPrimitives.WriteInt32LittleEndian(bytes, Math.Max(newest, hour));
        Increment(bytes[PlaceOf(hour)..]);
        if (verdict == Verdict.Success)
            Increment(bytes[(PlaceOf(hour) + 2)..]);
        return new(Convert.ToBase64String(bytes));
    }

    /// <summary>What was counted, from the beginning of the hour 23 hours before this one.</summary>
    public (int Counted, int Succeeded, Instant From) Counts(Instant now)
    {
        Span<byte> bytes = stackalloc byte[Length];
        Read(bytes);
        var (newest, oldest) = (BinaryPrimitives.ReadInt32LittleEndian(bytes), HourOf(now) - Hours + 1);
        var (counted, succeeded) = (0, 0);
        for (var hour = Math.Max(oldest, newest - Hours + 1); hour <= newest; hour++)
        {
            counted += BinaryPrimitives.ReadUInt16LittleEndian(bytes[PlaceOf(hour)..]);
            succeeded += BinaryPrimitives.ReadUInt16LittleEndian(bytes[(PlaceOf(hour) + 2)..]);
        }

        return (counted, succeeded, Instant.FromUnixTimeSeconds(3600L * oldest));
    }

    private static int HourOf(Instant slot) => (int)(slot.ToUnixTimeSeconds() / 3600);

    private static int PlaceOf(int hour) => 4 + (4 * (hour % Hours));

    private static void Increment(Span<byte> place) =>
        BinaryPrimitives.WriteUInt16LittleEndian(place, (ushort)(BinaryPrimitives.ReadUInt16LittleEndian(place) + 1));

    private void Read(Span<byte> bytes)
    {
        bytes.Clear();
        Convert.TryFromBase64String(Written, bytes, out _);
    }
}
