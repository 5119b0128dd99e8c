using System.Collections.Immutable;
using NhipSo.Domain.Definitions;

namespace NhipSo.Domain.Measuring;

/// <summary>What a source amounts to over a span of time.</summary>
/// <param name="Source">The source.</param>
/// <param name="Due">How many of its slots were due in it.</param>
/// <param name="Units">By unit and metric. A unit that it is known to speak of is there, with nothing, where it did not.</param>
/// <param name="SinceNewYear">The same since 1 January of the span's last day; null where nobody asks for that.</param>
public sealed record SourceSpan(Source Source, int Due, SpanTallies Units, SpanTallies? SinceNewYear = null);

/// <summary>Tallies by unit and metric.</summary>
/// <param name="Units">By the unit's id and the metric's code.</param>
public sealed record SpanTallies(ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, Tally>> Units)
{
    /// <summary>Of no unit.</summary>
    public static SpanTallies None { get; } =
        new(ImmutableSortedDictionary.Create<string, ImmutableSortedDictionary<string, Tally>>(StringComparer.Ordinal));

    /// <summary>A metric of a unit; nothing where it was not heard of.</summary>
    public Tally Of(string unit, string metric) => Units.GetValueOrDefault(unit)?.GetValueOrDefault(metric) ?? Tally.None;

    /// <summary>The tallies of spans that follow each other, as one.</summary>
    public static SpanTallies Sum(IEnumerable<SpanTallies> spans)
    {
        var sum = new Dictionary<string, Dictionary<string, Tally>>(StringComparer.Ordinal);
        foreach (var (unit, metrics) in spans.SelectMany(span => span.Units))
        {
            if (!sum.TryGetValue(unit, out var known))
                sum[unit] = known = new(StringComparer.Ordinal);
            foreach (var (metric, tally) in metrics)
                known[metric] = known.GetValueOrDefault(metric, Tally.None).Plus(tally);
        }

        return new(sum.ToImmutableSortedDictionary(
            pair => pair.Key, pair => pair.Value.ToImmutableSortedDictionary(StringComparer.Ordinal), StringComparer.Ordinal));
    }

    /// <summary>A day's tallies, its hours as one.</summary>
    public static SpanTallies Of(MeasuredDay day) => Of(day, MeasuredDay.Whole);

    /// <summary>One hour of a day.</summary>
    public static SpanTallies Of(MeasuredDay day, int hour) => Of(day, hours => hours[hour]);

    private static SpanTallies Of(MeasuredDay day, Func<ImmutableArray<Tally>, Tally> from) => new(day.Units.ToImmutableSortedDictionary(
        unit => unit.Key,
        unit => unit.Value.ToImmutableSortedDictionary(metric => metric.Key, metric => from(metric.Value), StringComparer.Ordinal),
        StringComparer.Ordinal));
}
