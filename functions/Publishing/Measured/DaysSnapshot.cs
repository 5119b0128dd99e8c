using System.Collections.Immutable;
using NhipSo.Domain.Aggregation;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NodaTime;

namespace NhipSo.Functions.Publishing.Measured;

/// <summary>What was measured by the day, as far as days have ended: it names a file a system and a file an indicator.</summary>
/// <param name="Through">The last day.</param>
/// <param name="Sources">Every system.</param>
/// <param name="Indicators">Every indicator that some system measures.</param>
public sealed record DaysSnapshot(LocalDate Through, IReadOnlyList<SourceDaysSummary> Sources, IReadOnlyList<IndicatorDaysSummary> Indicators)
{
    /// <summary>The name of the index's entry, and the folder of its files.</summary>
    public const string Name = "days";

    /// <summary>How many days are shown.</summary>
    public const int Length = 90;

    /// <summary>Over how many days a system and an indicator are summed up.</summary>
    public const int Recent = 30;

    /// <summary>What kind of snapshot it is.</summary>
    public string Kind { get; } = "days";
}

/// <summary>A system over the last 30 days.</summary>
/// <param name="Id">The system.</param>
/// <param name="Path">Its file.</param>
/// <param name="Succeeded">Slots in which it did what it has to.</param>
/// <param name="Failed">Slots in which it did not.</param>
/// <param name="Availability">The share that succeeded, 0 to 1; null where nothing counts.</param>
/// <param name="Latency">The median of each day in milliseconds, the earliest first; null where nothing was answered.</param>
public sealed record SourceDaysSummary(string Id, string Path, int Succeeded, int Failed, decimal? Availability, IReadOnlyList<int?> Latency);

/// <summary>A system's days.</summary>
public sealed record SourceDaysFile(string Id, Text Name, int IntervalSeconds, LocalDate Through, IReadOnlyList<DayMetric> Metrics, IReadOnlyList<SourceDay> Days)
{
    /// <summary>What kind of snapshot it is.</summary>
    public string Kind { get; } = "source-days";
}

/// <summary>A figure of a system; by the day it is what came in, or of a gauge the last value.</summary>
public sealed record DayMetric(string Code, Text Name, Text Unit, bool IsCounted, string? Indicator);

/// <summary>A day of a system; its slots are counted as its vendor's month counts them.</summary>
/// <param name="Day">The day, in Vietnam.</param>
/// <param name="Due">Slots that ended in it.</param>
/// <param name="Succeeded">Those in which it did what it has to.</param>
/// <param name="Failed">Those in which it did not.</param>
/// <param name="Excused">Announced maintenance, our own failures.</param>
/// <param name="NotAsked">We did not ask.</param>
/// <param name="Median">Half of the answers took no longer, in milliseconds.</param>
/// <param name="Slow">95 of 100 answers took no longer.</param>
/// <param name="Failures">The failed ones by class.</param>
/// <param name="Values">What its figures came to.</param>
public sealed record SourceDay(
    LocalDate Day, int Due, int Succeeded, int Failed, int Excused, int NotAsked, int? Median, int? Slow,
    ImmutableSortedDictionary<string, int>? Failures, ImmutableSortedDictionary<string, double>? Values);

/// <summary>An indicator over the last 30 days by blocks.</summary>
public sealed record IndicatorDaysSummary(string Code, Text Name, Text Unit, ValueKind Kind, Accumulation Accumulation, Better Better, int Decimals, string Path, IReadOnlyList<BlockDays> Blocks);

/// <summary>A block over the last 30 days: what happened is added up, a ratio computed again from its parts, what stands is the last.</summary>
/// <param name="Kind">The kind of unit; null for the nation.</param>
/// <param name="Total">The figure, and of how many units it is.</param>
/// <param name="Coverage">What it rests on.</param>
/// <param name="Share">The share of what was due that was seen, 0 to 1.</param>
/// <param name="Of">How many units of the kind there are.</param>
/// <param name="Days">On how many days anything was measured.</param>
public sealed record BlockDays(string? Kind, Total Total, Coverage Coverage, decimal Share, int Of, int Days);

/// <summary>An indicator's days.</summary>
public sealed record IndicatorDaysFile(string Code, Text Name, Text Unit, int Decimals, LocalDate Through, IReadOnlyList<IndicatorDay> Days)
{
    /// <summary>What kind of snapshot it is.</summary>
    public string Kind { get; } = "indicator-days";
}

/// <summary>A day of an indicator and a block.</summary>
public sealed record IndicatorDay(LocalDate Day, string? Kind, Total Total, Coverage Coverage);
