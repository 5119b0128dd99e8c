using Microsoft.Azure.Functions.Worker;
using NhipSo.Domain.Obligations;
using NhipSo.Functions.Storage;
using NhipSo.Functions.Submissions;
using NodaTime;

namespace NhipSo.Functions.Outages;

/// <summary>
/// Each minute: was the system there? The host remembers when this ran last, so a run after a gap says that nothing ran in
/// between; a run that cannot reach storage says that nothing could be sent. Either is recorded as soon as the system is back, and
/// due instants within it are extended.
/// </summary>
public sealed class WatchOutages(OutageMemory memory, OutageService outages, SubmissionTable table, TimeProvider time)
{
    /// <summary>A row that is never there: to ask for it is the least that can be asked of storage.</summary>
    private static readonly PartitionKey Nothing = new("-", NhipSo.Domain.Periods.Period.Parse("2000-01"));

    [Function(nameof(WatchOutages))]
    public async Task RunAsync([TimerTrigger("30 * * * * *")] TimerInfo timer, CancellationToken cancellationToken)
    {
        var now = time.Now();
        if (timer.ScheduleStatus?.Last is { Year: > 2000 } last)
            memory.LastSeen(Instant.FromDateTimeUtc(DateTime.SpecifyKind(last.ToUniversalTime(), DateTimeKind.Utc)));
        try
        {
            await table.ReadSequenceAsync(Nothing, cancellationToken);
        }
        catch (Exception e) when (StorageOutage.Is(e))
        {
            return; // The next run that reaches storage finds the gap.
        }

        if (memory.Back(now) is { } outage)
        {
            await outages.RecordAsync(outage, "Hệ thống gián đoạn; hạn gửi được lùi tự động.", "system:outage", cancellationToken);
            memory.Recorded(now);
        }
    }
}

/// <summary>When the system was last known to work. Until an outage is recorded, it is not forgotten by this process.</summary>
public sealed class OutageMemory
{
    private readonly Lock gate = new();
    private Instant? working;

    /// <summary>A run before this one was at that time; it only counts where this process knows nothing itself.</summary>
    public void LastSeen(Instant at)
    {
        lock (gate)
            working ??= at;
    }

    /// <summary>The system works now: the outage that has ended, or null.</summary>
    public Outage? Back(Instant now)
    {
        lock (gate)
        {
            if (working is { } last && now - last > Outage.Shortest)
                return new(last, now);
            working = now;
            return null;
        }
    }

    /// <summary>The outage that ended then is recorded.</summary>
    public void Recorded(Instant at)
    {
        lock (gate)
            working = at;
    }
}
