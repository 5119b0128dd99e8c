namespace Microsoft.Azure.Functions.Worker.Standalone;

/// <summary>
/// One timer's place on its schedule. A run that takes longer than to the next time is followed at once by one run
/// that is past due, however many times it overran.
/// </summary>
internal sealed class Timer
{
    private readonly Schedule schedule;
    private readonly bool monitored;
    private DateTime last;
    private DateTime lastUpdated;

    /// <param name="schedule">The timer's times.</param>
    /// <param name="useMonitor">Whether its function wants the schedule's status.</param>
    /// <param name="utcNow">When the timer starts to run.</param>
    public Timer(Schedule schedule, bool useMonitor, DateTime utcNow)
    {
        this.schedule = schedule;
        monitored = useMonitor && schedule.IsMonitored(utcNow);
        lastUpdated = utcNow;
        Next = schedule.After(utcNow);
    }

    /// <summary>When the next run is for; null when there is none.</summary>
    public DateTime? Next { get; private set; }

    /// <summary>What a run is told that begins now.</summary>
    public TimerInfo Describe(bool isPastDue) => new()
    {
        IsPastDue = isPastDue,
        ScheduleStatus = monitored ? new() { Last = last, Next = Next.GetValueOrDefault(), LastUpdated = lastUpdated } : null,
    };

    /// <summary>Goes on to the time after a run. Times that had passed when it began are served by it.</summary>
    /// <param name="begun">When the run began; a clock's tick before its time is possible.</param>
    /// <param name="ended">When the run ended.</param>
    public void Served(DateTime begun, DateTime ended)
    {
        last = Next!.Value;
        Next = schedule.After(begun > last ? begun : last);
        lastUpdated = ended;
    }
}
