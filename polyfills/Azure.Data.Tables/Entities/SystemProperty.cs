namespace Azure.Data.Tables.Entities;

/// <summary>The names, in a row's JSON, of what every row has.</summary>
internal static class SystemProperty
{
    internal const string PartitionKey = "PartitionKey";
    internal const string RowKey = "RowKey";
    internal const string Timestamp = "Timestamp";
    internal const string ETag = "odata.etag";
}
