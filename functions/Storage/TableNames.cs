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

    /// <summary>Where each source stands, and sources that were added while the app runs.</summary>
    public const string Sources = "Sources";

    /// <summary>Measurements summed up by the hour and by the day.</summary>
    public const string MeasuredDays = "MeasuredDays";

    /// <summary>What was measured for a form's period, frozen when it closed, in versions.</summary>
    public const string MeasuredPeriods = "MeasuredPeriods";

    /// <summary>How citizens rated services, counted.</summary>
    public const string Ratings = "Ratings";

    /// <summary>Where what was reported and what was measured disagree.</summary>
    public const string Discrepancies = "Discrepancies";

    /// <summary>Marks of follow-ups that are owed.</summary>
    public const string Pending = "Pending";

    /// <summary>API keys, as hashes.</summary>
    public const string Keys = "Keys";

    /// <summary>What administrators did.</summary>
    public const string Audit = "Audit";
}
