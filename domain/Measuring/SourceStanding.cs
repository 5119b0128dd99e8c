using NhipSo.Domain.Definitions;
using NodaTime;

namespace NhipSo.Domain.Measuring;

/// <summary>What a slot says of its source.</summary>
public enum Verdict
{
    /// <summary>It did what it has to.</summary>
    Success,

    /// <summary>It did not.</summary>
    Failure,

    /// <summary>It did not, and that counts for nothing: in maintenance, or the fault is ours.</summary>
    Excused,
}

/// <summary>Whether a source is up, with what keeps it from flapping.</summary>
/// <param name="IsDown">So many failures in a row happened, and not yet so many successes after them.</param>
/// <param name="Failures">How many failures since the newest success.</param>
/// <param name="Successes">How many successes since the newest failure.</param>
/// <param name="Since">The slot since which it is up or down.</param>
public sealed record SourceStanding(bool IsDown, int Failures, int Successes, Instant Since)
{
    /// <summary>The standing after one more slot.</summary>
    public static SourceStanding After(SourceStanding? before, Instant slot, Verdict verdict, Flapping flapping)
    {
        var (isDown, failures, successes, since) = before ?? new(false, 0, 0, slot);
        if (verdict == Verdict.Excused)
            return new(isDown, failures, successes, since);
        (failures, successes) = verdict == Verdict.Success ? (0, successes + 1) : (failures + 1, 0);
        var changes = isDown ? successes >= flapping.Successes : failures >= flapping.Failures;
        return new(isDown != changes, failures, successes, changes ? slot : since);
    }
}
