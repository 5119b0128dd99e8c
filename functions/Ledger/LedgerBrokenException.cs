namespace NhipSo.Functions.Ledger;

/// <summary>The ledger does not hold; ends a run as failed, which monitoring sees.</summary>
/// <param name="faults">What is wrong.</param>
public sealed class LedgerBrokenException(IReadOnlyList<LedgerFault> faults)
    : Exception($"The ledger does not hold in {faults.Count} places: {string.Join("; ", faults.Take(MostNamed))}{(faults.Count > MostNamed ? "; …" : "")}")
{
    private const int MostNamed = 20;

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<LedgerFault> Faults => faults;
}
