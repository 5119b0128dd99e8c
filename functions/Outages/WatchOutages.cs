using Microsoft.Azure.Functions.Worker;
using NhipSo.Domain.Obligations;
using NhipSo.Functions.Storage;

namespace NhipSo.Functions.Outages;

/// <summary>
/// Each minute: notes in storage that the system works. Where the last note is old, nothing ran in between or storage took no
/// writes, and no one could send: the outage is recorded, and due instants within it are extended. The note is renewed after
/// that, so a crash repeats it; an extension that is there is not made again.
/// </summary>
public sealed class WatchOutages(Heartbeat heartbeat, OutageService outages, TimeProvider time)
{
    [Function(nameof(WatchOutages))]
    public async Task RunAsync([TimerTrigger("30 * * * * *")] TimerInfo timer, CancellationToken cancellationToken)
    {
        var now = time.Now();
        try
        {
            if (await heartbeat.FindAsync(cancellationToken) is { } last && now - last > Outage.Shortest)
                await outages.RecordAsync(new(last, now), "Hệ thống gián đoạn; hạn gửi được lùi tự động.", "system:outage", cancellationToken);
            await heartbeat.WriteAsync(now, cancellationToken);
        }
        catch (Exception e) when (StorageOutage.Is(e))
        {
            // The next run that reaches storage finds the gap.
        }
    }
}
