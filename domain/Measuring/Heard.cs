using System.Collections.Immutable;
using NhipSo.Domain.Definitions;
using NodaTime;

namespace NhipSo.Domain.Measuring;

/// <summary>What was heard of a source: values of a unit, or that nothing has changed.</summary>
/// <param name="Time">The slot that it was polled for, or the moment that it was pushed for: where in time it counts.</param>
/// <param name="Said">When it was said: an answer may come after the slot has ended.</param>
/// <param name="Unit">The unit's id; null where the source says that nothing has changed, of all that its last answer spoke of.</param>
/// <param name="Values">By metric code.</param>
public sealed record Heard(Instant Time, Instant Said, string? Unit, IReadOnlyDictionary<string, double> Values)
{
    private static readonly IReadOnlyDictionary<string, double> None = new Dictionary<string, double>();

    /// <summary>The source says that nothing has changed.</summary>
    public static Heard Unchanged(Instant time, Instant said) => new(time, said, null, None);
}

/// <summary>The last value of a metric.</summary>
/// <param name="Value">The value.</param>
/// <param name="Time">The time of it, or of the newest answer that said it is unchanged.</param>
/// <param name="Said">When it was said itself.</param>
public sealed record LastValue(double Value, Instant Time, Instant Said);

/// <summary>
/// What a day hands on to the next: an increase is from the last value, a gauge holds over midnight, and whoever says that nothing
/// has changed speaks of their last answer.
/// </summary>
/// <param name="Answered">The time of the last answer that held values, or null.</param>
/// <param name="Units">By unit and metric.</param>
public sealed record Carry(Instant? Answered, ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, LastValue>> Units)
{
    /// <summary>Nothing was ever heard.</summary>
    public static Carry None { get; } = new(null, ImmutableSortedDictionary.Create<string, ImmutableSortedDictionary<string, LastValue>>(StringComparer.Ordinal));

    /// <summary>Without the units that do not exist any more on a day: nothing is expected of them.</summary>
    public Carry On(LocalDate day, Catalogue catalogue) =>
        this with { Units = Units.RemoveRange(Units.Keys.Where(unit => catalogue.FindUnit(unit)?.IsValidOn(day) == false)) };
}
