namespace NhipSo.Functions.Storage;

/// <summary>The tables of the product. Whoever provisions an account makes them; the app never does.</summary>
public static class TableNames
{
    /// <summary>Reports: the ledger's revisions and heads.</summary>
    public const string Submissions = "Submissions";

    /// <summary>Clerks' saved work.</summary>
    public const string Drafts = "Drafts";

    /// <summary>Attempts and values of polled systems.</summary>
    public const string Measurements = "Measurements";

    /// <summary>Where each polled system stands.</summary>
    public const string Sources = "Sources";

    /// <summary>Marks of follow-ups that are owed.</summary>
    public const string Pending = "Pending";

    /// <summary>API keys, as hashes.</summary>
    public const string Keys = "Keys";

    /// <summary>What administrators did.</summary>
    public const string Audit = "Audit";
}
