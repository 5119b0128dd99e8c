using Microsoft.Extensions.Caching.Memory;
using NhipSo.Domain.Definitions;
using NhipSo.Functions.Publishing.OpenData;
using NhipSo.Functions.Publishing.Scoring;
using NodaTime;

namespace NhipSo.Functions.Publishing.Derived;

/// <summary>
/// Publishes what is made of published reports: changes, scores, derived forms, series, histories of units, open data. What is behind
/// follows from the index alone, so that nothing is forgotten and looking costs nothing; and what is public is made of what is
/// public, so that nothing else can get into it.
/// </summary>
public sealed class DerivedSnapshots(
    SnapshotStore publicStore, InternalSnapshots inside, InternalScores internalScores, DataCatalogue dataCatalogue, Catalogue catalogue, TimeProvider time) : IDisposable
{
    /// <summary>So many snapshots are remembered as read.</summary>
    private const int MaxRemembered = 300;

    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = MaxRemembered });
    private readonly MemoryCache insideCache = new(new MemoryCacheOptions { SizeLimit = MaxRemembered });
    private readonly bool hasInside = catalogue.Written.Forms.Any(form => form.Publish == Publication.Confirmation);
    private bool isCatalogueWritten;
    private Instant? insideFollowed;

    /// <summary>What follows a report at once, for everyone and for the ministry.</summary>
    public async Task PublishPromptAsync(CancellationToken cancellationToken)
    {
        await PublishAsync(publicStore, (await publicStore.ReadIndexAsync(cancellationToken)).Index, isPromptOnly: true, cancellationToken);
        if (hasInside)
            await PublishInsideAsync(isPromptOnly: true, cancellationToken);
    }

    /// <summary>Everything that is behind, for everyone and inside.</summary>
    /// <param name="index">The public index as it stands.</param>
    /// <param name="cancellationToken">Ends it; what was published stays.</param>
    public async Task PublishAllAsync(SnapshotIndex index, CancellationToken cancellationToken)
    {
        var wasBehind = (await PublishAsync(publicStore, index, isPromptOnly: false, cancellationToken)).WasBehind;
        if (wasBehind || !isCatalogueWritten)
        {
            await dataCatalogue.WriteAsync(publicStore, cancellationToken);
            isCatalogueWritten = true;
        }

        // Each report moves the public index, also one that is not public yet: while that stays nothing is asked of storage.
        var now = wasBehind ? (await publicStore.ReadIndexAsync(cancellationToken)).Index : index;
        if (hasInside && insideFollowed != now.AsOf && !(await PublishInsideAsync(isPromptOnly: false, cancellationToken)).Rests)
            insideFollowed = now.AsOf;
        await internalScores.PublishAsync(now, new(now, publicStore, catalogue, cache), cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        cache.Dispose();
        insideCache.Dispose();
    }

    private async Task<Outcome> PublishInsideAsync(bool isPromptOnly, CancellationToken cancellationToken)
    {
        var steer = inside.Of(InternalSnapshots.Steer);
        return await PublishAsync(steer, (await steer.ReadIndexAsync(cancellationToken)).Index, isPromptOnly, cancellationToken);
    }

    private async Task<Outcome> PublishAsync(SnapshotStore store, SnapshotIndex index, bool isPromptOnly, CancellationToken cancellationToken)
    {
        var isPublic = ReferenceEquals(store, publicStore);
        var reports = new PublishedReports(index, store, catalogue, isPublic ? cache : insideCache);
        var behind = (isPublic ? Public(reports) : new Changes(catalogue, reports).Derivations())
            .Where(each => (each.IsPrompt || !isPromptOnly) && index.IsBehind(each.Name, each.Sequence, catalogue.Version)).ToLookup(IsResting);
        var failures = new List<Exception>();
        foreach (var kind in behind[false].GroupBy(each => each.Name.Split('/')[0]))
        {
            try
            {
                await PublishAsync(store, index, [.. kind], cancellationToken);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                failures.Add(e); // One kind that cannot be made does not hold up the others.
            }
        }

        return failures.Count == 0 ? new(behind[false].Any(), behind[true].Any()) : throw new AggregateException(failures);

        bool IsResting(Derivation each) => index.Entries.TryGetValue(each.Name, out var entry) && time.Now() < entry.AsOf + each.Rest;
    }

    private IEnumerable<Derivation> Public(PublishedReports reports) =>
    [
        CatalogueSnapshot.Derivation(catalogue),
        new DefinitionSnapshots(catalogue).Derivation(),
        .. new PublishedSeriesSnapshots(catalogue).Derivations(),
        .. new Changes(catalogue, reports).Derivations(),
        .. new ScorecardSnapshots(catalogue).Derivations(),
        .. new Scores(catalogue, reports).Derivations(),
        .. new DerivedFormSnapshots(catalogue, reports).Derivations(),
        .. new Series(catalogue, reports).Derivations(),
        .. new UnitHistories(catalogue, reports).Derivations(),
        .. new OpenDataFiles(catalogue, reports, time.Now()).Derivations(),
    ];

    private async Task PublishAsync(SnapshotStore store, SnapshotIndex index, IReadOnlyList<Derivation> behind, CancellationToken cancellationToken)
    {
        var snapshots = new List<NewSnapshot>();
        foreach (var each in behind)
        {
            var (file, pages) = await each.MakeAsync(cancellationToken);
            var known = pages.Count > 0 && index.Entries.TryGetValue(each.Name, out var entry) ? SnapshotFile.NamesIn(await store.ReadAsync(entry.Path, cancellationToken)) : [];
            snapshots.Add(new(each.Name, each.Sequence, catalogue.Version, time.Now(), file, [.. pages.Where(page => !known.Contains(page.Path))]));
        }

        await store.PublishAsync(snapshots, cancellationToken);
    }

    /// <param name="WasBehind">Whether anything was made.</param>
    /// <param name="Rests">Whether anything is behind that stands a while longer.</param>
    private readonly record struct Outcome(bool WasBehind, bool Rests);
}
