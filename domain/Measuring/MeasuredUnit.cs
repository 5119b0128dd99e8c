using System.Collections.Immutable;
using NodaTime;

namespace NhipSo.Domain.Measuring;

/// <summary>A measured figure of a unit and a window.</summary>
/// <param name="Value">In the indicator's unit of measure; at most 15 significant digits.</param>
/// <param name="Coverage">What it rests on.</param>
/// <param name="AsOf">When the newest of what it rests on was measured.</param>
public sealed record MeasuredValue(decimal Value, Coverage Coverage, Instant AsOf);

/// <summary>What was measured of a unit over a window: every indicator that some source maps, ratios computed from their parts.</summary>
/// <param name="Unit">The unit's id.</param>
/// <param name="Values">By indicator code.</param>
public sealed record MeasuredUnit(string Unit, ImmutableSortedDictionary<string, MeasuredValue> Values);

/// <summary>A version of what was measured of a unit for a form's period.</summary>
/// <param name="Measured">What was measured.</param>
/// <param name="Version">1 for what stood when the period closed; 0 while it is open.</param>
/// <param name="Taken">When it was computed.</param>
/// <param name="Reason">Why it differs from the version before; null for the first.</param>
public sealed record MeasuredVersion(MeasuredUnit Measured, int Version, Instant Taken, string? Reason);
