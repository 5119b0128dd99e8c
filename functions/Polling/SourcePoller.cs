using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NhipSo.Domain.Measuring;
using NhipSo.Functions.Monitoring;
using NhipSo.Functions.Publishing;
using NodaTime;

namespace NhipSo.Functions.Polling;

/// <summary>Polls every system that is due by what is stored, and stores what came of it.</summary>
public sealed partial class SourcePoller(
    SourceClient client, SourceDirectory directory, SourceTable sources, MeasurementTable measurements, PollerHeartbeat heartbeat,
    LatestMeasurements latest, FollowUps followUps, IOptions<PollingOptions> options, Measures measures, TimeProvider time, ILogger<SourcePoller> log)
{
    /// <summary>Between publications for each source: 30 s where there are a thousand.</summary>
    private static readonly Duration PublishingPause = Duration.FromMilliseconds(30);
    private Instant signalled = Instant.MinValue;

    /// <summary>
    /// Polls what is due, each source at its place of the slot, and who has waited longest first where that has passed. With
    /// nothing due it costs two reads and the note that we run.
    /// </summary>
    public async Task PollDueAsync(CancellationToken cancellationToken)
    {
        var all = await directory.ReadAsync(cancellationToken);
        if (all.IsEmpty)
            return;
        var (polled, now) = (all.Where(source => source.IsPolled).ToList(), time.Now());
        var shortest = polled.Select(source => source.IntervalSeconds).DefaultIfEmpty(60).Min();
        var before = await heartbeat.BeginAsync(now, shortest, cancellationToken);
        if (polled.Count == 0)
            return;
        var states = await sources.ReadStoredAsync(cancellationToken);
        var pace = Pace.Of(shortest);
        var due = polled.Select(source => new DuePoll(source, states.GetValueOrDefault(source.Id), Slot.At(now, source.IntervalSeconds) + pace.Jitter(source.Id)))
            .Where(poll => Slot.IsDue(poll.Before?.State.LastSlot, now, poll.Source.IntervalSeconds))
            .OrderBy(poll => Instant.Max(poll.Start, now)).ThenBy(poll => poll.Before?.State.LastSlot ?? Instant.MinValue)
            .ToImmutableArray();
        if (due.IsEmpty)
            return;
        if (due.FirstOrDefault(poll => poll.Before is { } known && Slot.WasAhead(known.State.LastSlot, now, poll.Source.IntervalSeconds)) is { } ahead)
            ClockPutBack(log, ahead.Source.Id, ahead.Before!.State.LastSlot, now);
        await PollAsync(due, pace, new(now, before?.NetworkSuspectSince), cancellationToken);
        SignalAtMostNowAndThen(all.Length);
    }

    /// <summary>What is published holds every source, so the more there are, the more seldom it is written; the publisher's timer sees to the rest.</summary>
    private void SignalAtMostNowAndThen(int count)
    {
        if (time.Now() - signalled < PublishingPause * count)
            return;
        signalled = time.Now();
        followUps.SignalMeasurements();
    }

    private async Task PollAsync(ImmutableArray<DuePoll> due, Pace pace, PollerBeat beat, CancellationToken cancellationToken)
    {
        using var turns = new PollTurns(options.Value);
        var ends = new RunEnd(time, pace.Limit.ToTimeSpan());
        using var end = new CancellationTokenSource(pace.Limit.ToTimeSpan(), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(end.Token, cancellationToken);
        var batch = new StateBatch(sources, log);
        var verdicts = new RunVerdicts();
        try
        {
            var running = new List<Task>(due.Length);
            foreach (var poll in due)
            {
                if (poll.Start - time.Now() is var wait && wait > Duration.Zero)
                    await Task.Delay(wait.ToTimeSpan(), time, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                running.Add(PollAsync(poll, turns, batch, verdicts, ends, either.Token, cancellationToken));
            }

            await Task.WhenAll(running);
            if (verdicts.NotAsked is var missed and > 0)
                NotAsked(log, missed, due.Length);
            await JudgeAsync(verdicts, batch, beat, cancellationToken);
        }
        finally
        {
            await batch.FinishAsync();
        }
    }

    /// <summary>
    /// The attempt and its values are stored first, the state follows with others. A crash between leaves the state behind by a
    /// stored attempt: a run in the same slot finds the attempt and makes the state from it; at an interval as short as the
    /// timer's the next run is in the next slot, whose state simply overtakes.
    /// </summary>
    private async Task PollAsync(
        DuePoll poll, PollTurns turns, StateBatch batch, RunVerdicts verdicts, RunEnd ends, CancellationToken runEnds, CancellationToken stop)
    {
        var source = poll.Source;
        try
        {
            await turns.RunAsync(source, () => AttemptAsync(poll, batch, verdicts, ends, stop), runEnds);
        }
        catch (Exception e) when (stop.IsCancellationRequested || (e is OperationCanceledException && runEnds.IsCancellationRequested))
        {
            // No turn before the run's end, or the app stops: a gap, unless the next run is in the same slot.
            verdicts.AddNotAsked();
        }
        catch (Exception e)
        {
            // The state was not written, so the system is still due: the next run tries again.
            NotStored(log, source.Id, e);
        }
    }

    private async Task AttemptAsync(DuePoll poll, StateBatch batch, RunVerdicts verdicts, RunEnd ends, CancellationToken stop)
    {
        var (source, state) = (poll.Source, poll.Before?.State);
        // The slot of this moment: who waited for others is not polled for a slot that has passed.
        var slot = Slot.At(time.Now(), source.IntervalSeconds);
        var attempt = await client.PollAsync(source, slot, state?.KnownFor(source, slot), ends.Left, stop);
        var isNew = await measurements.TryStoreAsync(source, attempt, stop);
        var outcome = isNew ? attempt.Outcome : await measurements.ReadOutcomeAsync(source, slot, stop);
        if (isNew)
            latest.Remember(source, attempt);
        measures.Polled(attempt.Class);
        Polled(log, source.Id, attempt.Class, attempt.Milliseconds, isNew);
        // Whether it is them or us that did not get through is known when all have been asked.
        if (verdicts.Add(poll, outcome))
            return;
        await batch.AddAsync(new(source.Id, poll.Before, Told(source.Id, state, SourceState.After(source, state, outcome))));
    }

    private async Task JudgeAsync(RunVerdicts verdicts, StateBatch batch, PollerBeat beat, CancellationToken cancellationToken)
    {
        var isSuspect = verdicts.IsOwnNetworkSuspect;
        if (isSuspect)
        {
            var since = beat.NetworkSuspectSince ?? verdicts.FirstUnreachedSlot;
            await heartbeat.WriteAsync(new OffSpan(since, time.Now(), OffSpan.Network), cancellationToken);
            await heartbeat.WriteAsync(beat with { NetworkSuspectSince = since }, cancellationToken);
            NetworkSuspect(log, verdicts.Unreached.Count);
        }
        else if (beat.NetworkSuspectSince is not null && verdicts.HasReached)
        {
            await heartbeat.WriteAsync(beat with { NetworkSuspectSince = null }, cancellationToken);
        }

        foreach (var (poll, outcome) in verdicts.Unreached)
            await batch.AddAsync(new(poll.Source.Id, poll.Before, Told(poll.Source.Id, poll.Before?.State, SourceState.After(poll.Source, poll.Before?.State, outcome, isSuspect))));
    }

    /// <summary>A system that went down is said once, for whoever runs this one (docs/operations.md).</summary>
    private SourceState Told(string source, SourceState? before, SourceState after)
    {
        if (after.Standing.IsDown && before?.Standing.IsDown != true)
            WentDown(log, source, after.Standing.Since, after.Class);
        return after;
    }

    [LoggerMessage(2009, LogLevel.Warning, "Source down: {Source} since {Since}, {Class}")]
    private static partial void WentDown(ILogger logger, string source, Instant since, string @class);

    [LoggerMessage(2001, LogLevel.Debug, "Polled {Source}: {Class} in {Milliseconds} ms, new slot {IsNew}")]
    private static partial void Polled(ILogger logger, string source, string @class, int milliseconds, bool isNew);

    [LoggerMessage(2002, LogLevel.Warning, "A poll of {Source} could not be stored")]
    private static partial void NotStored(ILogger logger, string source, Exception exception);

    [LoggerMessage(2006, LogLevel.Warning, "{Count} of {Due} systems were not asked: the run ended before their turn. Raise Polling__Concurrency, or lengthen their slots")]
    private static partial void NotAsked(ILogger logger, int count, int due);

    [LoggerMessage(2007, LogLevel.Warning, "{Count} systems could not be connected to at once; our own network is suspect, and no system is held to have failed")]
    private static partial void NetworkSuspect(ILogger logger, int count);

    [LoggerMessage(2008, LogLevel.Warning, "The newest attempt of {Source} is for {Slot}, and it is {Now}: the clock was put back; polling goes on from now")]
    private static partial void ClockPutBack(ILogger logger, string source, Instant slot, Instant now);
}
