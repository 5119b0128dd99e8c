using Azure.Data.Tables;

namespace NhipSo.Functions.Ledger;

/// <summary>Holds a stored row against what it must say.</summary>
internal static class RowComparison
{
    /// <summary>What storage itself adds to a row.</summary>
    private static readonly HashSet<string> OfStorage = new(StringComparer.Ordinal) { "PartitionKey", "RowKey", "Timestamp", "odata.etag" };

    /// <summary>The first property that is gone, altered in value or type, or unaccounted for; or null.</summary>
    public static LedgerFault? FirstFault(TableEntity row, Dictionary<string, object> expected)
    {
        foreach (var (name, value) in expected)
        {
            if (!row.TryGetValue(name, out var stored) || stored is null)
                return Of(row, name, FaultKind.Missing);
            if (!IsSame(value, stored))
                return Of(row, name, FaultKind.Altered);
        }

        return row.Keys.FirstOrDefault(name => !expected.ContainsKey(name) && !OfStorage.Contains(name)) is { } unaccounted
            ? Of(row, unaccounted, FaultKind.Unaccounted)
            : null;
    }

    /// <summary>A text of the row, or null where there is none or it is something else.</summary>
    public static string? TextOf(TableEntity row, string name) => row.TryGetValue(name, out var value) ? value as string : null;

    /// <summary>A fault of a row.</summary>
    public static LedgerFault Of(TableEntity row, string? property, FaultKind kind) => new(row.PartitionKey, row.RowKey, property, kind);

    /// <summary>A double is compared by its bits: -0 is not 0.</summary>
    private static bool IsSame(object expected, object stored) => expected is double number
        ? stored is double other && BitConverter.DoubleToInt64Bits(number) == BitConverter.DoubleToInt64Bits(other)
        : expected.Equals(stored);
}
