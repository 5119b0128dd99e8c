using NhipSo.Domain.Definitions;
using NodaTime;

namespace NhipSo.Domain.Measuring;

/// <summary>How a source is. Silence is not health: every way of not knowing is a state of its own.</summary>
public enum HealthState
{
    /// <summary>It has never given anything.</summary>
    NeverMeasured,

    /// <summary>It does what it has to.</summary>
    Up,

    /// <summary>It failed several times in a row.</summary>
    Down,

    /// <summary>It should have been heard of, and was not.</summary>
    Silent,

    /// <summary>It is in announced maintenance.</summary>
    Maintenance,

    /// <summary>We have not asked it: our poller does not run.</summary>
    PollerOffline,
}

/// <summary>Tells how a source is.</summary>
public static class SourceHealth
{
    /// <summary>A poller that has not run for so long is offline.</summary>
    public static readonly Duration PollerPatience = Duration.FromMinutes(3);

    /// <summary>How a source is.</summary>
    /// <param name="source">The source.</param>
    /// <param name="standing">Up or down; null where nothing is known of it.</param>
    /// <param name="lastHeard">When it last gave something; null for never.</param>
    /// <param name="pollerLast">When our poller last ran; null for never.</param>
    /// <param name="now">Now.</param>
    public static HealthState Of(Source source, SourceStanding? standing, Instant? lastHeard, Instant? pollerLast, Instant now)
    {
        if (source.Maintenance.Any(window => window.Holds(now)))
            return HealthState.Maintenance;
        var patience = Duration.FromSeconds((long)source.IntervalSeconds * (source.Flapping.Failures + 1));
        var isSilent = lastHeard is { } heard && now - heard > patience;
        // A system that sends itself cannot reach us either while nothing of us runs.
        if ((isSilent || source.IsPolled) && (pollerLast is not { } last || now - last > PollerPatience))
            return standing is null ? HealthState.NeverMeasured : HealthState.PollerOffline;
        if (standing is { IsDown: true })
            return HealthState.Down;
        if (lastHeard is null)
            return HealthState.NeverMeasured;
        return isSilent ? HealthState.Silent : HealthState.Up;
    }

    /// <summary>What a slot says of its source.</summary>
    /// <param name="source">The source.</param>
    /// <param name="slot">The slot.</param>
    /// <param name="isSuccess">Whether it did what it has to.</param>
    /// <param name="isOurs">Whether a failure is our own.</param>
    public static Verdict VerdictOf(Source source, Instant slot, bool isSuccess, bool isOurs) =>
        isSuccess ? Verdict.Success
        : isOurs || source.Maintenance.Any(window => window.Holds(slot)) ? Verdict.Excused
        : Verdict.Failure;

    /// <summary>
    /// The share of the last 24 hours' slots that succeeded, 0 to 1; null where there was none. Of a polled source those count
    /// that were asked; of one that sends itself all that have ended since it was first heard of.
    /// </summary>
    public static decimal? Availability(Source source, LastDay day, Instant firstSlot, Instant now)
    {
        var (counted, succeeded, from) = day.Counts(now);
        if (!source.IsPolled)
            counted = Math.Max(succeeded, (int)((now - Instant.Max(from, firstSlot)).TotalSeconds / source.IntervalSeconds));
        return counted == 0 ? null : Math.Round((decimal)succeeded / counted, 4);
    }
}
