using System.Collections.Immutable;
using NodaTime;

namespace NhipSo.Functions.Publishing;

/// <summary>One published snapshot.</summary>
/// <param name="Path">The file, below the index's folder.</param>
/// <param name="Sequence">How far it goes; only a higher one replaces it, or the same with other definitions.</param>
/// <param name="Definitions">The version of the catalogue that it was made with.</param>
/// <param name="AsOf">When it was made.</param>
/// <param name="Bytes">How large the file is unpacked; null of one that was published before that was said.</param>
public sealed record IndexEntry(string Path, long Sequence, string Definitions, Instant AsOf, int? Bytes = null);

/// <summary>The file <c>index.json</c>: which snapshot is the newest of each kind.</summary>
/// <param name="AsOf">When it was last replaced.</param>
/// <param name="Entries">By name.</param>
public sealed record SnapshotIndex(Instant AsOf, ImmutableSortedDictionary<string, IndexEntry> Entries)
{
    /// <summary>The version of the file's layout.</summary>
    public int Version { get; } = 1;

    /// <summary>An index that names nothing.</summary>
    public static SnapshotIndex Empty { get; } = new(Instant.MinValue, ImmutableSortedDictionary.Create<string, IndexEntry>(StringComparer.Ordinal));

    /// <summary>Whether a snapshot of that sequence, made with those definitions, is newer than what the index names.</summary>
    public bool IsBehind(string name, long sequence, string definitions) =>
        !Entries.TryGetValue(name, out var entry) || entry.Sequence < sequence || (entry.Sequence == sequence && entry.Definitions != definitions);

    /// <summary>The index with an entry that is newer than what it names.</summary>
    public SnapshotIndex With(string name, IndexEntry entry) => new(entry.AsOf, Entries.SetItem(name, entry));
}
