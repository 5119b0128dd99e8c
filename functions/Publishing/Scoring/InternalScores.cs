using Azure;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Logging;
using NhipSo.Domain.Definitions;
using NhipSo.Functions.Publishing.Derived;
using NodaTime;

namespace NhipSo.Functions.Publishing.Scoring;

/// <summary>
/// Publishes scores by sets for internal use: all of them to the ministry in <c>internal-steer</c>, and to each unit its own, without
/// a rank and without others, in <c>internal-{unit}</c>. What they are made of is public; the weights make them internal.
/// </summary>
public sealed partial class InternalScores(InternalSnapshots inside, Catalogue catalogue, TimeProvider time, ILogger<InternalScores> log)
{
    private const int UnitsAtOnce = 8;

    private Instant? done;

    /// <summary>Publishes what is behind. The units' own come before the ministry's, so where that is up to date they are.</summary>
    /// <param name="index">The public index; while it stays the same nothing is asked of storage.</param>
    /// <param name="reports">What it names.</param>
    /// <param name="cancellationToken">Ends it; what was published stays.</param>
    internal async Task PublishAsync(SnapshotIndex index, PublishedReports reports, CancellationToken cancellationToken)
    {
        if (done == index.AsOf)
            return;
        var scores = new Scores(catalogue, reports);
        var all = scores.Internal().ToList();
        if (all.Count > 0)
        {
            var steer = inside.Of(InternalSnapshots.Steer);
            var (known, _) = await steer.ReadIndexAsync(cancellationToken);
            foreach (var (card, published, name, sequence) in all.Where(each => known.IsBehind(each.Name, each.Sequence, catalogue.Version)))
            {
                var snapshot = await scores.MakeAsync(card, published, cancellationToken);
                await Parallel.ForEachAsync(
                    snapshot.Units.Where(unit => unit.Why != NotRanked.NoReport), new ParallelOptions { MaxDegreeOfParallelism = UnitsAtOnce, CancellationToken = cancellationToken },
                    async (unit, token) => await PublishOwnAsync(name, sequence, OwnScoresSnapshot.Of(snapshot, unit), token));
                await steer.PublishAsync(name, sequence, catalogue.Version, time.Now(), snapshot, cancellationToken);
            }
        }

        done = index.AsOf;
    }

    private async Task PublishOwnAsync(string name, long sequence, OwnScoresSnapshot own, CancellationToken cancellationToken)
    {
        try
        {
            await inside.Of(own.Unit.Unit.Id).PublishAsync(name, sequence, catalogue.Version, time.Now(), own, cancellationToken);
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            NotProvisioned(log, SnapshotStore.ContainerOf(own.Unit.Unit.Id), e);
        }
    }

    [LoggerMessage(3005, LogLevel.Warning, "The container {Container} is not there; whoever provisions the account makes it from the catalogue's units")]
    private static partial void NotProvisioned(ILogger logger, string container, Exception exception);
}
