using NhipSo.Domain.Obligations;
using NhipSo.Domain.Periods;
using NodaTime;

namespace NhipSo.Domain.Tests.Obligations;

public class OutageTests
{
    // Tuesday 17 November 2026, 17:00 in Vietnam.
    private static readonly Instant Due = Instant.FromUtc(2026, 11, 17, 10, 0);

    [Theory]
    [InlineData(-60, 60)]
    [InlineData(0, 10)]
    [InlineData(-10, 0)]
    public void One_over_a_due_instant_gives_a_working_day(int from, int to) => Assert.Equal(
        Instant.FromUtc(2026, 11, 18, 10, 0), Between(from, to).Extends(Due, WorkingDays.Weekdays));

    [Theory]
    [InlineData(-60, -1)]
    [InlineData(1, 60)]
    public void One_before_or_after_it_gives_nothing(int from, int to) => Assert.Null(Between(from, to).Extends(Due, WorkingDays.Weekdays));

    [Fact]
    public void A_long_one_gives_a_working_day_after_its_end()
    {
        var untilFriday = new Outage(Due - Duration.FromHours(1), Due + Duration.FromDays(3));
        Assert.Equal(Instant.FromUtc(2026, 11, 23, 10, 0), untilFriday.Extends(Due, WorkingDays.Weekdays));
    }

    [Fact]
    public void It_is_never_on_a_day_off()
    {
        var off = new WorkingDays([new(new(2026, 11, 18), new("Nghỉ", "Off"), "thử")]);
        Assert.Equal(Instant.FromUtc(2026, 11, 19, 10, 0), Between(-5, 5).Extends(Due, off));
    }

    private static Outage Between(int from, int to) => new(Due + Duration.FromMinutes(from), Due + Duration.FromMinutes(to));
}
