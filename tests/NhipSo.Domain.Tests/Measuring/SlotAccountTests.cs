using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NodaTime;

namespace NhipSo.Domain.Tests.Measuring;

/// <summary>Every slot is counted once, and nothing is held against a system that is not its own.</summary>
public class SlotAccountTests
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 11, 22, 12, 0);

    [Fact]
    public void Failures_are_counted_by_class_and_what_was_not_asked_is_a_gap_that_counts_for_nothing()
    {
        var account = Account(SourceKind.Json, "++rr.t..+", []);
        Assert.Equal((9, 3, 3, 0, 3), (account.Due, account.Succeeded, account.Failed, account.Excused, account.NotAsked));
        Assert.Equal([new("refused", 2), new("timeout", 1)], account.Failures);
        Assert.Equal([new(At(4), At(5), 1, Gap.NotAsked), new(At(6), At(8), 2, Gap.NotAsked)], account.Gaps.AsEnumerable());
        Assert.Equal(0.5m, account.Availability);
    }

    [Fact]
    public void A_span_in_which_our_poller_was_off_is_told_apart()
    {
        var account = Account(SourceKind.Json, "+....+", [new(At(0) + Duration.FromSeconds(20), At(3) + Duration.FromSeconds(1), OffSpan.Offline)]);
        Assert.Equal([new(At(1), At(4), 3, OffSpan.Offline), new(At(4), At(5), 1, Gap.NotAsked)], account.Gaps.AsEnumerable());
        Assert.Equal(1m, account.Availability);
    }

    [Fact]
    public void No_connection_while_our_own_network_was_suspect_is_excused_and_an_error_of_the_system_is_not()
    {
        var account = Account(SourceKind.Json, "+r5r", [new(At(1), At(3), OffSpan.Network)]);
        Assert.Equal((1, 2, 1), (account.Succeeded, account.Failed, account.Excused));
        Assert.Equal([new("http-5xx", 1), new("refused", 1)], account.Failures);
    }

    [Fact]
    public void Who_sends_itself_and_does_not_has_failed_unless_we_were_off()
    {
        var account = Account(SourceKind.Push, "+..+.", [new(At(2), At(2) + Duration.FromSeconds(30), OffSpan.Offline)]);
        Assert.Equal((2, 2, 1), (account.Succeeded, account.Failed, account.NotAsked));
        Assert.Equal([Gap.Silent, OffSpan.Offline, Gap.Silent], account.Gaps.Select(gap => gap.Why));
    }

    [Fact]
    public void Silence_in_maintenance_is_neither_a_failure_nor_a_gap()
    {
        var account = Account(SourceKind.Push, "+..+", [], new MaintenanceWindow(At(1).WithOffset(Offset.Zero), At(3).WithOffset(Offset.Zero), new("Bảo trì", "Maintenance")));
        Assert.Equal((2, 0, 2), (account.Succeeded, account.Failed, account.Excused));
        Assert.Empty(account.Gaps);
    }

    [Fact]
    public void A_slot_that_has_not_ended_is_not_due_and_one_that_is_named_twice_counts_once()
    {
        var account = SlotAccount.Of(Source(SourceKind.Json), Noon - Duration.FromSeconds(1), At(1) + Duration.FromSeconds(59), [Fact(0, '+'), Fact(0, '+'), Fact(1, 'r')], []);
        Assert.Equal((1, 1, 0), (account.Due, account.Succeeded, account.Failed));
        Assert.Null(SlotAccount.Of(Source(SourceKind.Json), Noon, Noon, [], []).Availability);
    }

    private static SlotAccount Account(SourceKind kind, string slots, OffSpan[] off, params MaintenanceWindow[] maintenance)
    {
        var source = Source(kind) with { Maintenance = [.. maintenance] };
        var facts = slots.Select((each, number) => Fact(number, each)).Where((_, number) => slots[number] != '.');
        return SlotAccount.Of(source, Noon, At(slots.Length), facts, off);
    }

    private static SlotFact Fact(int slot, char outcome) => outcome switch
    {
        '+' => new(At(slot), "ok", SlotVerdict.Success, false),
        'r' => new(At(slot), "refused", SlotVerdict.Failure, true),
        't' => new(At(slot), "timeout", SlotVerdict.Failure, true),
        _ => new(At(slot), "http-5xx", SlotVerdict.Failure, false),
    };

    private static Instant At(int slot) => Noon + Duration.FromMinutes(slot);

    private static Source Source(SourceKind kind) => new("mot-cua", new("Một cửa", "One stop"), "24", "A vendor", kind, 60, []);
}
