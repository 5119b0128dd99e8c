using NodaTime;

namespace NhipSo.Domain.Ledger;

/// <summary>What becomes of what someone wants to put to the ledger, given what is stored.</summary>
public enum Decision
{
    /// <summary>Append it.</summary>
    Append,

    /// <summary>It says what the newest entry says: answer that one's receipt and write nothing.</summary>
    Same,

    /// <summary>It says something else than the newest revision and names none that it is about.</summary>
    BaseRequired,

    /// <summary>It is about a revision that is not the newest (it may be a retry).</summary>
    BaseOutdated,

    /// <summary>It is about a revision where nothing was reported yet.</summary>
    NothingThere,

    /// <summary>It is a correction without a reason.</summary>
    ReasonRequired,

    /// <summary>Where the report stands, this cannot be done.</summary>
    NotNow,
}

/// <summary>What someone wants to put to the ledger.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="ContentHash">The hash of what it says.</param>
/// <param name="Base">The hash of the revision that it is about, or null.</param>
/// <param name="Reason">Why an earlier revision is corrected, or null.</param>
public sealed record Proposal(EntryKind Kind, string ContentHash, string? Base, string? Reason);

/// <summary>Decides what becomes of a proposal. Same in, same out: a retry is always safe.</summary>
public static class Decide
{
    /// <summary>Where a report stands, a lock included; whoever was asked to send again is not kept from it by a lock.</summary>
    /// <param name="head">The unit's head, or null.</param>
    /// <param name="isLocked">Whether the period is locked.</param>
    public static ReportState StateOf(UnitHead? head, bool isLocked) => head?.State switch
    {
        ReportState.Reopened or ReportState.Returned => head.State,
        _ when isLocked => ReportState.Locked,
        { } state => state,
        null => ReportState.NotSent,
    };

    /// <summary>Where a report stands after that was done, or null where it cannot be done. A lock is on what units send, not on the ministry's appraisal.</summary>
    public static ReportState? After(UnitHead? head, bool isLocked, EntryKind kind) =>
        Transitions.After(StateOf(head, isLocked && kind is not (EntryKind.Confirm or EntryKind.Answer)), kind);

    /// <summary>What becomes of a proposal about a unit's report.</summary>
    /// <param name="head">The unit's head, or null.</param>
    /// <param name="isLocked">Whether the period is locked.</param>
    /// <param name="proposal">What is proposed.</param>
    public static Decision On(UnitHead? head, bool isLocked, Proposal proposal)
    {
        var revision = head?.Revision;
        if (proposal.Kind == EntryKind.Submission ? revision?.ContentHash == proposal.ContentHash : head?.ContentHash == proposal.ContentHash)
            return Decision.Same;
        if (revision is null && (proposal.Base is not null || proposal.Kind is EntryKind.Return or EntryKind.Confirm or EntryKind.Answer))
            return Decision.NothingThere;
        if (revision is not null && proposal.Base is not null && proposal.Base != revision.Hash)
            return Decision.BaseOutdated;
        if (After(head, isLocked, proposal.Kind) is null || (revision is not null && proposal.Kind == EntryKind.Exempt))
            return Decision.NotNow;
        if (revision is not null && proposal.Base is null && proposal.Kind is not EntryKind.Extend)
            return Decision.BaseRequired;
        return revision is not null && proposal.Kind == EntryKind.Submission && string.IsNullOrWhiteSpace(proposal.Reason)
            ? Decision.ReasonRequired
            : Decision.Append;
    }

    /// <summary>What becomes of a proposal about a period of all units.</summary>
    /// <param name="head">The partition's head.</param>
    /// <param name="kind">Lock, unlock or extend.</param>
    /// <param name="until">Until when, of an extension.</param>
    public static Decision OnAll(PartitionHead head, EntryKind kind, Instant? until) => kind switch
    {
        EntryKind.Lock => head.Locked is null ? Decision.Append : Decision.Same,
        EntryKind.Unlock => head.Locked is null ? Decision.Same : Decision.Append,
        EntryKind.Extend => head.Extended >= until ? Decision.Same : Decision.Append,
        _ => Decision.NotNow,
    };
}
