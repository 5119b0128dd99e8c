using NhipSo.Domain.Definitions;
using NodaTime;

namespace NhipSo.Domain.Measuring;

/// <summary>What one metric of a source gives to an indicator of a unit over a span.</summary>
/// <param name="Value">Its value, or null where it gives none.</param>
/// <param name="Tally">What it was made of.</param>
/// <param name="Combines">How it goes together with what other metrics and sources give.</param>
internal sealed record Contribution(double? Value, Tally Tally, Combining Combines)
{
    /// <summary>The value of a metric by the indicator's own rule.</summary>
    /// <param name="indicator">What is measured.</param>
    /// <param name="counting">How the metric counts.</param>
    /// <param name="span">The metric over the span.</param>
    /// <param name="sinceNewYear">The metric since 1 January; null where it was not read.</param>
    /// <param name="end">The span's last day.</param>
    public static Contribution Of(Indicator indicator, Counting counting, Tally span, Tally? sinceNewYear, LocalDate end)
    {
        var isHeard = span.LastAt is not null;
        // What is counted in two systems is there twice; a speed or a share of two systems has no sum.
        var level = indicator.Kind == ValueKind.Number ? Combining.Newest : Combining.Sum;
        return (indicator.Accumulation, counting) switch
        {
            (Accumulation.Instant, _) => new(span.Last, span, level),
            (Accumulation.Period, Counting.Gauge) when indicator.Kind == ValueKind.Number => new(span.Mean, span, Combining.Mean),
            // How things stand at moments does not say how many happened between them.
            (Accumulation.Period, Counting.Gauge) => new(null, span, Combining.Sum),
            (Accumulation.Period, _) => new(isHeard ? span.Sum : null, span, Combining.Sum),
            (_, Counting.Gauge) => new(span.Last, span, level),
            (_, Counting.YearToDate) => new(span.LastAt is { } at && MeasuredDay.DayOf(at).Year == end.Year ? span.Last : null, span, Combining.Sum),
            _ => new(isHeard ? sinceNewYear?.Sum : null, span, Combining.Sum),
        };
    }
}

/// <summary>How what several metrics and systems give becomes one figure.</summary>
internal enum Combining
{
    /// <summary>They add.</summary>
    Sum,

    /// <summary>The mean by the time that each is known for.</summary>
    Mean,

    /// <summary>The newest stands.</summary>
    Newest,
}
