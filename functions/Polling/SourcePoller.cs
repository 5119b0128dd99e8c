using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NhipSo.Functions.Monitoring;
using NhipSo.Functions.Publishing;
using NodaTime;

namespace NhipSo.Functions.Polling;

/// <summary>Polls every system that is due by what is stored, and stores what came of it.</summary>
public sealed partial class SourcePoller(
    SourceClient client, SourceTable sources, MeasurementTable measurements, FollowUps followUps, Catalogue catalogue,
    IOptions<PollingOptions> options, Measures measures, TimeProvider time, ILogger<SourcePoller> log)
{
    /// <summary>Polls what is due, whoever waits longest first; with nothing due it costs one read.</summary>
    public async Task PollDueAsync(CancellationToken cancellationToken)
    {
        if (catalogue.Sources.IsEmpty)
            return;
        var states = await sources.ReadStoredAsync(cancellationToken);
        var now = time.Now();
        var due = catalogue.Sources
            .Where(source => source.IsPolled)
            .Select(source => (Source: source, Before: states.GetValueOrDefault(source.Id)))
            .Where(each => Slot.IsDue(each.Before?.State.LastSlot, now, each.Source.IntervalSeconds))
            .OrderBy(each => each.Before?.State.LastSlot ?? Instant.MinValue)
            .ToList();
        await Parallel.ForEachAsync(
            due,
            new ParallelOptions { MaxDegreeOfParallelism = options.Value.Concurrency, CancellationToken = cancellationToken },
            async (each, token) => await PollAsync(each.Source, each.Before, token));
        if (due.Count > 0)
            followUps.SignalMeasurements();
    }

    /// <summary>
    /// The attempt and its values are one transaction, the state follows. A crash between leaves the state behind by a
    /// stored attempt: a run in the same slot finds the attempt and makes the state from it; at an interval as short as
    /// the timer's the next run is in the next slot, whose state simply overtakes.
    /// </summary>
    private async Task PollAsync(Source source, StoredState? before, CancellationToken cancellationToken)
    {
        try
        {
            // The slot of this moment: who waited for others is not polled for a slot that has passed.
            var attempt = await client.PollAsync(source, Slot.At(time.Now(), source.IntervalSeconds), known: null, cancellationToken);
            var isNew = await measurements.TryStoreAsync(source, attempt, cancellationToken);
            var outcome = isNew ? attempt.Outcome : await measurements.ReadOutcomeAsync(source, attempt.Slot, cancellationToken);
            await sources.WriteAsync(source.Id, before, SourceState.After(before?.State, outcome), cancellationToken);
            measures.Polled(attempt.Class);
            Polled(log, source.Id, attempt.Class, attempt.Milliseconds, isNew);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // The state was not written, so the system is still due: the next run tries again.
            NotStored(log, source.Id, e);
        }
    }

    [LoggerMessage(2001, LogLevel.Information, "Polled {Source}: {Class} in {Milliseconds} ms, new slot {IsNew}")]
    private static partial void Polled(ILogger logger, string source, string @class, int milliseconds, bool isNew);

    [LoggerMessage(2002, LogLevel.Warning, "A poll of {Source} could not be stored")]
    private static partial void NotStored(ILogger logger, string source, Exception exception);
}
