using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Azure;
using Microsoft.Extensions.Logging;
using NhipSo.Functions.Submissions;

namespace NhipSo.Functions.Ledger;

/// <summary>What came of a partition.</summary>
/// <param name="Partition">The partition, as the table names it.</param>
/// <param name="Verified">How far it holds, or null.</param>
/// <param name="Chains">How many chains it has.</param>
/// <param name="Fault">What does not hold, or null.</param>
public sealed record Replayed(string Partition, Verified? Verified, int Chains, LedgerFault? Fault);

/// <summary>Replays every partition of the ledger. It writes nothing and needs no key that signs.</summary>
public sealed partial class LedgerReplay(LedgerRows rows, TimeProvider time, ILogger<LedgerReplay> log)
{
    private const int MaxTries = 5;

    /// <summary>What comes of each partition, one after the other; one that does not hold does not hold up the others.</summary>
    /// <param name="before">How far each was verified at the last checkpoint.</param>
    /// <param name="keys">The keys to believe, by id.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public async IAsyncEnumerable<Replayed> RunAsync(
        IReadOnlyDictionary<string, Verified> before, IReadOnlyDictionary<string, ECDsa> keys, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var partition in rows.ReadPartitionsAsync(cancellationToken))
            yield return await AttemptAsync(partition, before.GetValueOrDefault(partition), keys, cancellationToken);
    }

    private async Task<Replayed> AttemptAsync(
        string partition, Verified? before, IReadOnlyDictionary<string, ECDsa> keys, CancellationToken cancellationToken)
    {
        try
        {
            return await ReplayAsync(partition, before, keys, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            Unread(log, partition, e);
            return new(partition, null, 0, new(partition, null, null, FaultKind.Unread));
        }
    }

    /// <summary>
    /// A query of many pages is no snapshot: what looks broken while the partition's head was replaced is read again. Every
    /// write replaces the head, which is read first.
    /// </summary>
    private async Task<Replayed> ReplayAsync(
        string partition, Verified? before, IReadOnlyDictionary<string, ECDsa> keys, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= MaxTries; attempt++)
        {
            ETag? etag = null;
            var replay = new PartitionReplay(partition, keys);
            await foreach (var row in rows.ReadAsync(partition, cancellationToken))
            {
                if (row.RowKey == HeadRows.OfPartition)
                    etag = row.ETag;
                replay.Add(row, await rows.FindContentAsync(row, cancellationToken));
            }

            var (verified, fault) = replay.End(before);
            if (fault is null || (await rows.FindAsync(partition, HeadRows.OfPartition, cancellationToken))?.ETag == etag)
                return new(partition, verified, replay.Chains, fault);
            await Task.Delay(TimeSpan.FromSeconds(attempt), time, cancellationToken);
        }

        return new(partition, null, 0, new(partition, null, null, FaultKind.Busy));
    }

    [LoggerMessage(4003, LogLevel.Error, "Partition {Partition} could not be verified")]
    private static partial void Unread(ILogger logger, string partition, Exception exception);
}
