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
}
