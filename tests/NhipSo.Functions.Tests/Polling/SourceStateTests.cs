using NhipSo.Domain.Definitions;
using NhipSo.Functions.Polling;
using NodaTime;

namespace NhipSo.Functions.Tests.Polling;

public class SourceStateTests
{
    private static readonly Instant Slot = Instant.FromUtc(2026, 11, 22, 8, 0);
    private static readonly Source Source = Poller.Source(new("http://127.0.0.1/"));

    [Fact]
    public void A_success_ends_a_row_of_failures()
    {
        var failing = After(Failed(0), Failed(1));
        Assert.Equal((2, null, null), (failing.Standing.Failures, failing.LastSuccess, failing.LastValues));

        var well = SourceState.After(Source, failing, Succeeded(2));
        Assert.Equal((0, Ended(2), At(2), 3), (well.Standing.Failures, well.LastSuccess, well.LastValues, well.Attempts));
        Assert.Equal((At(0), At(2)), (well.FirstSlot, well.LastSlot));
    }

    [Fact]
    public void A_failure_keeps_the_last_success_in_memory()
    {
        var state = After(Succeeded(0), Failed(1));
        Assert.Equal((AttemptClass.Timeout, Ended(0), At(0), 1), (state.Class, state.LastSuccess, state.LastValues, state.Standing.Failures));
    }

    [Fact]
    public void An_attempt_that_gave_some_values_is_a_success() =>
        Assert.Equal(0, After(Succeeded(0) with { Class = AttemptClass.Partial }).Standing.Failures);

    [Fact]
    public void An_answer_that_nothing_has_changed_confirms_the_values_of_before()
    {
        var state = After(Succeeded(0), Succeeded(1) with { Class = AttemptClass.Unchanged, GaveValues = false, Validators = null });
        Assert.Equal((Ended(1), At(0)), (state.LastSuccess, state.LastValues));
        Assert.Equal(new("\"v0\"", null), state.KnownFor(Source, At(2)));
    }

    [Fact]
    public void A_page_that_is_seen_to_be_down_is_a_failure_with_values()
    {
        var state = After(Failed(0) with { GaveValues = true });
        Assert.Equal((1, At(0), null), (state.Standing.Failures, state.LastValues, state.LastSuccess));
    }

    [Fact]
    public void What_fails_on_our_own_side_counts_for_nothing()
    {
        var state = SourceState.After(Source, After(Failed(0)), Failed(1), isOurs: true);
        Assert.Equal((1, At(1)), (state.Standing.Failures, state.LastSlot));
        Assert.Equal(1, After(Failed(0), Failed(1) with { Class = AttemptClass.Blocked }).Standing.Failures);
    }

    [Fact]
    public void A_system_is_told_what_we_have_of_it_only_where_it_is_read_as_then_and_on_the_same_day()
    {
        var state = After(Succeeded(0));
        Assert.NotNull(state.KnownFor(Source, At(1)));
        Assert.Null(state.KnownFor(Source, At(0) + Duration.FromDays(1)));
        Assert.Null(state.KnownFor(Source with { Metrics = [Page.Metric("value", "other")] }, At(1)));
        Assert.Null(After(Succeeded(0) with { Class = AttemptClass.Partial }).KnownFor(Source, At(1)));
        Assert.NotNull(After(Succeeded(0), Failed(1)).KnownFor(Source, At(2)));
    }

    [Fact]
    public void What_a_system_sends_later_for_an_earlier_moment_changes_nothing()
    {
        var state = SourceState.Heard(Source, null, At(2), AttemptClass.Ok)!;
        Assert.Null(SourceState.Heard(Source, state, At(1), AttemptClass.Ok));
        Assert.Null(SourceState.Heard(Source, state, At(2), AttemptClass.Ok));
        var later = SourceState.Heard(Source, state, At(2) + Duration.FromSeconds(1), AttemptClass.Partial)!;
        Assert.Equal((At(2) + Duration.FromSeconds(1), 1, 2), (later.LastValues, later.Standing.Successes, later.Attempts));
        Assert.Equal(2, SourceState.Heard(Source, later, At(3), AttemptClass.Ok)!.Standing.Successes);
    }

    private static SourceState After(params Outcome[] outcomes) =>
        outcomes.Aggregate(default(SourceState), (state, outcome) => SourceState.After(Source, state, outcome))!;

    private static Instant At(int slot) => Slot + Duration.FromMinutes(5 * slot);

    private static Instant Ended(int slot) => At(slot) + Duration.FromSeconds(1);

    private static Outcome Succeeded(int slot) => new(At(slot), Ended(slot), AttemptClass.Ok, GaveValues: true, new($"\"v{slot}\"", null));

    private static Outcome Failed(int slot) => new(At(slot), Ended(slot), AttemptClass.Timeout, GaveValues: false);
}
