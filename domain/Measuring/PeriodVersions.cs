using System.Collections.Immutable;
using NodaTime;

namespace NhipSo.Domain.Measuring;

/// <summary>Decides which units of a closed period have a new version.</summary>
public static class PeriodVersions
{
    /// <summary>The versions to freeze: the first of a unit, and one more of each of which something else is measured by now.</summary>
    /// <param name="frozen">The newest version of every unit.</param>
    /// <param name="measured">What is measured by now.</param>
    /// <param name="now">The server's time.</param>
    /// <param name="reason">Why it was computed again.</param>
    public static ImmutableArray<MeasuredVersion> Next(
        IReadOnlyDictionary<string, MeasuredVersion> frozen, IReadOnlyDictionary<string, MeasuredUnit> measured, Instant now, string reason)
    {
        var next = ImmutableArray.CreateBuilder<MeasuredVersion>();
        foreach (var unit in frozen.Keys.Union(measured.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var before = frozen.GetValueOrDefault(unit);
            var found = measured.GetValueOrDefault(unit) ?? new(unit, ImmutableSortedDictionary.Create<string, MeasuredValue>(StringComparer.Ordinal));
            if (before is null || !AreSame(before.Measured, found))
                next.Add(new(found, (before?.Version ?? 0) + 1, now, before is null ? null : reason));
        }

        return next.ToImmutable();
    }

    /// <summary>What is stored is a column of 15 digits: what differs beyond them is the same.</summary>
    private static bool AreSame(MeasuredUnit one, MeasuredUnit other) => one.Values.Count == other.Values.Count && one.Values.All(
        pair => other.Values.TryGetValue(pair.Key, out var value)
            && (double)pair.Value.Value == (double)value.Value && pair.Value.Coverage == value.Coverage && pair.Value.AsOf == value.AsOf);
}
