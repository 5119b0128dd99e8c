using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NhipSo.Functions.Polling;
using NodaTime;

namespace NhipSo.Functions.Publishing;

/// <summary>What is published of the measured systems: how each stands, and what it said last.</summary>
/// <param name="Sequence">How many attempts the states of all systems count.</param>
/// <param name="AsOf">When the snapshot was made.</param>
/// <param name="Poller">Our own side.</param>
/// <param name="Sources">Every system, also those that never answered.</param>
public sealed record MeasurementSnapshot(long Sequence, Instant AsOf, PollerSummary Poller, IEnumerable<SourceSummary> Sources)
{
    /// <summary>The name of the index's entry.</summary>
    public const string Name = "measurements";

    /// <summary>What kind of snapshot it is.</summary>
    public string Kind { get; } = "measurements";
}

/// <summary>Our own side of measuring.</summary>
/// <param name="LastRun">When our poller last began to run; null for never.</param>
/// <param name="NetworkSuspectSince">Since when most systems cannot be connected to at once; null while they can.</param>
public sealed record PollerSummary(Instant? LastRun, Instant? NetworkSuspectSince);

/// <summary>The unit that answers for a system.</summary>
public sealed record OwnerSummary(string Id, Text Name);

/// <summary>A figure of a system, with its as-of time.</summary>
public sealed record MetricSummary(string Code, Text Name, Text Unit, double Value, Instant At);

/// <summary>A system in a snapshot. Its address and its vendor are not published.</summary>
public sealed record SourceSummary(
    string Id, Text Name, OwnerSummary Owner, int IntervalSeconds, HealthState Health, Instant? Since, decimal? Availability,
    Instant? LastAttempt, Instant? LastSuccess, string? Class, int ConsecutiveFailures, IEnumerable<MetricSummary> Metrics)
{
    /// <summary>A system, its state and its newest values, as of a moment.</summary>
    public static SourceSummary From(Source source, Unit owner, SourceState? state, Measurement? measurement, PollerBeat? poller, Instant now) => new(
        source.Id, source.Name, new(owner.Id, owner.Name), source.IntervalSeconds,
        SourceHealth.Of(source, state?.Standing, state?.LastSuccess, poller?.At, now), state?.Standing.Since,
        state is null ? null : SourceHealth.Availability(source, state.Day, state.FirstSlot, now),
        state?.LastAttempt, state?.LastSuccess, state?.Class, state?.Standing.Failures ?? 0,
        source.Metrics
            .Where(metric => measurement?.Values.ContainsKey(metric.Code) == true)
            .Select(metric => new MetricSummary(metric.Code, metric.Name, metric.Unit, measurement!.Values[metric.Code], measurement.At)));
}
