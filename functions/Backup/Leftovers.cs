namespace NhipSo.Functions.Backup;

/// <summary>
/// Which rows of an older archive still hold, where newer ones are taken as well: every row is taken from the newest archive that
/// covers it, so that what was deleted meanwhile does not come back. Decided from the manifests alone, so that parts can be taken in
/// any order and again.
/// </summary>
internal sealed class Leftovers
{
    private readonly Dictionary<string, string?> covered = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> entries = new(StringComparer.Ordinal);

    private Leftovers()
    {
    }

    /// <summary>What holds of each archive of a chain, in its order.</summary>
    public static IReadOnlyList<Leftovers> Of(ArchiveChain chain)
    {
        var all = new List<Leftovers>();
        foreach (var archive in chain.Archives)
        {
            var holds = new Leftovers();
            if (all.Count > 0)
                holds.CoverAlso(all[^1], chain.Archives[all.Count - 1]);
            all.Add(holds);
        }

        return all;
    }

    /// <summary>Whether anything of a part may hold.</summary>
    public bool MayHold(Part part) =>
        part.Kind == PartKind.Blobs || BackupPlan.Tables.GetValueOrDefault(part.Of) == Growth.ByEntry || !covered.TryGetValue(part.Of, out var since) || since is not null;

    /// <summary>Whether a row of a part holds.</summary>
    /// <param name="table">The table.</param>
    /// <param name="partition">The row's partition.</param>
    /// <param name="sequence">The entry's place in its partition, where it is one of the ledger.</param>
    public bool Holds(string table, string partition, long? sequence) => sequence is { } place
        ? !entries.TryGetValue(partition, out var from) || place <= from
        : !covered.TryGetValue(table, out var since) || (since is not null && !BackupPlan.IsSince(partition, since));

    /// <summary>What a newer archive has, and what those have that are newer still.</summary>
    private void CoverAlso(Leftovers newer, Manifest archive)
    {
        foreach (var (table, since) in newer.covered)
            covered[table] = since;
        foreach (var (partition, from) in newer.entries)
            entries[partition] = from;
        foreach (var (table, growth) in BackupPlan.Tables.Where(pair => pair.Value != Growth.ByEntry))
            covered[table] = growth == Growth.Whole ? null : Earlier(covered, table, archive.Since.GetValueOrDefault(table));
        foreach (var (partition, grown) in archive.Ledger)
            entries[partition] = Math.Min(grown.From, entries.GetValueOrDefault(partition, long.MaxValue));
    }

    /// <summary>Null is the beginning.</summary>
    private static string? Earlier(Dictionary<string, string?> covered, string table, string? since)
    {
        if (!covered.TryGetValue(table, out var known))
            return since;
        return known is null || since is null ? null : string.CompareOrdinal(known, since) < 0 ? known : since;
    }
}
