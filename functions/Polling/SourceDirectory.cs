using System.Collections.Immutable;
using NhipSo.Domain.Definitions;

namespace NhipSo.Functions.Polling;

/// <summary>Every source there is: those of the catalogue.</summary>
public sealed class SourceDirectory(Catalogue catalogue)
{
    /// <summary>All of them.</summary>
    public Task<ImmutableArray<Source>> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(catalogue.Sources);

    /// <summary>The one of that id, or null.</summary>
    public async Task<Source?> FindAsync(string id, CancellationToken cancellationToken) =>
        (await ReadAsync(cancellationToken)).FirstOrDefault(source => source.Id == id);
}
