using NhipSo.Domain.Definitions;
using NhipSo.Functions.Polling;
using NhipSo.Functions.Publishing.Comparing;
using NhipSo.Functions.Publishing.Derived;
using NhipSo.Functions.Publishing.Measured;
using NhipSo.Functions.Submissions;
using NodaTime;

namespace NhipSo.Functions.Publishing;

/// <summary>Publishes what is stored and not yet published.</summary>
public sealed class Publisher(
    SubmissionTable submissions, SourceDirectory directory, SourceTable sources, PollerHeartbeat poller, LatestMeasurements latest, SnapshotStore snapshots, FollowUps followUps,
    SigningKeys signingKeys, PartitionPublisher partitions, DerivedSnapshots derived, ReconciliationSnapshots compared, DaysSnapshots days, Catalogue catalogue, TimeProvider time)
{
    /// <summary>After this long, a mark with nothing behind it was left by a write that never happened.</summary>
    private static readonly Duration AbandonedAfter = Duration.FromMinutes(10);

    /// <summary>
    /// Everything that is behind: warm partitions, marked ones, the measurements, and what is made of them. One that cannot be
    /// published does not hold up the others. With nothing to do it costs a read of the index and of the marks, and a point read
    /// a warm partition.
    /// </summary>
    /// <exception cref="AggregateException">What could not be published, after all else was.</exception>
    public async Task PublishAllAsync(CancellationToken cancellationToken)
    {
        var failures = new List<Exception>();
        var hasPublished = false;
        var (index, _) = await snapshots.ReadIndexAsync(cancellationToken);
        await AttemptAsync(() => signingKeys.PublishAsync(cancellationToken));
        foreach (var partition in catalogue.Forms.Where(form => form.DerivedFrom is null).SelectMany(form => catalogue.Warm(form.Code, time.Now()))
            .Where(pair => !catalogue.Owing(pair.Form, pair.Period).IsEmpty).Select(pair => new PartitionKey(pair.Form.Code, pair.Period)))
            await AttemptAsync(() => PublishWarmAsync(partition));
        var (ledger, beside) = await followUps.ReadMarksAsync(cancellationToken);
        foreach (var marks in ledger.GroupBy(mark => mark.Partition))
            await AttemptAsync(async () => hasPublished |= await PublishMarkedAsync(marks.Key, [.. marks], index, cancellationToken));
        await AttemptAsync(() => PublishMeasurementsAsync(index, cancellationToken));
        await AttemptAsync(() => compared.PublishAsync(index, beside, cancellationToken));
        await AttemptAsync(() => days.PublishAsync(index, beside, cancellationToken));
        await AttemptAsync(async () => await derived.PublishAllAsync(hasPublished ? (await snapshots.ReadIndexAsync(cancellationToken)).Index : index, cancellationToken));
        if (failures.Count > 0)
            throw new AggregateException(failures);

        async Task PublishWarmAsync(PartitionKey partition) => hasPublished |= (await PublishIfBehindAsync(partition, index, cancellationToken)).Published;

        async Task AttemptAsync(Func<Task> publish)
        {
            try
            {
                await publish();
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                failures.Add(e);
            }
        }
    }

    /// <summary>One partition of the ledger.</summary>
    public Task PublishAsync(PartitionKey partition, CancellationToken cancellationToken) => partitions.PublishAsync(partition, cancellationToken);

    /// <summary>What follows a report at once of all that is made of reports.</summary>
    public Task PublishPromptAsync(CancellationToken cancellationToken) => derived.PublishPromptAsync(cancellationToken);

    /// <summary>What marks beside the ledger ask for.</summary>
    public async Task PublishMarkedAsync(CancellationToken cancellationToken) => await compared.PublishAsync(
        (await snapshots.ReadIndexAsync(cancellationToken)).Index, (await followUps.ReadMarksAsync(cancellationToken)).Beside, cancellationToken);

    /// <summary>The polled systems.</summary>
    public async Task PublishMeasurementsAsync(CancellationToken cancellationToken) =>
        await PublishMeasurementsAsync((await snapshots.ReadIndexAsync(cancellationToken)).Index, cancellationToken);

    private async Task PublishMeasurementsAsync(SnapshotIndex index, CancellationToken cancellationToken)
    {
        var all = await directory.ReadAsync(cancellationToken);
        if (all.IsEmpty)
            return;
        var states = await sources.ReadAllAsync(cancellationToken);
        var sequence = states.Values.Sum(state => state.Attempts);
        if (!index.IsBehind(MeasurementSnapshot.Name, sequence, catalogue.Version))
            return;
        var (beat, asOf) = (await poller.FindAsync(cancellationToken), time.Now());
        var summaries = new List<SourceSummary>(all.Length);
        foreach (var source in all)
        {
            var state = states.GetValueOrDefault(source.Id);
            var reading = state?.LastValues is { } moment ? await latest.FindAsync(source, moment, cancellationToken) : null;
            summaries.Add(SourceSummary.From(source, catalogue.FindUnit(source.Owner)!, state, reading, beat, asOf));
        }

        var snapshot = new MeasurementSnapshot(sequence, asOf, new(beat?.At, beat?.NetworkSuspectSince), summaries);
        await snapshots.PublishAsync(MeasurementSnapshot.Name, sequence, catalogue.Version, asOf, snapshot, cancellationToken);
    }

    /// <returns>How many entries the partition has, and whether it was behind.</returns>
    private async Task<(long Sequence, bool Published)> PublishIfBehindAsync(PartitionKey partition, SnapshotIndex index, CancellationToken cancellationToken)
    {
        var (sequence, _) = await submissions.ReadSequenceAsync(partition, cancellationToken);
        return (sequence, index.IsBehind(SubmissionSnapshot.NameOf(partition), sequence, catalogue.Version) && await partitions.PublishAsync(partition, cancellationToken));
    }

    private async Task<bool> PublishMarkedAsync(
        PartitionKey partition, IReadOnlyList<PendingMark> marks, SnapshotIndex index, CancellationToken cancellationToken)
    {
        var (reached, published) = await PublishIfBehindAsync(partition, index, cancellationToken);
        foreach (var mark in marks.Where(mark => mark.Sequence <= reached || time.Now() - mark.Made > AbandonedAfter))
            await followUps.ClearAsync(mark, cancellationToken);
        return published;
    }
}
