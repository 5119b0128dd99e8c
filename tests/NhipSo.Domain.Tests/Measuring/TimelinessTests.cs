using NhipSo.Domain.Measuring;
using NodaTime;

namespace NhipSo.Domain.Tests.Measuring;

public class TimelinessTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 22, 1, 0);

    [Theory]
    [InlineData(300, false)]
    [InlineData(301, true)]
    [InlineData(-301, false)]
    public void Clocks_may_differ_by_five_minutes(int seconds, bool isAhead) =>
        Assert.Equal(isAhead, Timeliness.IsAhead(Now + Duration.FromSeconds(seconds), Now));

    [Theory]
    [InlineData(60, 600, false)]
    [InlineData(60, 601, true)]
    [InlineData(3600, 7200, false)]
    [InlineData(3600, 7201, true)]
    public void Two_slots_or_ten_minutes_late_fills_a_gap(int interval, int seconds, bool isBackfill) =>
        Assert.Equal(isBackfill, Timeliness.IsBackfill(Now - Duration.FromSeconds(seconds), Now, interval));
}
