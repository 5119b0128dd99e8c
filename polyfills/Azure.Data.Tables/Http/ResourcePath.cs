namespace Azure.Data.Tables.Http;

/// <summary>
/// How rows and tables are addressed. Source: REST "Addressing Table service resources": a quote in a key is doubled and
/// then percent-encoded like every other character that a URI reserves.
/// </summary>
internal static class ResourcePath
{
    /// <summary>The collection of the account's tables.</summary>
    internal const string Tables = "/Tables";

    /// <summary>One table, to delete it.</summary>
    internal static string OfTable(string table) => $"/Tables('{Key(table)}')";

    /// <summary>The rows of a table, to insert into.</summary>
    internal static string OfRows(string table) => $"/{table}";

    /// <summary>The rows of a table, to query.</summary>
    internal static string OfQuery(string table) => $"/{table}()";

    /// <summary>One row.</summary>
    internal static string OfRow(string table, string partitionKey, string rowKey) =>
        $"/{table}(PartitionKey='{Key(partitionKey)}',RowKey='{Key(rowKey)}')";

    private static string Key(string key) =>
        Uri.EscapeDataString(key.Replace("'", "''", StringComparison.Ordinal));
}
