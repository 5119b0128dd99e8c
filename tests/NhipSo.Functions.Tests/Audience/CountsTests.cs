using NhipSo.Functions.Audience;
using NodaTime;

namespace NhipSo.Functions.Tests.Audience;

public class CountsTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 11, 22, 1, 0);
    private readonly ManualTime time = new(Start);
    private readonly Counts counts;

    public CountsTests() => counts = new(time);

    [Fact]
    public void What_was_written_is_not_written_again_and_what_comes_after_is()
    {
        counts.TryAdd(Minute(0), "views", "beats");
        var (first, version) = Assert.Single(counts.Unwritten());
        counts.TryAdd(Minute(0), "beats"); // while the first is being written
        counts.Wrote(first, version);
        Assert.Equal(2, Assert.Single(counts.Unwritten()).Counted.Numbers["beats"]);
        var (second, next) = counts.Unwritten()[0];
        counts.Wrote(second, next);
        Assert.Empty(counts.Unwritten());
    }

    [Fact]
    public void Events_of_several_threads_are_all_counted()
    {
        Parallel.For(0, 10_000, _ => counts.TryAdd(Minute(0), "views"));
        Assert.Equal(10_000, Assert.Single(counts.Unwritten()).Counted.Numbers["views"]);
    }

    [Fact]
    public void Memory_has_an_end_and_what_is_written_and_past_makes_room()
    {
        for (var minute = 0; minute < Counts.MaxSpans; minute++)
            Assert.True(counts.TryAdd(Minute(minute), "views"));
        Assert.False(counts.TryAdd(Minute(Counts.MaxSpans), "views"));
        Assert.True(counts.TryAdd(Minute(0), "views"));
        time.Now += Duration.FromMinutes(2);
        foreach (var (counted, version) in counts.Unwritten().Take(2))
            counts.Wrote(counted, version);
        Assert.True(counts.TryAdd(Minute(Counts.MaxSpans), "views"));
    }

    private static CountSpan Minute(int number) => new("cong-24", Start + Duration.FromMinutes(number), Start + Duration.FromMinutes(number + 1));
}
