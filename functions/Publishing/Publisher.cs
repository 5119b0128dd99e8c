using NhipSo.Domain.Definitions;
using NhipSo.Functions.Polling;
using NhipSo.Functions.Submissions;
using NodaTime;

namespace NhipSo.Functions.Publishing;

/// <summary>Publishes what is stored and not yet published.</summary>
public sealed class Publisher(
    SubmissionTable submissions, SourceTable sources, MeasurementTable measurements, SnapshotStore snapshots, FollowUps followUps,
    SigningKeys signingKeys, Catalogue catalogue, TimeProvider time)
{
    /// <summary>After this long, a mark with nothing behind it was left by a write that never happened.</summary>
    private static readonly Duration AbandonedAfter = Duration.FromMinutes(10);

    /// <summary>
    /// Everything that is behind: warm partitions, marked ones, the measurements. With nothing to do it costs a read of
    /// the index, the marks and the systems' states, and a point read a warm partition.
    /// </summary>
    public async Task PublishAllAsync(CancellationToken cancellationToken)
    {
        await signingKeys.PublishAsync(cancellationToken);
        var (index, _) = await snapshots.ReadIndexAsync(cancellationToken);
        foreach (var partition in catalogue.Forms.SelectMany(form =>
            form.Calendar.Warm(form.FirstPeriod, time.Now()).Select(period => new PartitionKey(form.Code, period))))
        {
            var (sequence, _) = await submissions.ReadSequenceAsync(partition, cancellationToken);
            if (index.IsBehind(SubmissionSnapshot.NameOf(partition), sequence))
                await PublishAsync(partition, cancellationToken);
        }

        foreach (var mark in await followUps.ReadMarksAsync(cancellationToken))
            await PublishMarkedAsync(mark, cancellationToken);
        await PublishMeasurementsAsync(cancellationToken);
    }

    /// <summary>One partition of the ledger; a partition whose form publishes on confirmation is not public yet.</summary>
    /// <returns>Up to which entry it is published now.</returns>
    public async Task<long> PublishAsync(PartitionKey partition, CancellationToken cancellationToken)
    {
        var (stored, heads) = await submissions.ReadHeadsAsync(partition, cancellationToken);
        if (catalogue.FindForm(partition.Form) is { Publish: Publication.Receipt } form)
        {
            var asOf = time.Now();
            var snapshot = SubmissionSnapshot.Of(catalogue, form, partition.Period, stored.Head.Sequence, heads, asOf);
            await snapshots.PublishAsync(SubmissionSnapshot.NameOf(partition), snapshot.Sequence, asOf, snapshot, cancellationToken);
        }

        return stored.Head.Sequence;
    }

    /// <summary>The polled systems.</summary>
    public async Task PublishMeasurementsAsync(CancellationToken cancellationToken)
    {
        var states = await sources.ReadAllAsync(cancellationToken);
        var sequence = states.Values.Sum(state => state.Attempts);
        var (index, _) = await snapshots.ReadIndexAsync(cancellationToken);
        if (catalogue.Sources.IsEmpty || !index.IsBehind(MeasurementSnapshot.Name, sequence))
            return;
        var summaries = new List<SourceSummary>();
        foreach (var source in catalogue.Sources)
        {
            var state = states.GetValueOrDefault(source.Id);
            var reading = state?.LastSuccessSlot is { } slot ? await measurements.FindAsync(source, slot, cancellationToken) : null;
            summaries.Add(SourceSummary.From(source, catalogue.FindUnit(source.Owner)!, state, reading));
        }

        await snapshots.PublishAsync(
            MeasurementSnapshot.Name, sequence, time.Now(), new MeasurementSnapshot(sequence, time.Now(), summaries), cancellationToken);
    }

    private async Task PublishMarkedAsync(PendingMark mark, CancellationToken cancellationToken)
    {
        var published = await PublishAsync(mark.Partition, cancellationToken);
        if (published >= mark.Sequence || time.Now() - mark.Made > AbandonedAfter)
            await followUps.ClearAsync(mark, cancellationToken);
    }
}
