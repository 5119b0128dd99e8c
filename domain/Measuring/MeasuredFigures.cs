using System.Collections.Immutable;
using NhipSo.Domain.Aggregation;
using NhipSo.Domain.Definitions;
using NodaTime;

namespace NhipSo.Domain.Measuring;

/// <summary>Figures by indicator from what sources amount to over a span, each with what it rests on.</summary>
public static class MeasuredFigures
{
    /// <summary>More than this is no figure of anything; it keeps sums within what a decimal holds.</summary>
    private const double Largest = 1e24;

    /// <summary>What was measured of every unit that any source speaks of and of which something was, by its id.</summary>
    /// <param name="indicators">Every indicator.</param>
    /// <param name="spans">Every source over the span.</param>
    /// <param name="end">The span's last day in Vietnam.</param>
    public static IReadOnlyDictionary<string, MeasuredUnit> Of(
        IReadOnlyCollection<Indicator> indicators, IReadOnlyCollection<SourceSpan> spans, LocalDate end)
    {
        var byCode = indicators.ToDictionary(indicator => indicator.Code, StringComparer.Ordinal);
        return spans.SelectMany(span => UnitsOf(span).Select(unit => (Unit: unit, Span: span)))
            .GroupBy(pair => pair.Unit, pair => pair.Span, StringComparer.Ordinal)
            .Select(unit => new MeasuredUnit(unit.Key, Of(indicators, byCode, unit.Key, [.. unit], end)))
            .Where(unit => !unit.Values.IsEmpty)
            .ToDictionary(unit => unit.Unit, StringComparer.Ordinal);
    }

    /// <summary>Whether any figure needs what happened since 1 January, and not its span alone.</summary>
    public static bool NeedsYear(Source source, IReadOnlyDictionary<string, Indicator> indicators) => source.Metrics.Any(metric =>
        metric is { Indicator: { } code, Counting: not (Counting.Gauge or Counting.YearToDate) }
        && indicators.GetValueOrDefault(code)?.Accumulation == Accumulation.Cumulative);

    private static IEnumerable<string> UnitsOf(SourceSpan span) =>
        span.Source.Rows is null ? span.Units.Units.Keys.Append(span.Source.Owner).Distinct(StringComparer.Ordinal) : span.Units.Units.Keys;

    private static ImmutableSortedDictionary<string, MeasuredValue> Of(
        IReadOnlyCollection<Indicator> indicators, Dictionary<string, Indicator> byCode, string unit, ImmutableArray<SourceSpan> spans, LocalDate end)
    {
        var measured = ImmutableSortedDictionary.CreateBuilder<string, MeasuredValue>(StringComparer.Ordinal);
        var mapped = spans.SelectMany(span => span.Source.Metrics).Select(metric => metric.Indicator).OfType<string>().Distinct(StringComparer.Ordinal);
        foreach (var indicator in mapped.Select(byCode.GetValueOrDefault).OfType<Indicator>().Where(indicator => indicator is { IsComputed: false, IsNumeric: true }))
        {
            if (ValueOf(indicator, unit, spans, end) is { } value)
                measured[indicator.Code] = value;
        }

        return WithComputed(indicators, measured.ToImmutable());
    }

    private static MeasuredValue? ValueOf(Indicator indicator, string unit, ImmutableArray<SourceSpan> spans, LocalDate end)
    {
        var systems = spans.Select(span => SystemOf(indicator, unit, span, end)).OfType<System>().ToList();
        var seen = systems.Where(system => !system.Given.IsEmpty).ToList();
        var given = seen.SelectMany(system => system.Given).ToList();
        if (given.Count == 0 || Combined(given) is not { } value || !(Math.Abs(value) < Largest))
            return null;
        // Slots are those of the systems that gave something: a system that gave nothing lowers the share of systems, once.
        return new(
            (decimal)value,
            new(
                seen.Sum(system => system.Seen), seen.Sum(system => system.Due), seen.Count, systems.Count,
                seen.Sum(system => system.ServicesSeen), seen.Sum(system => system.ServicesDue)),
            given.Max(each => each.Tally.LastAt) ?? Instant.MinValue);
    }

    private static System? SystemOf(Indicator indicator, string unit, SourceSpan span, LocalDate end)
    {
        var all = span.Source.Metrics.Where(metric => metric.Indicator == indicator.Code)
            .Select(metric => Contribution.Of(
                indicator, metric.Counting, span.Units.Of(unit, metric.Code), span.SinceNewYear?.Of(unit, metric.Code), end))
            .ToList();
        if (all.Count == 0)
            return null;
        var (services, registered) = span.Source.Services is { } named
            ? (span.Units.Of(unit, named.Seen).Last ?? 0, span.Units.Of(unit, named.Registered).Last ?? 0)
            : (0, 0);
        return new(
            [.. all.Where(each => each.Value is not null)], Math.Min(span.Due, all.Min(each => each.Tally.Seen)), span.Due, WholeOf(services), WholeOf(registered));
    }

    private static double? Combined(List<Contribution> given) => given[0].Combines switch
    {
        Combining.Mean => given.Sum(each => each.Tally.Weighted) / given.Sum(each => each.Tally.Seconds),
        Combining.Newest => given.MaxBy(each => each.Tally.LastAt)!.Value,
        _ => given.Sum(each => each.Value),
    };

    /// <summary>Adds sums and ratios of what was measured; each rests on no more than the worst seen of its parts.</summary>
    private static ImmutableSortedDictionary<string, MeasuredValue> WithComputed(
        IReadOnlyCollection<Indicator> indicators, ImmutableSortedDictionary<string, MeasuredValue> measured)
    {
        var all = measured.ToBuilder();
        var values = Totals.WithComputed(indicators, measured.ToImmutableSortedDictionary(pair => pair.Key, pair => pair.Value.Value, StringComparer.Ordinal));
        foreach (var computed in indicators.Where(each => each.Kind is ValueKind.Sum or ValueKind.Ratio && values.ContainsKey(each.Code)).OrderByDescending(each => each.Kind == ValueKind.Sum))
        {
            var parts = computed.Parts.Select(part => all[part]).ToList();
            all[computed.Code] = new(values[computed.Code], parts.MinBy(part => part.Coverage.Share)!.Coverage, parts.Max(part => part.AsOf));
        }

        return all.ToImmutable();
    }

    private static int WholeOf(double count) => (int)Math.Clamp(count, 0, int.MaxValue);

    /// <summary>A registered system of a unit and an indicator.</summary>
    private sealed record System(ImmutableArray<Contribution> Given, int Seen, int Due, int ServicesSeen, int ServicesDue);
}
