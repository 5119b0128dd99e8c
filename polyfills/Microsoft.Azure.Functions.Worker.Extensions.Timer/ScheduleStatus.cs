namespace Microsoft.Azure.Functions.Worker;

/// <summary>Where a schedule stands, in UTC.</summary>
public class ScheduleStatus
{
    /// <summary>The time that the run before this one was for; the type's default when there was none.</summary>
    public DateTime Last { get; set; }

    /// <summary>The time that the current run is for.</summary>
    public DateTime Next { get; set; }

    /// <summary>When this status was last written.</summary>
    public DateTime LastUpdated { get; set; }
}
