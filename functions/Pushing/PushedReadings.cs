using System.Collections.Immutable;
using NhipSo.Domain.Definitions;
using NodaTime;

namespace NhipSo.Functions.Pushing;

/// <summary>What a system sent of a unit and a moment.</summary>
/// <param name="At">The moment, to the millisecond.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Values">By metric code, in the metric's unit of measure.</param>
/// <param name="Place">Where it stands in what was sent: a JSON pointer.</param>
public sealed record PushedReading(Instant At, Unit Unit, ImmutableSortedDictionary<string, PushedValue> Values, string Place);

/// <summary>One figure that was sent.</summary>
/// <param name="Value">In the metric's unit of measure.</param>
/// <param name="Place">Where it stands in what was sent: a JSON pointer.</param>
public sealed record PushedValue(double Value, string Place);

/// <summary>A whole call.</summary>
/// <param name="Readings">What was sent; no unit twice at a moment.</param>
/// <param name="Correction">Why figures that stand are to be replaced; null where none is.</param>
public sealed record PushedReadings(ImmutableArray<PushedReading> Readings, string? Correction);
