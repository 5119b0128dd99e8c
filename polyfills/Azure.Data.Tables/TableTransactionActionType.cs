namespace Azure.Data.Tables;

/// <summary>What one action of a transaction does to its row.</summary>
public enum TableTransactionActionType
{
    /// <summary>Inserts; the row must not exist.</summary>
    Add = 0,

    /// <summary>Merges into a row that must exist.</summary>
    UpdateMerge = 1,

    /// <summary>Replaces a row that must exist.</summary>
    UpdateReplace = 2,

    /// <summary>Deletes a row that must exist.</summary>
    Delete = 3,

    /// <summary>Merges into the row, or inserts it.</summary>
    UpsertMerge = 4,

    /// <summary>Replaces the row, or inserts it.</summary>
    UpsertReplace = 5,
}
