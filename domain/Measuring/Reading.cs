using System.Collections.Immutable;

namespace NhipSo.Domain.Measuring;

/// <summary>What a source says of a unit at a moment.</summary>
/// <param name="Unit">The unit's id.</param>
/// <param name="Values">By metric code, in the metric's unit of measure; finite, within the metric's bounds.</param>
public sealed record Reading(string Unit, ImmutableSortedDictionary<string, double> Values);

/// <summary>What an answer held.</summary>
/// <param name="Units">A reading a unit.</param>
/// <param name="Faults">What it should have held and did not, each as <c>{unit}/{metric}: why</c>, the first 20.</param>
/// <param name="Missing">How many values it should have held and did not.</param>
/// <param name="OutOfBounds">How many values were outside of what can be.</param>
public sealed record Readings(ImmutableArray<Reading> Units, ImmutableArray<string> Faults, int Missing, int OutOfBounds)
{
    /// <summary>Nothing at all.</summary>
    public static Readings None { get; } = new([], [], 0, 0);
}
