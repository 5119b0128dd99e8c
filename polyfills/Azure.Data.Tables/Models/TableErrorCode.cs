namespace Azure.Data.Tables.Models;

/// <summary>
/// The service's word for what went wrong, to compare with <see cref="RequestFailedException.ErrorCode"/>.
/// Source: REST "Table Storage error codes".
/// </summary>
/// <param name="value">The code as the service writes it.</param>
public readonly struct TableErrorCode(string value) : IEquatable<TableErrorCode>
{
    private readonly string value = value ?? throw new ArgumentNullException(nameof(value));

    /// <summary>A transaction's actions are of several partitions.</summary>
    public static TableErrorCode CommandsInBatchActOnDifferentPartitions { get; } = new(nameof(CommandsInBatchActOnDifferentPartitions));

    /// <summary>The row is there already.</summary>
    public static TableErrorCode EntityAlreadyExists { get; } = new(nameof(EntityAlreadyExists));

    /// <summary>There is no such row.</summary>
    public static TableErrorCode EntityNotFound { get; } = new(nameof(EntityNotFound));

    /// <summary>The row is larger than 1 MiB.</summary>
    public static TableErrorCode EntityTooLarge { get; } = new(nameof(EntityTooLarge));

    /// <summary>A transaction names the same row twice.</summary>
    public static TableErrorCode InvalidDuplicateRow { get; } = new(nameof(InvalidDuplicateRow));

    /// <summary>Something in the request is not what the service expects.</summary>
    public static TableErrorCode InvalidInput { get; } = new(nameof(InvalidInput));

    /// <summary>A string or binary property is larger than 64 KiB.</summary>
    public static TableErrorCode PropertyValueTooLarge { get; } = new(nameof(PropertyValueTooLarge));

    /// <summary>There is no such row or table.</summary>
    public static TableErrorCode ResourceNotFound { get; } = new(nameof(ResourceNotFound));

    /// <summary>The table is there already.</summary>
    public static TableErrorCode TableAlreadyExists { get; } = new(nameof(TableAlreadyExists));

    /// <summary>The table was deleted a moment ago and its name is not free yet.</summary>
    public static TableErrorCode TableBeingDeleted { get; } = new(nameof(TableBeingDeleted));

    /// <summary>There is no such table.</summary>
    public static TableErrorCode TableNotFound { get; } = new(nameof(TableNotFound));

    /// <summary>The row has another version than the one that was asked for.</summary>
    public static TableErrorCode UpdateConditionNotSatisfied { get; } = new(nameof(UpdateConditionNotSatisfied));

    /// <summary>Whether both are the same code; codes do not care about case.</summary>
    public static bool operator ==(TableErrorCode left, TableErrorCode right) => left.Equals(right);

    /// <summary>Whether both are different codes.</summary>
    public static bool operator !=(TableErrorCode left, TableErrorCode right) => !left.Equals(right);

    /// <inheritdoc cref="op_Equality(TableErrorCode, TableErrorCode)"/>
    public static bool operator ==(TableErrorCode code, string? value) => code.Is(value);

    /// <inheritdoc cref="op_Inequality(TableErrorCode, TableErrorCode)"/>
    public static bool operator !=(TableErrorCode code, string? value) => !code.Is(value);

    /// <inheritdoc cref="op_Equality(TableErrorCode, TableErrorCode)"/>
    public static bool operator ==(string? value, TableErrorCode code) => code.Is(value);

    /// <inheritdoc cref="op_Inequality(TableErrorCode, TableErrorCode)"/>
    public static bool operator !=(string? value, TableErrorCode code) => !code.Is(value);

    /// <summary>The code that the service writes as <paramref name="value"/>.</summary>
    public static implicit operator TableErrorCode(string value) => new(value);

    /// <inheritdoc/>
    public bool Equals(TableErrorCode other) => Is(other.value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is TableErrorCode other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => value is null ? 0 : StringComparer.OrdinalIgnoreCase.GetHashCode(value);

    /// <summary>The code as the service writes it.</summary>
    public override string ToString() => value;

    private bool Is(string? other) => string.Equals(value, other, StringComparison.OrdinalIgnoreCase);
}
