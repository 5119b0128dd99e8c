using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NodaTime;

namespace NhipSo.Functions.Polling;

/// <summary>Where a source stands.</summary>
/// <param name="FirstSlot">The slot of its first attempt: what was before is no gap.</param>
/// <param name="LastSlot">The slot of the newest attempt.</param>
/// <param name="LastAttempt">When that attempt ended.</param>
/// <param name="Class">How it ended.</param>
/// <param name="LastSuccess">When the newest attempt that succeeded ended, or null.</param>
/// <param name="LastValues">The moment whose values are the newest, or null.</param>
/// <param name="Standing">Whether it is up.</param>
/// <param name="Day">Its last 24 hours.</param>
/// <param name="Attempts">How often the state was replaced: once an attempt, so that of two states the greater is the newer.</param>
/// <param name="Validators">What its newest whole answer said of its version, or null.</param>
/// <param name="Definition">What it was asked then; the same version read otherwise is another answer.</param>
public sealed record SourceState(
    Instant FirstSlot, Instant LastSlot, Instant LastAttempt, string Class, Instant? LastSuccess, Instant? LastValues,
    SourceStanding Standing, LastDay Day, long Attempts, Validators? Validators = null, string? Definition = null)
{
    /// <summary>The state after one more attempt.</summary>
    /// <param name="source">The source.</param>
    /// <param name="before">The state before; null where there was none.</param>
    /// <param name="attempt">How the attempt ended.</param>
    /// <param name="isOurs">Whether a failure is our own, and counts for nothing.</param>
    public static SourceState After(Source source, SourceState? before, Outcome attempt, bool isOurs = false)
    {
        var verdict = SourceHealth.VerdictOf(source, attempt.Slot, attempt.IsSuccess, isOurs || AttemptClass.IsOurs(attempt.Class));
        var isWhole = attempt is { Class: AttemptClass.Ok, Validators: not null };
        var keepsVersion = attempt.Class == AttemptClass.Unchanged || !attempt.IsSuccess;
        return new(
            before?.FirstSlot ?? attempt.Slot, attempt.Slot, attempt.Ended, attempt.Class,
            attempt.IsSuccess ? attempt.Ended : before?.LastSuccess,
            attempt.GaveValues ? attempt.Slot : before?.LastValues,
            SourceStanding.After(before?.Standing, attempt.Slot, verdict, source.Flapping),
            (before?.Day ?? LastDay.Empty).With(attempt.Slot, verdict),
            (before?.Attempts ?? 0) + 1,
            isWhole ? attempt.Validators : keepsVersion ? before?.Validators : null,
            isWhole ? DefinitionHash.Of(source) : keepsVersion ? before?.Definition : null);
    }

    /// <summary>The state after the source was heard of, or null where it was heard of later already.</summary>
    public static SourceState? Heard(Source source, SourceState? before, Instant at, string attemptClass, Instant? values = null)
    {
        if (before?.LastAttempt >= at)
            return null;
        var outcome = new Outcome(Slot.At(at, source.IntervalSeconds), at, attemptClass, GaveValues: true);
        // A slot counts once, however often it is spoken of.
        return before?.LastSlot == outcome.Slot
            ? before with { LastAttempt = at, Class = attemptClass, LastSuccess = at, LastValues = values ?? at, Attempts = before.Attempts + 1 }
            : After(source, before, outcome) with { LastValues = values ?? at };
    }

    /// <summary>
    /// What the source may be told that we have of it; null to be given everything. Each day begins with a whole answer, so that
    /// a day's values are in its own partition.
    /// </summary>
    public Validators? KnownFor(Source source, Instant slot) =>
        Validators is not null && LastValues?.InUtc().Date == slot.InUtc().Date && Definition == DefinitionHash.Of(source) ? Validators : null;
}

/// <summary>A state as it was read.</summary>
/// <param name="State">The state.</param>
/// <param name="ETag">What it is replaced under.</param>
public sealed record StoredState(SourceState State, Azure.ETag ETag);
