using Azure;
using NhipSo.Domain.Ledger;
using NhipSo.Functions.Problems;
using NhipSo.Functions.Publishing;
using NhipSo.Functions.Storage;
using NodaTime;

namespace NhipSo.Functions.Submissions;

/// <summary>
/// Writes one partition of the ledger. Reports that arrive while a transaction is in flight gather and share the next
/// one, so an idle system adds no delay and a rush costs few transactions. Heads are remembered between transactions;
/// the partition head's ETag tells when another instance has written.
/// </summary>
public sealed class PartitionWriter(
    PartitionKey key, SubmissionTable table, ReceiptSigner signer, FollowUps followUps, TimeProvider time)
{
    /// <summary>Two rows a report and the partition's head: within the 100 of a transaction.</summary>
    private const int MaxGroup = 49;
    private const int MaxTries = 5;

    private readonly Lock gate = new();
    private readonly LinkedList<Entry> waiting = new();
    private bool isRunning;
    private Partition? known;

    /// <summary>Puts a submission to the ledger. It counts as received now, however long it waits for its transaction.</summary>
    /// <returns>What became of it, once storage has said so.</returns>
    public Task<Outcome> WriteAsync(Submission submission, string? corrects, string? reason, string by)
    {
        var entry = new Entry(submission, corrects, reason, by, time.Now());
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

    private List<Entry> TakeGroup()
    {
        lock (gate)
        {
            var group = new List<Entry>();
            var units = new HashSet<string>(StringComparer.Ordinal);
            for (var node = waiting.First; node is not null && group.Count < MaxGroup;)
            {
                var next = node.Next;
                if (units.Add(node.Value.Submission.Unit.Id))
                {
                    group.Add(node.Value);
                    waiting.Remove(node);
                }

                node = next;
            }

            isRunning = group.Count > 0;
            return group;
        }
    }

    private async Task WriteGroupAsync(List<Entry> group)
    {
        for (var attempt = 1; ; attempt++)
        {
            var isFresh = known is null;
            var partition = known ??= (await table.ReadHeadsAsync(key, CancellationToken.None)).Partition;
            await RecogniseStoredAsync(group, partition);
            group.RemoveAll(entry => entry.Completion.Task.IsCompleted);
            var decided = group.ConvertAll(entry => (Entry: entry, Decision: DecideOn(entry, partition)));

            // Only a write proves that what is remembered is still so; an answer without one asks for a fresh look.
            if (!isFresh && decided.Exists(pair => pair.Decision != Decision.Append)
                && (await table.ReadSequenceAsync(key, CancellationToken.None)).ETag != partition.ETag)
            {
                known = null;
                continue;
            }

            foreach (var (entry, decision) in decided.Where(pair => pair.Decision != Decision.Append))
                entry.Completion.TrySetResult(new(decision, partition.Units.GetValueOrDefault(entry.Submission.Unit.Id), null));
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
                known = null;
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(10, 40 << attempt)), time);
            }
            catch (Exception e) when (IsConflict(e))
            {
                throw Refusals.Busy();
            }
        }
    }

    /// <summary>
    /// An append whose outcome was unknown may have committed: its revision is then the unit's head, or was before
    /// someone corrected it.
    /// </summary>
    private async Task RecogniseStoredAsync(List<Entry> group, Partition partition)
    {
        foreach (var entry in group)
        {
            if (entry.Tried is not { } tried || partition.Units.GetValueOrDefault(entry.Submission.Unit.Id) is not { } head
                || head.Revision < tried.Revision.Number)
                continue;
            var hash = head.Revision == tried.Revision.Number
                ? head.Hash
                : (await table.ReadRevisionAsync(key, entry.Submission.Unit.Id, tried.Revision.Number, CancellationToken.None)).Head.Hash;
            if (hash == tried.Revision.Hash)
                entry.Completion.TrySetResult(new(Decision.Append, tried.Revision.Head, tried.Receipt));
        }
    }

    private static Decision DecideOn(Entry entry, Partition partition) => Decide.On(
        partition.Units.GetValueOrDefault(entry.Submission.Unit.Id), entry.Submission.ContentHash, entry.Corrects, entry.Reason);

    private async Task AppendAsync(List<Entry> group, Partition partition)
    {
        var head = partition.Head;
        foreach (var entry in group)
        {
            var unitHead = partition.Units.GetValueOrDefault(entry.Submission.Unit.Id);
            var revision = new Revision(
                entry.Submission, (unitHead?.Revision ?? 0) + 1, head.Sequence + 1, unitHead?.Hash, unitHead is null ? null : entry.Reason, entry.Received, entry.By);
            head = new(revision.Sequence, Hashing.Next(head.RunningHash, revision.Hash));
            entry.Tried = (revision, signer.Sign(revision, head.RunningHash));
        }

        await followUps.OweAsync(group[0].Submission, head.Sequence, time.Now());
        var etag = await table.AppendAsync(partition, key, group.ConvertAll(entry => entry.Tried!.Value), head, CancellationToken.None);
        var units = new Dictionary<string, UnitHead>(partition.Units, StringComparer.Ordinal);
        foreach (var entry in group)
            units[entry.Submission.Unit.Id] = entry.Tried!.Value.Revision.Head;
        known = new(etag, head, units);
        foreach (var entry in group)
            entry.Completion.TrySetResult(new(Decision.Append, entry.Tried!.Value.Revision.Head, entry.Tried.Value.Receipt));
        followUps.Signal(key);
    }

    /// <summary>Whether someone else wrote to the partition meanwhile.</summary>
    private static bool IsConflict(Exception exception) => exception is RequestFailedException { Status: 409 or 412 };

    private sealed class Entry(Submission submission, string? corrects, string? reason, string by, Instant received)
    {
        public Submission Submission { get; } = submission;

        public string? Corrects { get; } = corrects;

        public string? Reason { get; } = reason;

        public string By { get; } = by;

        public Instant Received { get; } = received;

        public (Revision Revision, string Receipt)? Tried { get; set; }

        public TaskCompletionSource<Outcome> Completion { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <summary>What became of a report.</summary>
/// <param name="Decision">What was decided; <see cref="Decision.Append"/> means that it is stored.</param>
/// <param name="Head">The unit's head: the new one where it is stored, the one that stood otherwise; null where there is none.</param>
/// <param name="Receipt">The receipt, where it is stored.</param>
public sealed record Outcome(Decision Decision, UnitHead? Head, string? Receipt);
