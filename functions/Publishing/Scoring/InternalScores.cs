using NhipSo.Domain.Definitions;
using NhipSo.Functions.Publishing.Derived;
using NodaTime;

namespace NhipSo.Functions.Publishing.Scoring;

/// <summary>
/// Publishes scores by sets for internal use: all of them to the ministry in <c>internal-steer</c>, and to each unit its own, without
/// a rank and without others, in <c>internal-{unit}</c>. What they are made of is public; the weights make them internal.
/// </summary>
public sealed class InternalScores(InternalSnapshots inside, Catalogue catalogue, TimeProvider time)
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
                    async (unit, token) => await inside.TryOfAsync(unit.Unit.Id, store => store.PublishAsync(name, sequence, catalogue.Version, time.Now(), OwnScoresSnapshot.Of(snapshot, unit), token)));
                await steer.PublishAsync(name, sequence, catalogue.Version, time.Now(), snapshot, cancellationToken);
            }
        }

        done = index.AsOf;
    }
}
