using System.Collections.Frozen;
using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using NhipSo.Domain.Definitions;
using NhipSo.Functions.Polling.Defining;
using NodaTime;

namespace NhipSo.Functions.Polling;

/// <summary>
/// Every source there is: those of the catalogue, and those that administrators defined while the app runs, as of at most
/// 60 s ago. An id of the catalogue is the catalogue's.
/// </summary>
public sealed partial class SourceDirectory(Catalogue catalogue, DefinedSourceTable defined, TimeProvider time, ILogger<SourceDirectory> log) : IDisposable
{
    private static readonly Duration Life = Duration.FromSeconds(60);
    private readonly SemaphoreSlim reading = new(1);
    private volatile Listing? listing;

    /// <summary>All of them, those of the catalogue first.</summary>
    public async Task<ImmutableArray<Source>> ReadAsync(CancellationToken cancellationToken) => (await ListAsync(cancellationToken)).Sources;

    /// <summary>The source of that id, or null.</summary>
    public async Task<Source?> FindAsync(string id, CancellationToken cancellationToken) =>
        (await ListAsync(cancellationToken)).ById.GetValueOrDefault(id);

    /// <summary>Has the next caller read anew what is defined.</summary>
    public void Forget() => listing = null;

    /// <inheritdoc/>
    public void Dispose() => reading.Dispose();

    private async Task<Listing> ListAsync(CancellationToken cancellationToken)
    {
        if (Current is { } current)
            return current;
        await reading.WaitAsync(cancellationToken);
        try
        {
            return Current ?? (listing = await ReadListingAsync(cancellationToken));
        }
        finally
        {
            reading.Release();
        }
    }

    private Listing? Current => listing is { } read && time.Now() - read.At < Life ? read : null;

    private async Task<Listing> ReadListingAsync(CancellationToken cancellationToken)
    {
        var rows = await defined.ReadAllAsync(cancellationToken);
        var sources = catalogue.Sources.Concat(rows.Select(Sound).OfType<Source>()).DistinctBy(source => source.Id, StringComparer.Ordinal).ToImmutableArray();
        return new(sources, sources.ToFrozenDictionary(source => source.Id, StringComparer.Ordinal), time.Now());
    }

    /// <summary>A definition that another catalogue or another version of the app has made unsound is no source; the others still are.</summary>
    private Source? Sound(DefinedSource row)
    {
        if (row.Source is { } source && CatalogueCheck.Faults(source, catalogue).IsEmpty)
            return source;
        Unsound(log, row.Id);
        return null;
    }

    private sealed record Listing(ImmutableArray<Source> Sources, FrozenDictionary<string, Source> ById, Instant At);

    [LoggerMessage(2004, LogLevel.Warning, "The definition of source {Source} does not fit this catalogue; the source is left out. GET v1/admin/sources says why")]
    private static partial void Unsound(ILogger logger, string source);
}
