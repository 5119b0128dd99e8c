namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a timer's run is told of its schedule.</summary>
public class TimerInfo
{
    /// <summary>The schedule's status; null when the schedule is not monitored.</summary>
    public ScheduleStatus? ScheduleStatus { get; set; }

    /// <summary>Whether the run is late: its time had passed when it could begin.</summary>
    public bool IsPastDue { get; set; }
}
