using FsCheck;
using FsCheck.Fluent;
using NhipSo.Domain.Measuring;
using NodaTime;

namespace NhipSo.Domain.Tests.Measuring;

public class SlotTests
{
    [Fact]
    public void A_slot_begins_at_a_multiple_of_the_interval()
    {
        var now = Instant.FromUtc(2026, 11, 22, 8, 4, 59) + Duration.FromMilliseconds(999);
        Assert.Equal(Instant.FromUtc(2026, 11, 22, 8, 0), Slot.At(now, 300));
        Assert.Equal(Instant.FromUtc(2026, 11, 22, 8, 5), Slot.At(now + Duration.FromMilliseconds(1), 300));
    }

    [Fact]
    public void Every_instant_is_in_its_slot() => Prop
        .ForAll(Some.Moment, Gen.Choose(1, 86_400).ToArbitrary(), (now, interval) =>
        {
            var slot = Slot.At(now, interval);
            return slot <= now && now < slot + Duration.FromSeconds(interval) &&
                slot.ToUnixTimeSeconds() % interval == 0 && Slot.At(slot, interval) == slot;
        })
        .QuickCheckThrowOnFailure();

    [Fact]
    public void A_source_is_due_once_a_slot()
    {
        var now = Instant.FromUtc(2026, 11, 22, 8, 4);
        Assert.True(Slot.IsDue(null, now, 300));
        Assert.True(Slot.IsDue(Instant.FromUtc(2026, 11, 22, 7, 55), now, 300));
        Assert.False(Slot.IsDue(Slot.At(now, 300), now, 300));
    }
}
