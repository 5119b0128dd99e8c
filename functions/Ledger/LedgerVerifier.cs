using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using NhipSo.Functions.Monitoring;
using NhipSo.Functions.Publishing;
using NhipSo.Functions.Submissions;

namespace NhipSo.Functions.Ledger;

/// <summary>Verifies the whole ledger and signs how far it holds.</summary>
public sealed partial class LedgerVerifier(
    LedgerReplay replay, CheckpointStore checkpoints, TrustedKeys trusted, SigningKeys published, Measures measures, TimeProvider time,
    ILogger<LedgerVerifier> log)
{
    /// <summary>
    /// Replays every partition and writes a checkpoint. A partition that does not hold does not hold up the others; its part of
    /// the checkpoint stays as it was, so that the fault is found until it is mended.
    /// </summary>
    /// <exception cref="LedgerBrokenException">The ledger does not hold; the checkpoint, with the faults, is written.</exception>
    public async Task VerifyAsync(CancellationToken cancellationToken)
    {
        var began = time.Now();
        await trusted.KeepOwnAsync(cancellationToken);
        var (believed, keyFaults) = await trusted.ReadAsync(cancellationToken);
        var keys = believed.ToDictionary(key => key.Id, key => key.Open(), StringComparer.Ordinal);
        try
        {
            var last = await checkpoints.ReadLastAsync(keys, cancellationToken);
            List<LedgerFault> faults = [.. keyFaults, .. last.Faults, .. await published.FindStrayAsync(believed, cancellationToken)];
            var before = last.Checkpoint?.Partitions ?? ImmutableSortedDictionary<string, Verified>.Empty.WithComparers(StringComparer.Ordinal);
            var after = before.ToBuilder();
            var missing = before.Keys.ToHashSet(StringComparer.Ordinal);
            var (read, entries) = (0, 0L);
            await foreach (var (partition, verified, _, fault) in replay.RunAsync(before, keys, cancellationToken))
            {
                read++;
                missing.Remove(partition);
                entries += verified?.Sequence ?? 0;
                if (fault is not null)
                    faults.Add(fault);
                else if (!partition.StartsWith(PartitionKey.Sandbox, StringComparison.Ordinal))
                    after[partition] = verified!;
            }

            faults.AddRange(missing.Select(partition => new LedgerFault(partition, null, null, FaultKind.Missing)));
            var checkpoint = new Checkpoint(last.LastNumber + 1, last.Hash, began, time.Now(), read, entries, after.ToImmutable(), [.. faults]);
            await checkpoints.AppendAsync(checkpoint, cancellationToken);
            measures.LedgerVerified(faults.Count, checkpoint.Ended);
            Ran(log, checkpoint.Number, read, entries, faults.Count);
            faults.ForEach(fault => Broken(log, fault));
            if (faults.Count > 0)
                throw new LedgerBrokenException(faults);
        }
        finally
        {
            foreach (var key in keys.Values)
                key.Dispose();
        }
    }

    [LoggerMessage(4001, LogLevel.Information, "Checkpoint {Number}: {Partitions} partitions with {Entries} entries verified, {Faults} faults")]
    private static partial void Ran(ILogger logger, int number, int partitions, long entries, int faults);

    [LoggerMessage(4002, LogLevel.Error, "The ledger does not hold: {Fault}")]
    private static partial void Broken(ILogger logger, LedgerFault fault);
}
