using System.Text;
using Azure;
using NhipSo.Domain.Ledger;
using NhipSo.Functions.Problems;
using NhipSo.Functions.Publishing;
using NhipSo.Functions.Storage;
using NodaTime;

namespace NhipSo.Functions.Submissions;

/// <summary>
/// Writes one partition of the ledger. What arrives while a transaction is in flight gathers and shares the next
/// one, so an idle system adds no delay and a rush costs few transactions. Heads are remembered between transactions;
/// the partition head's ETag tells when another instance has written.
/// </summary>
public sealed class PartitionWriter(
    PartitionKey key, SubmissionTable table, ReceiptSigner signer, FollowUps followUps, TimeProvider time)
{
    /// <summary>Two rows an entry and the partition's head: within the 100 of a transaction.</summary>
    private const int MaxGroup = 49;
    /// <summary>Within the 4 MiB of a transaction.</summary>
    private const int MaxGroupBytes = 7 * 512 * 1024;
    /// <summary>What the rows of an entry need beside what it says: figures, hashes, the receipt, and the frame of the transaction.</summary>
    private const int BytesBeside = 16 * 1024;
    private const int MaxTries = 5;

    private readonly Lock gate = new();
    private readonly LinkedList<Waiting> waiting = new();
    private bool isRunning;
    private Partition? known;
    private bool isOutdated;

    /// <summary>Puts a candidate to the ledger. It counts as received now, however long it waits for its transaction.</summary>
    /// <returns>What became of it, once storage has said so.</returns>
    public Task<Outcome> WriteAsync(Candidate candidate)
    {
        var entry = new Waiting(candidate, time.Now());
        lock (gate)
        {
            waiting.AddLast(entry);
            if (isRunning)
                return entry.Completion.Task;
            isRunning = true;
        }

        _ = Task.Run(RunAsync);
        return entry.Completion.Task;
    }

    private async Task RunAsync()
    {
        while (TakeGroup() is { Count: > 0 } group)
        {
            try
            {
                await WriteGroupAsync(group);
            }
            catch (Exception e)
            {
                known = null;
                group.ForEach(entry => entry.Completion.TrySetException(e));
            }
        }
    }

    private List<Waiting> TakeGroup()
    {
        lock (gate)
        {
            var group = new List<Waiting>();
            var units = new HashSet<string>(StringComparer.Ordinal);
            var bytes = 0;
            for (var node = waiting.First; node is not null && group.Count < MaxGroup;)
            {
                var next = node.Next;
                if ((group.Count == 0 || bytes + node.Value.Bytes <= MaxGroupBytes) && units.Add(node.Value.Candidate.Chain))
                {
                    bytes += node.Value.Bytes;
                    group.Add(node.Value);
                    waiting.Remove(node);
                }

                node = next;
            }

            isRunning = group.Count > 0;
            return group;
        }
    }

    private async Task WriteGroupAsync(List<Waiting> group)
    {
        for (var attempt = 1; ; attempt++)
        {
            var isFresh = known is null || isOutdated;
            var partition = known = isFresh ? await table.ReadPartitionAsync(key, known, CancellationToken.None) : known!;
            isOutdated = false;
            await RecogniseStoredAsync(group, partition);
            group.RemoveAll(entry => entry.Completion.Task.IsCompleted);
            var decided = group.ConvertAll(entry => (Entry: entry, Decision: DecideOn(entry, partition)));

            // Only a write proves that what is remembered is still so; an answer without one asks for a fresh look.
            if (!isFresh && decided.Exists(pair => pair.Decision != Decision.Append)
                && (await table.ReadSequenceAsync(key, CancellationToken.None)).ETag != partition.ETag)
            {
                isOutdated = true;
                continue;
            }

            foreach (var (entry, decision) in decided.Where(pair => pair.Decision != Decision.Append))
                entry.Completion.TrySetResult(new(decision, partition.Head, HeadOf(entry, partition), null));
            group.RemoveAll(entry => entry.Completion.Task.IsCompleted);
            if (group.Count == 0)
                return;

            try
            {
                await AppendAsync(group, partition);
                return;
            }
            catch (Exception e) when (attempt < MaxTries && (IsConflict(e) || StorageOutage.Is(e)))
            {
                isOutdated = true;
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(10 << attempt)), time);
            }
            catch (Exception e) when (IsConflict(e))
            {
                throw Refusals.Busy();
            }
        }
    }

    /// <summary>An append whose outcome was unknown may have committed: its entry is then in the unit's chain.</summary>
    private async Task RecogniseStoredAsync(List<Waiting> group, Partition partition)
    {
        foreach (var entry in group)
        {
            if (entry.Tried is not var (tried, receipt) || HeadOf(entry, partition) is not { } head || head.Entries < tried.Number)
                continue;
            var hash = head.Entries == tried.Number
                ? head.Hash
                : (await table.ReadEntryAsync(key, entry.Candidate.Chain, tried.Number, CancellationToken.None)).Hash;
            if (hash == tried.Hash)
                entry.Completion.TrySetResult(new(Decision.Append, partition.Head, tried.Head, StoredEntry.From(tried, receipt)));
        }
    }

    private static UnitHead? HeadOf(Waiting entry, Partition partition) => partition.Units.GetValueOrDefault(entry.Candidate.Chain);

    private static Decision DecideOn(Waiting entry, Partition partition)
    {
        var candidate = entry.Candidate;
        if (candidate.Unit is null)
            return Decide.OnAll(partition.Head, candidate.Kind, (candidate as Ruling)?.Due);
        var head = HeadOf(entry, partition);
        return Decide.On(head, Deadline.IsLocked(candidate.Form, candidate.Period, partition.Head, head, entry.Received), candidate.Proposal);
    }

    private async Task AppendAsync(List<Waiting> group, Partition partition)
    {
        var head = partition.Head;
        foreach (var entry in group)
        {
            var next = new LedgerEntry(entry.Candidate, head, HeadOf(entry, partition), entry.Received);
            head = next.Partition;
            entry.Tried = (next, signer.Sign(next));
        }

        await followUps.OweAsync(group[0].Candidate, head.Sequence, time.Now());
        var etag = await table.AppendAsync(partition.ETag, key, group.ConvertAll(entry => entry.Tried!.Value), CancellationToken.None);
        var units = new Dictionary<string, UnitHead>(partition.Units, StringComparer.Ordinal);
        foreach (var entry in group)
            units[entry.Candidate.Chain] = entry.Tried!.Value.Entry.Head;
        known = new(etag, head, units);
        foreach (var entry in group)
        {
            var (stored, receipt) = entry.Tried!.Value;
            entry.Completion.TrySetResult(new(Decision.Append, head, stored.Head, StoredEntry.From(stored, receipt)));
        }

        followUps.Signal(key);
    }

    /// <summary>Whether someone else wrote to the partition meanwhile.</summary>
    private static bool IsConflict(Exception exception) => exception is RequestFailedException { Status: 409 or 412 };

    private sealed class Waiting(Candidate candidate, Instant received)
    {
        public Candidate Candidate { get; } = candidate;

        public Instant Received { get; } = received;

        /// <summary>How many bytes its rows need at most: what it says with its quotes escaped, and the words in it once more in the head.</summary>
        public int Bytes { get; } = BytesBeside + (2 * Encoding.UTF8.GetByteCount(candidate.Content));

        public (LedgerEntry Entry, string Receipt)? Tried { get; set; }

        public TaskCompletionSource<Outcome> Completion { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <summary>What became of a candidate.</summary>
/// <param name="Decision">What was decided; <see cref="Decision.Append"/> means that it is stored.</param>
/// <param name="Partition">The partition's head, as far as it was known.</param>
/// <param name="Head">The unit's head: the new one where it is stored, the one that stood otherwise; null where there is none.</param>
/// <param name="Entry">The entry, where it is stored.</param>
public sealed record Outcome(Decision Decision, PartitionHead Partition, UnitHead? Head, StoredEntry? Entry);
