namespace Azure.Data.Tables;

/// <summary>What every row of a table has, whatever its other properties.</summary>
public interface ITableEntity
{
    /// <summary>The first half of the row's key: rows of one partition can change in one transaction.</summary>
    string PartitionKey { get; set; }

    /// <summary>The second half of the row's key, unique within the partition.</summary>
    string RowKey { get; set; }

    /// <summary>When the service last changed the row; what is set here is never sent.</summary>
    DateTimeOffset? Timestamp { get; set; }

    /// <summary>The row's version as it was read; what is set here is never sent as a property.</summary>
    ETag ETag { get; set; }
}
