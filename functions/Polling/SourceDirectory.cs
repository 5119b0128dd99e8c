using System.Collections.Immutable;
using NhipSo.Domain.Definitions;

namespace NhipSo.Functions.Polling;

/// <summary>Every source there is: those of the catalogue.</summary>
public sealed class SourceDirectory(Catalogue catalogue)
{
    /// <summary>All of them.</summary>
    public Task<ImmutableArray<Source>> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(catalogue.Sources);
}
