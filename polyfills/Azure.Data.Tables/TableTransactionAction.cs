namespace Azure.Data.Tables;

/// <summary>One action of a transaction.</summary>
/// <param name="actionType">What to do.</param>
/// <param name="entity">The row, or for a deletion anything that carries its keys.</param>
/// <param name="etag">
/// The version that an update or a deletion asks for. Without one a deletion takes any version, and an update is sent
/// without a condition, which the service takes for an upsert: give <see cref="Azure.ETag.All"/> to ask for the row.
/// </param>
public class TableTransactionAction(TableTransactionActionType actionType, ITableEntity entity, ETag etag = default)
{
    /// <summary>An action without a condition on the row's version.</summary>
    public TableTransactionAction(TableTransactionActionType actionType, ITableEntity entity)
        : this(actionType, entity, default)
    {
    }

    /// <summary>What to do.</summary>
    public TableTransactionActionType ActionType { get; } = actionType;

    /// <summary>The row.</summary>
    public ITableEntity Entity { get; } = entity;

    /// <summary>The version that is asked for.</summary>
    public ETag ETag { get; } = etag;
}
