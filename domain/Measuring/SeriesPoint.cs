using NhipSo.Domain.Definitions;
using NodaTime;

namespace NhipSo.Domain.Measuring;

/// <summary>How sure a point of a series is.</summary>
public enum PointQuality
{
    /// <summary>Everything that was due was seen.</summary>
    Complete,

    /// <summary>A part was seen: how much, the coverage says.</summary>
    Partial,

    /// <summary>Some of it came over a gap: known in sum, and not whether it belongs here or before.</summary>
    Bridged,

    /// <summary>Nothing was seen. It is not zero.</summary>
    Missing,
}

/// <summary>An hour or a day of a series.</summary>
/// <param name="From">Its beginning.</param>
/// <param name="Value">What was measured, or null.</param>
/// <param name="Coverage">What it rests on.</param>
/// <param name="AsOf">When the newest of it was measured, or null.</param>
/// <param name="Quality">How sure it is.</param>
/// <param name="NotAsked">In how many due slots we did not ask: our own absence, not the systems'.</param>
public sealed record SeriesPoint(Instant From, decimal? Value, Coverage Coverage, Instant? AsOf, PointQuality Quality, int NotAsked)
{
    /// <summary>A point of an indicator and a unit.</summary>
    /// <param name="from">Its beginning.</param>
    /// <param name="indicators">The indicator, and after it those that it is computed from.</param>
    /// <param name="unit">The unit's id.</param>
    /// <param name="spans">The sources that map any of them, over the point.</param>
    /// <param name="notAsked">In how many due slots we did not ask.</param>
    public static SeriesPoint Of(Instant from, IReadOnlyList<Indicator> indicators, string unit, IReadOnlyCollection<SourceSpan> spans, int notAsked)
    {
        var value = MeasuredFigures.Of(indicators, spans, MeasuredDay.DayOf(from)).GetValueOrDefault(unit)?.Values.GetValueOrDefault(indicators[0].Code);
        if (value is null)
            return new(from, null, new(0, spans.Sum(span => span.Due), 0, spans.Count), null, PointQuality.Missing, notAsked);
        var codes = indicators.Select(indicator => indicator.Code).ToHashSet(StringComparer.Ordinal);
        var isBridged = indicators[0].Accumulation == Accumulation.Period && spans.Any(span => span.Source.Metrics.Any(
            metric => metric.Indicator is { } code && codes.Contains(code) && span.Units.Of(unit, metric.Code).Bridged != 0));
        return new(
            from, value.Value, value.Coverage, value.AsOf,
            isBridged ? PointQuality.Bridged : value.Coverage.Share == 1 ? PointQuality.Complete : PointQuality.Partial, notAsked);
    }

    /// <summary>An indicator and all that it is computed from, itself first.</summary>
    public static IReadOnlyList<Indicator> WithParts(Indicator indicator, Catalogue catalogue)
    {
        var all = new List<Indicator> { indicator };
        for (var i = 0; i < all.Count; i++)
            all.AddRange(all[i].Parts.Select(catalogue.FindIndicator).OfType<Indicator>().Where(part => !all.Contains(part)));
        return all;
    }
}
