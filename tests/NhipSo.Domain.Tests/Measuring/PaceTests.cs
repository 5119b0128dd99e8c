using FsCheck;
using FsCheck.Fluent;
using NhipSo.Domain.Measuring;
using NodaTime;

namespace NhipSo.Domain.Tests.Measuring;

/// <summary>A poll begins and ends in its slot, whatever the slot's length.</summary>
public class PaceTests
{
    [Fact]
    public void Every_poll_begins_in_the_first_half_of_the_shortest_slot_and_ends_before_its_end() => Prop
        .ForAll(Gen.Choose(1, 86_400).ToArbitrary(), Gen.Choose(0, 100_000).ToArbitrary(), (shortest, number) =>
        {
            var (pace, slot) = (Pace.Of(shortest), Duration.FromSeconds(shortest));
            var jitter = pace.Jitter($"source-{number}");
            return jitter >= Duration.Zero && jitter < pace.Spread && pace.Spread <= slot / 2 && pace.Limit < slot && pace.Limit > pace.Spread;
        })
        .QuickCheckThrowOnFailure();

    [Fact]
    public void A_source_keeps_its_place_and_a_thousand_are_spread_evenly()
    {
        var pace = Pace.Of(60);
        var places = Enumerable.Range(0, 1000).GroupBy(number => pace.Jitter($"s{number:D4}")).ToList();
        Assert.Equal(20, places.Count);
        Assert.All(places, place => Assert.InRange(place.Count(), 20, 90));
        Assert.Equal(Duration.FromSeconds(6), pace.Jitter("cong-dvc"));
    }

    [Fact]
    public void A_minutes_timer_is_back_before_its_next_time() => Assert.Equal(Duration.FromSeconds(50), Pace.Of(86_400).Limit);

    [Fact]
    public void A_clock_that_was_ahead_does_not_stop_polling_until_it_is_that_late()
    {
        var now = Instant.FromUtc(2026, 11, 22, 8, 4);
        Assert.True(Slot.IsDue(now + Duration.FromDays(300), now, 300));
        Assert.False(Slot.IsDue(now + Duration.FromSeconds(60), now, 300));
    }
}
