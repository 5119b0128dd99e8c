using System.Collections.Concurrent;
using System.Collections.Immutable;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Logging;
using NhipSo.Domain.Aggregation;
using NhipSo.Domain.Definitions;
using NhipSo.Functions.Storage;
using NhipSo.Functions.Submissions;
using NodaTime;

namespace NhipSo.Functions.Publishing;

/// <summary>
/// What is not public yet, for those who sign in: all of it for the ministry in <c>internal-steer</c>, and for each unit its own in
/// <c>internal-{unit}</c>, a container each.
/// </summary>
public sealed partial class InternalSnapshots(DataBlobs blobs, Catalogue catalogue, ILogger<InternalSnapshots> log)
{
    /// <summary>The ministry's scope.</summary>
    public const string Steer = "steer";

    private readonly ConcurrentDictionary<string, SnapshotStore> stores = new(StringComparer.Ordinal);

    /// <summary>The store of a scope.</summary>
    public SnapshotStore Of(string scope) => stores.GetOrAdd(scope, each => SnapshotStore.Internal(blobs, each));

    /// <summary>Publishes a partition inside: the changed units' own first, then all for the ministry.</summary>
    /// <param name="key">The partition.</param>
    /// <param name="form">The form.</param>
    /// <param name="views">What is known of it.</param>
    /// <param name="after">Up to which entry it was published before.</param>
    /// <param name="asOf">The server's time.</param>
    /// <param name="cancellationToken">Ends it; what was published stays.</param>
    internal async Task PublishAsync(PartitionKey key, Form form, PartitionViews views, long after, Instant asOf, CancellationToken cancellationToken)
    {
        var name = SubmissionSnapshot.NameOf(key);
        foreach (var row in views.Changed.Where(row => row.Int64("entrySequence") > after && catalogue.FindUnit(HeadRows.UnitOf(row)) is not null))
            await PublishOwnAsync(name, key, form, views, row, asOf, cancellationToken);
        await Of(Steer).PublishAsync([views.Received.Snapshot(views.Head, asOf)], cancellationToken);
    }

    /// <summary>A unit sees its own report and nothing of others, so no totals either.</summary>
    private async Task PublishOwnAsync(
        string name, PartitionKey key, Form form, PartitionViews views, TableEntity row, Instant asOf, CancellationToken cancellationToken)
    {
        var unit = catalogue.FindUnit(HeadRows.UnitOf(row))!;
        var report = views.Received.Find(unit.Id);
        var own = new SubmissionSnapshot(
            new(form.Code, form.Version, form.Name, form.Publish), PeriodSummary.Of(form, key.Period), row.Int64("entrySequence"), asOf,
            [.. catalogue.ItemsOf(form).Select(pair => IndicatorSummary.From(pair.Indicator, pair.Item))], [UnitSummary.From(unit)], report is null ? [] : [report],
            ImmutableSortedDictionary<string, Total>.Empty, new(1, report is null ? 0 : 1, report is { OnTime: true, Complete: true } ? 1 : 0, report is { Complete: true } ? 1 : 0, report?.Asked ?? 0, report?.Given ?? 0, Faulty: report is { IsFaulty: true } ? 1 : 0));
        await TryOfAsync(unit.Id, store => store.PublishAsync(name, row.Int64("entrySequence"), catalogue.Version, asOf, own, cancellationToken));
    }

    /// <summary>Does something with what is a unit's own. Where its container is missing a warning names it, and the rest goes on.</summary>
    internal async Task TryOfAsync(string unit, Func<SnapshotStore, Task> act)
    {
        try
        {
            await act(Of(unit));
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            NotProvisioned(log, SnapshotStore.ContainerOf(unit), e);
        }
    }

    [LoggerMessage(3003, LogLevel.Warning, "The container {Container} is not there; whoever provisions the account makes it from the catalogue's units")]
    private static partial void NotProvisioned(ILogger logger, string container, Exception exception);
}
