using Azure;
using NhipSo.Functions.Monitoring;
using NhipSo.Functions.Storage;
using NodaTime;

namespace NhipSo.Functions.Ledger;

/// <summary>What the last verification of the ledger found, from its checkpoint: the run may have been another instance's.</summary>
public sealed class LedgerReports(CheckpointStore checkpoints, TrustedKeys trusted, Measures measures, TimeProvider time)
{
    private static readonly Duration Measured = Duration.FromMinutes(1);

    private Instant measured = Instant.MinValue;

    /// <summary>The newest checkpoint that can be believed.</summary>
    public async Task<LastCheckpoint> ReadAsync(CancellationToken cancellationToken)
    {
        var last = await checkpoints.ReadLastAsync(await trusted.LookAsync(cancellationToken), cancellationToken);
        if (last.Checkpoint is { } checkpoint)
            measures.LedgerVerified(checkpoint.Faults.Length + last.Faults.Count, checkpoint.Ended);
        return last;
    }

    /// <summary>Brings the measures of the ledger up to date, at most once a minute; while storage is out of reach they stay.</summary>
    public async Task MeasureAsync(CancellationToken cancellationToken)
    {
        if (time.Now() - measured < Measured)
            return;
        measured = time.Now();
        try
        {
            await ReadAsync(cancellationToken);
        }
        catch (Exception e) when (e is RequestFailedException || StorageOutage.Is(e))
        {
            // The other measures are wanted all the more.
        }
    }
}
