using System.Collections.Immutable;

namespace NhipSo.Domain.Reconciling;

/// <summary>A step that the work on a discrepancy can take.</summary>
/// <param name="From">Where it stands; null before the first.</param>
/// <param name="Kind">What is done.</param>
/// <param name="To">Where it stands then.</param>
/// <param name="By">Whose part that is.</param>
public sealed record WorkTransition(WorkState? From, StepKind Kind, WorkState To, Party By);

/// <summary>Who may do what when about a discrepancy. What is not here cannot be done.</summary>
public static class WorkTransitions
{
    /// <summary>The whole table.</summary>
    public static ImmutableArray<WorkTransition> All { get; } =
    [
        new(null, StepKind.Open, WorkState.Opened, Party.System),
        new(WorkState.Opened, StepKind.Tell, WorkState.Told, Party.System),

        new(WorkState.Told, StepKind.Answer, WorkState.Answered, Party.Unit),
        new(WorkState.Answered, StepKind.Answer, WorkState.Answered, Party.Unit),
        new(WorkState.Rejected, StepKind.Answer, WorkState.Answered, Party.Unit),

        new(WorkState.Answered, StepKind.Accept, WorkState.Accepted, Party.Ministry),
        new(WorkState.Answered, StepKind.Reject, WorkState.Rejected, Party.Ministry),

        new(WorkState.Told, StepKind.Correct, WorkState.Corrected, Party.System),
        new(WorkState.Answered, StepKind.Correct, WorkState.Corrected, Party.System),
        new(WorkState.Rejected, StepKind.Correct, WorkState.Corrected, Party.System),
        new(WorkState.Accepted, StepKind.Correct, WorkState.Corrected, Party.System),

        new(WorkState.Opened, StepKind.Withdraw, WorkState.Closed, Party.System),
        new(WorkState.Told, StepKind.Withdraw, WorkState.Closed, Party.System),
        new(WorkState.Answered, StepKind.Withdraw, WorkState.Closed, Party.System),
        new(WorkState.Rejected, StepKind.Withdraw, WorkState.Closed, Party.System),
        new(WorkState.Accepted, StepKind.Withdraw, WorkState.Closed, Party.System),

        new(WorkState.Told, StepKind.Close, WorkState.Closed, Party.Ministry),
        new(WorkState.Rejected, StepKind.Close, WorkState.Closed, Party.Ministry),
        new(WorkState.Accepted, StepKind.Close, WorkState.Closed, Party.Ministry),
        new(WorkState.Corrected, StepKind.Close, WorkState.Closed, Party.Ministry),

        new(WorkState.Accepted, StepKind.Reopen, WorkState.Told, Party.Ministry),
        new(WorkState.Closed, StepKind.Reopen, WorkState.Told, Party.Ministry),

        new(WorkState.Told, StepKind.Resume, WorkState.Opened, Party.System),
        new(WorkState.Answered, StepKind.Resume, WorkState.Opened, Party.System),
        new(WorkState.Accepted, StepKind.Resume, WorkState.Opened, Party.System),
        new(WorkState.Rejected, StepKind.Resume, WorkState.Opened, Party.System),
        new(WorkState.Corrected, StepKind.Resume, WorkState.Opened, Party.System),
        new(WorkState.Closed, StepKind.Resume, WorkState.Opened, Party.System),

        .. Enum.GetValues<WorkState>().Select(state => new WorkTransition(state, StepKind.Note, state, Party.System)),
    ];

    /// <summary>Where the work stands after that was done, or null where it cannot be done.</summary>
    public static WorkState? After(WorkState? from, StepKind kind) => All.FirstOrDefault(step => step.From == from && step.Kind == kind)?.To;
}
