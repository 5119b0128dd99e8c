using System.Collections.Concurrent;
using System.Collections.Immutable;
using NhipSo.Domain.Ledger;
using NhipSo.Functions.Monitoring;
using NhipSo.Functions.Problems;
using NhipSo.Functions.Publishing;
using NhipSo.Functions.Storage;

namespace NhipSo.Functions.Submissions;

/// <summary>What a caller gets for what is in the ledger.</summary>
/// <param name="Head">Where the unit's report stands.</param>
/// <param name="Entry">The entry that says what was sent.</param>
/// <param name="IsNew">Whether this call stored it.</param>
public sealed record Accepted(UnitHead Head, StoredEntry Entry, bool IsNew);

/// <summary>Puts reports and rulings to the ledger and finds the receipts of those that are there already.</summary>
public sealed class SubmissionService(
    SubmissionTable table, Payloads payloads, ReceiptSigner signer, FollowUps followUps, Measures measures, TimeProvider time)
{
    private readonly ConcurrentDictionary<PartitionKey, PartitionWriter> writers = new();

    /// <summary>Stores a candidate, unless the same is stored already.</summary>
    /// <param name="candidate">What someone wants to put to the ledger.</param>
    /// <param name="cancellationToken">Ends the wait; what was begun is stored all the same.</param>
    /// <exception cref="ProblemException">It contradicts what is stored.</exception>
    public async Task<Accepted> PutAsync(Candidate candidate, CancellationToken cancellationToken)
    {
        await payloads.KeepAsync(candidate, cancellationToken);
        var writer = writers.GetOrAdd(candidate.Partition, key => new PartitionWriter(key, table, signer, followUps, time));
        var outcome = await writer.WriteAsync(candidate).WaitAsync(cancellationToken);
        switch (outcome)
        {
            case { Decision: Decision.Append, Head: { } head, Entry: { } entry }:
                measures.Stored();
                return new(head, entry, IsNew: true);
            case { Decision: Decision.Same, Head: { } head }:
                return await KnownAsync(candidate, head, cancellationToken);
            case { Decision: Decision.Same }:
                throw Refusals.NothingToUndo();
            case { Decision: Decision.BaseOutdated, Head: { } head }:
                return await table.FindEntryAsync(candidate.Partition, candidate.Chain, candidate.ContentHash, candidate.Base!, cancellationToken) is { } retried
                    ? new(head, retried, IsNew: false)
                    : throw Refusals.BaseOutdated(head.Revision!, await ChangesAsync(candidate, head.Revision!, cancellationToken));
            case { Decision: Decision.BaseRequired, Head: { } head }:
                throw Refusals.BaseRequired(head.Revision!);
            case { Decision: Decision.ReasonRequired }:
                throw Refusals.Invalid([ShapeFindings.ReasonRequired()]);
            case { Decision: Decision.NotNow }:
                throw StateOf(candidate, outcome) is var state && state == ReportState.Locked
                    ? Refusals.Locked(candidate.Form, outcome.Partition.Locked ?? candidate.Form.Calendar.Locks(candidate.Period))
                    : Refusals.NotNow(candidate.Kind, state);
            default:
                throw Refusals.NothingThere();
        }
    }

    private async Task<Accepted> KnownAsync(Candidate candidate, UnitHead head, CancellationToken cancellationToken)
    {
        var number = candidate is Submission ? head.Revision!.Entry : head.Entries;
        return new(head, await table.ReadEntryAsync(candidate.Partition, candidate.Chain, number, cancellationToken), IsNew: false);
    }

    /// <summary>What is different in the newest revision from the one that the candidate names; nothing where that one is not of this unit.</summary>
    private async Task<ImmutableArray<Change>> ChangesAsync(Candidate candidate, RevisionHead newest, CancellationToken cancellationToken)
    {
        var chain = await table.ReadChainAsync(candidate.Partition, candidate.Chain, cancellationToken);
        return chain.FirstOrDefault(row => row.Text("hash") == candidate.Base) is { } old
            ? Changes.Between(
                await table.ReadContentAsync(old, cancellationToken),
                await table.ReadContentAsync(chain.First(row => row.Text("hash") == newest.Hash), cancellationToken))
            : [];
    }

    private ReportState StateOf(Candidate candidate, Outcome outcome) => Decide.StateOf(
        outcome.Head, Deadline.IsLocked(candidate.Form, candidate.Period, outcome.Partition, outcome.Head, time.Now()));
}
