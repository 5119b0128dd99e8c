using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NodaTime;

namespace NhipSo.Domain.Tests.Measuring;

/// <summary>A source does not flap, and silence is not health.</summary>
public class SourceStandingTests
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 11, 22, 12, 0);
    private static readonly Source Polled = Source(SourceKind.OpenMetrics);

    [Theory]
    [InlineData("++", false)]
    [InlineData("+--", false)]
    [InlineData("+---", true)]
    [InlineData("+--+--", false)]
    [InlineData("+---+", true)]
    [InlineData("+---+-+", true)]
    [InlineData("+---++", false)]
    [InlineData("+---++--", false)]
    [InlineData("+--x-", true)]
    [InlineData("+--xxx", false)]
    [InlineData("---", true)]
    public void Three_failures_in_a_row_take_it_down_and_two_successes_bring_it_back(string slots, bool isDown) =>
        Assert.Equal(isDown, After(slots).IsDown);

    [Fact]
    public void It_is_down_since_the_slot_that_took_it_down() => Assert.Equal(At(3), After("+---").Since);

    [Fact]
    public void What_is_announced_counts_for_nothing_but_a_success_does()
    {
        var source = Polled with { Maintenance = [Window(At(1), At(2))] };
        Assert.Equal(SlotVerdict.Excused, SourceHealth.VerdictOf(source, At(1), isSuccess: false, isOurs: false));
        Assert.Equal(SlotVerdict.Success, SourceHealth.VerdictOf(source, At(1), isSuccess: true, isOurs: false));
        Assert.Equal(SlotVerdict.Failure, SourceHealth.VerdictOf(source, At(2), isSuccess: false, isOurs: false));
        Assert.Equal(SlotVerdict.Excused, SourceHealth.VerdictOf(source, At(2), isSuccess: false, isOurs: true));
    }

    [Fact]
    public void Every_way_of_not_knowing_is_a_state_of_its_own()
    {
        var now = At(100);
        Assert.Equal(HealthState.NeverMeasured, SourceHealth.Of(Polled, null, null, now, now));
        Assert.Equal(HealthState.Up, SourceHealth.Of(Polled, After("+"), now, now, now));
        Assert.Equal(HealthState.Down, SourceHealth.Of(Polled, After("+---"), At(96), now, now));
        Assert.Equal(HealthState.Silent, SourceHealth.Of(Polled, After("+"), At(90), now, now));
        Assert.Equal(HealthState.PollerOffline, SourceHealth.Of(Polled, After("+---"), At(96), At(96), now));
        Assert.Equal(HealthState.Maintenance, SourceHealth.Of(Polled with { Maintenance = [Window(At(99), At(101))] }, After("+---"), At(1), now, now));
    }

    [Fact]
    public void Who_sends_itself_is_silent_after_some_slots_and_not_while_we_are_offline_and_not_in_maintenance()
    {
        var push = Source(SourceKind.Push);
        var now = At(100);
        Assert.Equal(HealthState.Up, SourceHealth.Of(push, After("+"), At(96), now, now));
        Assert.Equal(HealthState.Silent, SourceHealth.Of(push, After("+"), At(95), now, now));
        Assert.Equal(HealthState.PollerOffline, SourceHealth.Of(push, After("+"), At(95), At(95), now));
        Assert.Equal(HealthState.Maintenance, SourceHealth.Of(push with { Maintenance = [Window(At(99), At(101))] }, After("+"), At(95), now, now));
    }

    [Theory]
    [InlineData("xxxxx", true)]
    [InlineData("xxxx+", true)]
    [InlineData("xxx++", false)]
    [InlineData("xxxx", false)]
    [InlineData("", false)]
    public void Our_own_network_is_suspect_when_four_fifths_of_five_or_more_hosts_fail_at_once(string hosts, bool isSuspect) =>
        Assert.Equal(isSuspect, OwnNetwork.IsSuspect(hosts.Select((each, number) => ($"host-{number}", each == 'x'))));

    [Fact]
    public void A_host_with_many_systems_is_one_host() =>
        Assert.False(OwnNetwork.IsSuspect(Enumerable.Range(0, 50).Select(_ => ("one", true)).Append(("two", false))));

    [Fact]
    public void The_last_day_forgets_by_the_hour_and_takes_what_comes_late()
    {
        var day = Enumerable.Range(0, 48 * 12).Aggregate(LastDay.Empty, (known, slot) => known.With(At(slot), slot % 12 == 0 ? SlotVerdict.Failure : SlotVerdict.Success));
        Assert.Equal((24 * 12, 24 * 11), (day.Counts(At(575)).Counted, day.Counts(At(575)).Succeeded));
        Assert.Equal(0.9167m, SourceHealth.Availability(Polled, day, At(0), At(575)));
        Assert.Equal(day, day.With(At(10), SlotVerdict.Failure));
        Assert.Equal(day.Counts(At(575)).Counted + 1, day.With(At(500), SlotVerdict.Failure).Counts(At(575)).Counted);
        Assert.Null(SourceHealth.Availability(Polled, day, At(0), At(575) + Duration.FromDays(1)));
        Assert.Equal(0, LastDay.Empty.With(At(0), SlotVerdict.Excused).Counts(At(0)).Counted);
    }

    [Fact]
    public void Who_sends_itself_is_held_to_every_slot_since_it_was_first_heard_of() =>
        Assert.Equal(0.5m, SourceHealth.Availability(Source(SourceKind.Push), LastDay.Empty.With(At(0), SlotVerdict.Success).With(At(1), SlotVerdict.Success), At(0), At(4)));

    private static SourceStanding After(string slots) => slots
        .Select((each, number) => (At(number), each switch { '+' => SlotVerdict.Success, '-' => SlotVerdict.Failure, _ => SlotVerdict.Excused }))
        .Aggregate(default(SourceStanding), (standing, each) => SourceStanding.After(standing, each.Item1, each.Item2, new(3, 2)))!;

    private static Instant At(int slot) => Noon + Duration.FromMinutes(5 * slot);

    private static MaintenanceWindow Window(Instant from, Instant to) => new(from.WithOffset(Offset.Zero), to.WithOffset(Offset.FromHours(7)), new("Bảo trì", "Maintenance"));

    private static Source Source(SourceKind kind) => new("mot-cua", new("Một cửa", "One stop"), "24", "A vendor", kind, 300, []);
}
