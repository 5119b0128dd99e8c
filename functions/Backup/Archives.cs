using System.Collections.Immutable;
using NodaTime;

namespace NhipSo.Functions.Backup;

/// <summary>Finds whole archives: those that have a manifest.</summary>
public static class Archives
{
    /// <summary>All manifests, the oldest first.</summary>
    /// <exception cref="InvalidDataException">One is none, or of a later version.</exception>
    public static async Task<ImmutableArray<Manifest>> ReadAsync(IArchiveHome home, CancellationToken cancellationToken)
    {
        var all = new List<Manifest>();
        await foreach (var path in home.ListAsync(Manifest.Folder, cancellationToken))
        {
            await using var file = await home.OpenAsync(path, cancellationToken);
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes, cancellationToken);
            all.Add(Manifest.Read(path, bytes.ToArray()));
        }

        return [.. all.OrderBy(manifest => manifest.Id, StringComparer.Ordinal)];
    }

    /// <summary>The newest archive that ended by then, with those that it goes on from; null where there is none.</summary>
    /// <exception cref="InvalidDataException">One that it goes on from is gone.</exception>
    public static ArchiveChain? ChainOf(IReadOnlyCollection<Manifest> all, Instant? until = null)
    {
        var byId = all.ToDictionary(manifest => manifest.Id, StringComparer.Ordinal);
        var chain = new List<Manifest>();
        for (var next = all.Where(manifest => manifest.Ended <= (until ?? Instant.MaxValue)).MaxBy(manifest => manifest.Id, StringComparer.Ordinal); next is not null;)
        {
            chain.Add(next);
            if (next.Previous is not { } previous)
                return new([.. chain]);
            next = byId.GetValueOrDefault(previous) ?? throw new InvalidDataException($"Archive {next.Id} goes on from {previous}, which is gone.");
        }

        return null;
    }
}
