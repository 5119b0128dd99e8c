using NhipSo.Functions.Polling;
using NodaTime;

namespace NhipSo.Functions.Tests.Polling;

public class SourceStateTests
{
    private static readonly Instant Slot = Instant.FromUtc(2026, 11, 22, 8, 0);

    [Fact]
    public void A_success_ends_a_row_of_failures()
    {
        var failing = SourceState.After(SourceState.After(null, Failed(0)), Failed(1));
        Assert.Equal((2, null, null), (failing.ConsecutiveFailures, failing.LastSuccess, failing.LastSuccessSlot));

        var well = SourceState.After(failing, Succeeded(2));
        Assert.Equal(new(At(2), Ended(2), AttemptClass.Ok, Ended(2), At(2), 0, 3), well);
    }

    [Fact]
    public void A_failure_keeps_the_last_success_in_memory() => Assert.Equal(
        new(At(1), Ended(1), AttemptClass.Timeout, Ended(0), At(0), 1, 2),
        SourceState.After(SourceState.After(null, Succeeded(0)), Failed(1)));

    [Fact]
    public void An_attempt_that_gave_some_values_is_a_success() => Assert.Equal(
        0, SourceState.After(null, Succeeded(0) with { Class = AttemptClass.Partial }).ConsecutiveFailures);

    private static Instant At(int slot) => Slot + Duration.FromMinutes(5 * slot);

    private static Instant Ended(int slot) => At(slot) + Duration.FromSeconds(1);

    private static Outcome Succeeded(int slot) => new(At(slot), Ended(slot), AttemptClass.Ok, GaveValues: true);

    private static Outcome Failed(int slot) => new(At(slot), Ended(slot), AttemptClass.Timeout, GaveValues: false);
}
