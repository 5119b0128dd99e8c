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
    /// <summary>Polls what is due; with nothing due it costs one read.</summary>
    public async Task PollDueAsync(CancellationToken cancellationToken)
    {
        if (catalogue.Sources.IsEmpty)
            return;
        var states = await sources.ReadAllAsync(cancellationToken);
        var now = time.Now();
        var due = catalogue.Sources.Where(source => Slot.IsDue(states.GetValueOrDefault(source.Id)?.LastSlot, now, source.IntervalSeconds)).ToList();
        await Parallel.ForEachAsync(
            due,
            new ParallelOptions { MaxDegreeOfParallelism = options.Value.Concurrency, CancellationToken = cancellationToken },
            async (source, token) => await PollAsync(source, Slot.At(now, source.IntervalSeconds), states.GetValueOrDefault(source.Id), token));
        if (due.Count > 0)
            followUps.SignalMeasurements();
    }

    /// <summary>
    /// The attempt and its values are one transaction, the state follows: a crash between leaves the state a slot
    /// behind, the next run finds the slot stored and mends the state.
    /// </summary>
    private async Task PollAsync(Source source, Instant slot, SourceState? before, CancellationToken cancellationToken)
    {
        try
        {
            var attempt = await client.PollAsync(source, slot, cancellationToken);
            var isNew = await measurements.TryStoreAsync(source, attempt, cancellationToken);
            await sources.WriteAsync(source.Id, SourceState.After(before, attempt), cancellationToken);
            measures.Polled(attempt.Class);
            Polled(log, source.Id, attempt.Class, attempt.Milliseconds, isNew);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // Nothing was stored, so the system is still due: the next run tries again.
            NotStored(log, source.Id, e);
        }
    }

    [LoggerMessage(2001, LogLevel.Information, "Polled {Source}: {Class} in {Milliseconds} ms, new slot {IsNew}")]
    private static partial void Polled(ILogger logger, string source, string @class, int milliseconds, bool isNew);

    [LoggerMessage(2002, LogLevel.Warning, "A poll of {Source} could not be stored")]
    private static partial void NotStored(ILogger logger, string source, Exception exception);
}
