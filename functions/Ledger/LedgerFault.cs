namespace NhipSo.Functions.Ledger;

/// <summary>What is wrong with the ledger.</summary>
public enum FaultKind
{
    /// <summary>A row or a property is gone.</summary>
    Missing,

    /// <summary>A row or a property is there that no entry accounts for.</summary>
    Unaccounted,

    /// <summary>A property does not say what the signed entries say.</summary>
    Altered,

    /// <summary>A receipt does not verify with any key of ours.</summary>
    Unverified,

    /// <summary>A row holds the entry of another row.</summary>
    Misplaced,

    /// <summary>An entry does not follow on the one before.</summary>
    Unchained,

    /// <summary>The partition is behind its last checkpoint: what was there then is gone.</summary>
    Behind,

    /// <summary>The partition holds other entries than at its last checkpoint.</summary>
    Rewritten,

    /// <summary>A checkpoint or a key is gone, or is not what was signed or published.</summary>
    NotOurs,

    /// <summary>It was written to whenever it was read; the next run looks again.</summary>
    Busy,

    /// <summary>It could not be read; the next run looks again.</summary>
    Unread,
}

/// <summary>The first thing that is wrong with a partition. It never holds a figure.</summary>
/// <param name="Partition">The partition, as the table names it.</param>
/// <param name="Row">The row, or null where the whole partition is meant.</param>
/// <param name="Property">The property, or null where the whole row is meant.</param>
/// <param name="Kind">What is wrong.</param>
public sealed record LedgerFault(string Partition, string? Row, string? Property, FaultKind Kind)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Partition}, {Row ?? "all rows"}, {Property ?? "all properties"}: {Kind}";
}
