using System.Collections.Immutable;

namespace NhipSo.Domain.Ledger;

/// <summary>Whose part it is to make an entry.</summary>
public enum Actor
{
    /// <summary>The unit's leader, or a system that sends finished reports in the unit's name.</summary>
    Leader,

    /// <summary>The ministry that receives the reports.</summary>
    Ministry,
}

/// <summary>A step that a report can take.</summary>
/// <param name="From">Where it stands.</param>
/// <param name="Kind">What is done.</param>
/// <param name="To">Where it stands then.</param>
/// <param name="By">Whose part that is.</param>
public sealed record Transition(ReportState From, EntryKind Kind, ReportState To, Actor By);

/// <summary>Who may do what when: every step that a report can take. What is not here cannot be done.</summary>
public static class Transitions
{
    /// <summary>The whole table.</summary>
    public static ImmutableArray<Transition> All { get; } =
    [
        new(ReportState.NotSent, EntryKind.Submission, ReportState.Submitted, Actor.Leader),
        new(ReportState.Submitted, EntryKind.Submission, ReportState.Submitted, Actor.Leader),
        new(ReportState.Returned, EntryKind.Submission, ReportState.Resubmitted, Actor.Leader),
        new(ReportState.Resubmitted, EntryKind.Submission, ReportState.Resubmitted, Actor.Leader),
        new(ReportState.Reopened, EntryKind.Submission, ReportState.Resubmitted, Actor.Leader),
        new(ReportState.Exempt, EntryKind.Submission, ReportState.Submitted, Actor.Leader),

        new(ReportState.Submitted, EntryKind.Return, ReportState.Returned, Actor.Ministry),
        new(ReportState.Resubmitted, EntryKind.Return, ReportState.Returned, Actor.Ministry),

        new(ReportState.Submitted, EntryKind.Confirm, ReportState.Confirmed, Actor.Ministry),
        new(ReportState.Resubmitted, EntryKind.Confirm, ReportState.Confirmed, Actor.Ministry),
        new(ReportState.Returned, EntryKind.Confirm, ReportState.Confirmed, Actor.Ministry),
        new(ReportState.Reopened, EntryKind.Confirm, ReportState.Confirmed, Actor.Ministry),

        new(ReportState.Confirmed, EntryKind.Reopen, ReportState.Reopened, Actor.Ministry),
        new(ReportState.Locked, EntryKind.Reopen, ReportState.Reopened, Actor.Ministry),
        new(ReportState.Exempt, EntryKind.Reopen, ReportState.Reopened, Actor.Ministry),

        new(ReportState.NotSent, EntryKind.Exempt, ReportState.Exempt, Actor.Ministry),
        new(ReportState.Locked, EntryKind.Exempt, ReportState.Exempt, Actor.Ministry),

        new(ReportState.NotSent, EntryKind.Extend, ReportState.NotSent, Actor.Ministry),
        new(ReportState.Submitted, EntryKind.Extend, ReportState.Submitted, Actor.Ministry),
        new(ReportState.Returned, EntryKind.Extend, ReportState.Returned, Actor.Ministry),
        new(ReportState.Resubmitted, EntryKind.Extend, ReportState.Resubmitted, Actor.Ministry),
        new(ReportState.Reopened, EntryKind.Extend, ReportState.Reopened, Actor.Ministry),

        new(ReportState.Submitted, EntryKind.Answer, ReportState.Submitted, Actor.Ministry),
        new(ReportState.Returned, EntryKind.Answer, ReportState.Returned, Actor.Ministry),
        new(ReportState.Resubmitted, EntryKind.Answer, ReportState.Resubmitted, Actor.Ministry),
        new(ReportState.Confirmed, EntryKind.Answer, ReportState.Confirmed, Actor.Ministry),
        new(ReportState.Reopened, EntryKind.Answer, ReportState.Reopened, Actor.Ministry),
    ];

    /// <summary>Where a report stands after that was done, or null where it cannot be done.</summary>
    public static ReportState? After(ReportState from, EntryKind kind) =>
        All.FirstOrDefault(step => step.From == from && step.Kind == kind)?.To;

    /// <summary>Whether a unit may prepare a report while it stands there.</summary>
    public static bool AllowDraft(ReportState state) => After(state, EntryKind.Submission) is not null;
}
