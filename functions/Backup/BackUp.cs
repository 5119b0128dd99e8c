using Microsoft.Azure.Functions.Worker;

namespace NhipSo.Functions.Backup;

/// <summary>Each night, at 03:20 in Vietnam, after the ledger was verified and the day summed up: backs up what came since the last time.</summary>
public sealed class BackUp(BackupRun run)
{
    [Function(nameof(BackUp))]
    public Task RunAsync([TimerTrigger("0 20 20 * * *")] TimerInfo timer, CancellationToken cancellationToken) => run.RunAsync(cancellationToken);
}
