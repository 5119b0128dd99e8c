using System.Text;
using NhipSo.Domain.Ledger;
using NodaTime;
using NodaTime.Text;

namespace NhipSo.Functions.Submissions;

/// <summary>One entry of the ledger at its place, chained to the one before of the same unit.</summary>
public sealed class LedgerEntry
{
    /// <summary>The entry that <paramref name="candidate"/> makes.</summary>
    /// <param name="candidate">What it says.</param>
    /// <param name="partition">The partition's head before it.</param>
    /// <param name="head">The unit's head before it, or null.</param>
    /// <param name="received">When the server received it.</param>
    public LedgerEntry(Candidate candidate, PartitionHead partition, UnitHead? head, Instant received)
    {
        (Candidate, Received) = (candidate, received);
        Sequence = partition.Sequence + 1;
        Number = (head?.Entries ?? 0) + 1;
        Previous = head?.Hash;
        Revision = (head?.Revision?.Number ?? 0) + (candidate.Kind == EntryKind.Submission ? 1 : 0);
        OnTime = candidate is Submission && received <= Deadline.Due(candidate.Form, candidate.Period, partition, head);
        var state = StateAfter(partition, head);
        Record = Write(state);
        Hash = Hashing.Of(Encoding.UTF8.GetBytes(Record));
        Head = new(state, Number, Hash, candidate.ContentHash, RevisionAfter(head), candidate is Ruling { Kind: EntryKind.Extend, Due: { } more } && !(head?.Due > more) ? more : head?.Due);
        Partition = new(
            Sequence,
            Hashing.Next(partition.RunningHash, Hash),
            candidate is { Unit: null, Kind: EntryKind.Extend } ? ((Ruling)candidate).Due : partition.Extended,
            candidate.Kind switch { EntryKind.Lock => received, EntryKind.Unlock => null, _ => partition.Locked });
    }

    /// <summary>What it says.</summary>
    public Candidate Candidate { get; }

    /// <summary>Its place in the unit's chain, from 1.</summary>
    public int Number { get; }

    /// <summary>How many revisions the unit has sent with it.</summary>
    public int Revision { get; }

    /// <summary>Its place in the partition, from 1.</summary>
    public long Sequence { get; }

    /// <summary>The hash of the entry before in the unit's chain, or null.</summary>
    public string? Previous { get; }

    /// <summary>When the server received it.</summary>
    public Instant Received { get; }

    /// <summary>Whether a report came before its due instant; the server's clock decides.</summary>
    public bool OnTime { get; }

    /// <summary>
    /// Exactly the text that <see cref="Hash"/> covers, in UTF-8; it is what storage keeps. It covers what the entry says by
    /// the hash of that, and whatever the rows say that would not follow from it: what was decided by a clock or by
    /// definitions that may change.
    /// </summary>
    public string Record { get; }

    /// <summary>The hash of the entry; of a revision, the API's ETag.</summary>
    public string Hash { get; }

    /// <summary>The unit's head with it.</summary>
    public UnitHead Head { get; }

    /// <summary>The partition's head with it.</summary>
    public PartitionHead Partition { get; }

    private ReportState StateAfter(PartitionHead partition, UnitHead? head)
    {
        var isLocked = Deadline.IsLocked(Candidate.Form, Candidate.Period, partition, head, Received);
        return Decide.After(head, isLocked, Candidate.Kind) ?? head?.State ?? ReportState.NotSent;
    }

    /// <summary>A correction does not undo that a complete report was there in time, nor does it undo that none was.</summary>
    private RevisionHead? RevisionAfter(UnitHead? head) => Candidate is Submission { Validated.IsComplete: var isComplete }
        ? new(Revision, Number, Sequence, Hash, Candidate.ContentHash, Received, head?.Revision is { IsComplete: true, OnTime: var before } ? before : OnTime, isComplete)
        : head?.Revision;

    private string Write(ReportState state) => CanonicalJson.Object(json =>
    {
        var validated = (Candidate as Submission)?.Validated;
        if (validated is not null)
            json.Member("asked", validated.Asked);
        json.Member("base", Candidate.Base)
            .Member("by", Candidate.By)
            .Member("contentHash", Candidate.ContentHash)
            .Member("entry", Number);
        if (validated is not null)
            json.Member("given", validated.Given);
        json.Member("kind", Words.Of(Candidate.Kind))
            .Member("onTime", OnTime)
            .Member("partition", Candidate.Partition.ToString())
            .Member("previous", Previous)
            .Member("reason", Revision > 1 ? Candidate.Reason : null)
            .Member("received", InstantPattern.ExtendedIso.Format(Received))
            .Member("revision", Revision)
            .Member("sequence", Sequence);
        if (Candidate.Signer is { } signer)
            json.RawMember("signer", signer);
        json.Member("status", Words.Of(state)).Member("unit", Candidate.Chain);
        if (validated is not null)
            json.Member("warnings", validated.Warnings);
    });
}
