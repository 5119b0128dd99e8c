namespace NhipSo.Functions.Storage;

/// <summary>What Azure's Table service takes.</summary>
internal static class TableLimits
{
    /// <summary>How many rows a transaction holds.</summary>
    public const int RowsATransaction = 100;
}
