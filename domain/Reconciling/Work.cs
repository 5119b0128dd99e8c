using System.Collections.Immutable;
using NhipSo.Domain.Submissions;
using NodaTime;

namespace NhipSo.Domain.Reconciling;

/// <summary>Where the work on a discrepancy stands (đối soát).</summary>
public enum WorkState
{
    /// <summary>It was found; the unit may still correct its report, or the measurement may still change (mới phát hiện).</summary>
    Opened,

    /// <summary>The unit was told, and has until the deadline to explain (chờ giải trình).</summary>
    Told,

    /// <summary>The unit has explained it (đã giải trình).</summary>
    Answered,

    /// <summary>The ministry takes the explanation (chấp nhận giải trình).</summary>
    Accepted,

    /// <summary>The ministry does not take it; the unit may explain again (không chấp nhận).</summary>
    Rejected,

    /// <summary>A new revision of the report has mended it (đã điều chỉnh).</summary>
    Corrected,

    /// <summary>The work is done (đã kết thúc).</summary>
    Closed,
}

/// <summary>What is done about a discrepancy.</summary>
public enum StepKind
{
    /// <summary>It is found.</summary>
    Open,

    /// <summary>The unit is told, and the deadline begins.</summary>
    Tell,

    /// <summary>The unit explains it.</summary>
    Answer,

    /// <summary>The ministry takes the explanation.</summary>
    Accept,

    /// <summary>The ministry does not take it, and the unit has time again.</summary>
    Reject,

    /// <summary>A new revision of the report has mended it.</summary>
    Correct,

    /// <summary>A new measurement has ended it.</summary>
    Withdraw,

    /// <summary>The ministry ends the work.</summary>
    Close,

    /// <summary>The ministry begins it again.</summary>
    Reopen,

    /// <summary>The figures have changed so that it begins again.</summary>
    Resume,

    /// <summary>The figures have changed a little; nothing else does.</summary>
    Note,
}

/// <summary>Whose part a step is.</summary>
public enum Party
{
    /// <summary>The system itself.</summary>
    System,

    /// <summary>The unit, by its clerk or its leader.</summary>
    Unit,

    /// <summary>The ministry.</summary>
    Ministry,
}

/// <summary>What a unit says of a discrepancy (giải trình).</summary>
/// <param name="Cause">Why, of the list.</param>
/// <param name="Text">In its own words.</param>
/// <param name="Evidence">Files that prove it.</param>
/// <param name="By">Who says so.</param>
/// <param name="At">When.</param>
public sealed record Reply(CauseKind Cause, string Text, ImmutableArray<Evidence> Evidence, string By, Instant At);

/// <summary>Where the work on a discrepancy stands.</summary>
/// <param name="State">Where.</param>
/// <param name="Steps">How many steps there were; it names this state of the work.</param>
/// <param name="Round">How often it was begun, from 1.</param>
/// <param name="Since">When it came to stand there.</param>
/// <param name="Reported">What was reported when the round was last judged; or null.</param>
/// <param name="Measured">What was measured then; or null.</param>
/// <param name="WasApart">Whether the two disagreed then.</param>
/// <param name="Told">When the unit was told in this round, or null.</param>
/// <param name="Due">Until when the unit may explain before it becomes public, or null.</param>
/// <param name="Reply">What the unit said in this round, or null.</param>
public sealed record Work(
    WorkState State, int Steps, int Round, Instant Since, decimal? Reported, decimal? Measured, bool WasApart, Instant? Told = null, Instant? Due = null, Reply? Reply = null);

/// <summary>A step that was made; the history of a discrepancy consists of them and only grows.</summary>
/// <param name="Number">Its place, from 1.</param>
/// <param name="Kind">What was done.</param>
/// <param name="From">Where the work stood; null before the first.</param>
/// <param name="To">Where it stands then.</param>
/// <param name="By">Who did it.</param>
/// <param name="At">When.</param>
/// <param name="Reported">What was reported then.</param>
/// <param name="Measured">What was measured then.</param>
/// <param name="Note">Why, or null.</param>
/// <param name="Reply">What the unit said, of an answer.</param>
/// <param name="Due">Until when the unit may explain, where that begins.</param>
public sealed record Step(
    int Number, StepKind Kind, WorkState? From, WorkState To, string By, Instant At, decimal? Reported, decimal? Measured, string? Note = null, Reply? Reply = null, Instant? Due = null);
