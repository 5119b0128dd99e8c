namespace Azure.Data.Tables.Entities;

/// <summary>A row's two keys, which may be empty but must be there.</summary>
internal static class EntityKeys
{
    /// <summary>Refuses a row without its keys before anything is sent.</summary>
    /// <exception cref="ArgumentNullException">The row, or one of its keys, is null.</exception>
    internal static void Require(ITableEntity? entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        if (entity.PartitionKey is null || entity.RowKey is null)
            throw new ArgumentNullException(nameof(entity), "The entity needs a PartitionKey and a RowKey.");
    }
}
