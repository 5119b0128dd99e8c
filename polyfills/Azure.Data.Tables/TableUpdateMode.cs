namespace Azure.Data.Tables;

/// <summary>What becomes of the properties that a row has and the given entity lacks.</summary>
public enum TableUpdateMode
{
    /// <summary>They stay.</summary>
    Merge = 0,

    /// <summary>They are removed.</summary>
    Replace = 1,
}
