using NhipSo.Domain.Definitions;
using NhipSo.Domain.Periods;
using NodaTime;

namespace NhipSo.Domain.Reconciling;

/// <summary>What is decided about the work on a discrepancy.</summary>
public static class Working
{
    /// <summary>When a working day ends in which something is due.</summary>
    private static readonly LocalTime EndOfDay = new(17, 0);

    /// <summary>Until when a unit that is told now may explain: so many working days later, at 17:00 in Vietnam. The number is design.</summary>
    public static Instant DueAfter(Instant now, int workingDays, WorkingDays calendar) =>
        calendar.After(now.InZone(VietnamTime.Zone).Date, workingDays).At(EndOfDay).InZoneLeniently(VietnamTime.Zone).ToInstant();

    /// <summary>
    /// What the system itself does now that the figures are these; null for nothing. The same figures again give nothing, so
    /// that a run can be repeated.
    /// </summary>
    /// <param name="indicator">The indicator.</param>
    /// <param name="now">How the two stand to each other now.</param>
    /// <param name="work">Where the work stands, or null where there was none.</param>
    /// <param name="canBeTold">Whether the report's due instant has passed and what was measured is frozen.</param>
    public static StepKind? Next(Indicator indicator, Comparison now, Work? work, bool canBeTold)
    {
        var isApart = now.State == ComparisonState.Discrepant;
        if (work is null)
            return isApart ? StepKind.Open : null;
        var isLive = work.State is not (WorkState.Closed or WorkState.Corrected);
        if (!isApart)
        {
            return !isLive ? null
                : work.State != WorkState.Opened && now.Reported is { } mended && mended.Value != work.Reported && now.Measured is not null ? StepKind.Correct
                : StepKind.Withdraw;
        }

        return !work.WasApart || (work.State != WorkState.Opened && IsMaterial(indicator, now, work)) ? StepKind.Resume
            : work.State == WorkState.Opened && canBeTold ? StepKind.Tell
            : null;
    }

    /// <summary>Whether the figures have moved by more than is allowed between two figures of the same thing.</summary>
    private static bool IsMaterial(Indicator indicator, Comparison now, Work work) =>
        HasMoved(indicator, work.Reported, now.Reported?.Value) || HasMoved(indicator, work.Measured, now.Measured?.Value);

    private static bool HasMoved(Indicator indicator, decimal? before, decimal? after) =>
        before is null || after is null ? before != after : !Fit.IsNear(indicator, after.Value, before.Value);

    /// <summary>Whether the ministry may end the work: not while the unit has time to explain and has not.</summary>
    public static bool MayClose(Work work, Instant now) => work.Reply is not null || work.State != WorkState.Told || now > work.Due;

    /// <summary>The work after a step, and the step as the history keeps it.</summary>
    /// <param name="work">Where the work stands, or null before the first step.</param>
    /// <param name="kind">What is done; possible from there.</param>
    /// <param name="comparison">How the two figures stand to each other.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="now">The server's time.</param>
    /// <param name="due">Until when the unit may explain, of a step that gives it time.</param>
    /// <param name="note">Why, or null.</param>
    /// <param name="reply">What the unit says, of an answer.</param>
    /// <exception cref="InvalidOperationException">The table of transitions has no such step.</exception>
    public static (Work Work, Step Step) Do(
        Work? work, StepKind kind, Comparison comparison, string by, Instant now, Instant? due = null, string? note = null, Reply? reply = null)
    {
        var to = WorkTransitions.After(work?.State, kind) ?? throw new InvalidOperationException($"{kind} is not possible from {work?.State.ToString() ?? "nothing"}.");
        var (reported, measured) = (comparison.Reported?.Value, comparison.Measured?.Value);
        var step = new Step((work?.Steps ?? 0) + 1, kind, work?.State, to, by, now, reported, measured, note, reply, due);
        var isApart = comparison.State == ComparisonState.Discrepant;
        var next = kind switch
        {
            StepKind.Open => new Work(to, 1, 1, now, reported, measured, isApart),
            StepKind.Resume => work! with { Round = work.Round + 1, Reported = reported, Measured = measured, WasApart = isApart, Told = null, Due = null, Reply = null },
            StepKind.Reopen => work! with { Round = work.Round + 1, Reported = reported, Measured = measured, WasApart = isApart, Told = now, Due = due, Reply = null },
            StepKind.Tell => work! with { Reported = reported, Measured = measured, WasApart = isApart, Told = now, Due = due },
            StepKind.Reject => work! with { Due = due },
            StepKind.Answer => work! with { Reply = reply },
            StepKind.Correct or StepKind.Withdraw => work! with { Reported = reported, Measured = measured, WasApart = isApart },
            _ => work!,
        };
        return (next with { State = to, Steps = step.Number, Since = kind == StepKind.Note ? work!.Since : now }, step);
    }

    /// <summary>
    /// Whether a comparison may be shown to everyone: one that holds nothing against the unit when its report is public; a
    /// discrepancy only after the unit's answer or its deadline (NĐ 224/2026/NĐ-CP, Điều 8.2b: giải trình trước khi công bố), and
    /// one that begins again only after the answer or the deadline of that round. What rests on too little is not shown.
    /// </summary>
    /// <param name="state">How the two figures stand to each other.</param>
    /// <param name="work">Where the work stands, or null where there is none.</param>
    /// <param name="isReleased">Whether the report's figures are public.</param>
    /// <param name="now">The server's time.</param>
    public static bool IsPublic(ComparisonState state, Work? work, bool isReleased, Instant now) => isReleased && state switch
    {
        ComparisonState.InsufficientCoverage => false,
        ComparisonState.Discrepant => work is { Told: not null } && (work.Reply is not null || now > work.Due),
        _ => true,
    };
}
