using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using NhipSo.Functions.Ledger;

namespace NhipSo.Functions.Backup;

/// <summary>What a ledger amounts to.</summary>
/// <param name="Partitions">How many partitions it has.</param>
/// <param name="Chains">How many chains: as many as there are heads of units.</param>
/// <param name="Entries">How many entries.</param>
/// <param name="Digest">One hash over how far each partition is and the running hash there: who has the same has the same entries in the same order.</param>
/// <param name="Faults">What does not hold.</param>
public sealed record LedgerSum(int Partitions, int Chains, long Entries, string Digest, ImmutableArray<LedgerFault> Faults);

/// <summary>Verifies a ledger as each night does, beside the app: it signs nothing and writes nothing.</summary>
public sealed class LedgerCheck(LedgerReplay replay, CheckpointStore checkpoints, TrustedKeys trusted)
{
    /// <summary>Replays the whole ledger and holds it to its last checkpoint.</summary>
    public async Task<LedgerSum> RunAsync(CancellationToken cancellationToken)
    {
        var (believed, keyFaults) = await trusted.ReadAsync(cancellationToken);
        var keys = believed.ToDictionary(key => key.Id, key => key.Open(), StringComparer.Ordinal);
        try
        {
            var last = await checkpoints.ReadLastAsync(keys, cancellationToken);
            var faults = ImmutableArray.CreateBuilder<LedgerFault>();
            faults.AddRange(keyFaults);
            faults.AddRange(last.Faults);
            var before = last.Checkpoint?.Partitions ?? ImmutableSortedDictionary<string, Verified>.Empty;
            var missing = before.Keys.ToHashSet(StringComparer.Ordinal);
            var holds = ImmutableSortedDictionary.CreateBuilder<string, Verified>(StringComparer.Ordinal);
            var (read, chains) = (0, 0);
            await foreach (var each in replay.RunAsync(before, keys, cancellationToken))
            {
                missing.Remove(each.Partition);
                (read, chains) = (read + 1, chains + each.Chains);
                if (each.Fault is { } fault)
                    faults.Add(fault);
                else
                    holds[each.Partition] = each.Verified!;
            }

            faults.AddRange(missing.Select(partition => new LedgerFault(partition, null, null, FaultKind.Missing)));
            return new(read, chains, holds.Values.Sum(partition => partition.Sequence), DigestOf(holds), faults.ToImmutable());
        }
        finally
        {
            foreach (var key in keys.Values)
                key.Dispose();
        }
    }

    /// <summary>One hash over how far each partition is, in the order of their names.</summary>
    public static string DigestOf(IEnumerable<KeyValuePair<string, Verified>> partitions) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Concat(partitions.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => FormattableString.Invariant($"{each.Key}\n{each.Value.Sequence}\n{each.Value.Running}\n"))))));
}
