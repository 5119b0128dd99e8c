using System.Net;
using NhipSo.Functions.Access.Limits;
using NodaTime;

namespace NhipSo.Functions.Tests.Access.Limits;

public class AddressWindowTests
{
    private static readonly IPAddress One = IPAddress.Parse("203.0.113.7");
    private readonly ManualTime time = new(Instant.FromUtc(2026, 11, 22, 1, 10));

    [Fact]
    public void An_address_may_so_often_an_hour_and_is_told_when_again()
    {
        var window = Window(most: 2);
        Assert.Null(window.Take(One, "a"));
        Assert.Null(window.Take(One, "a"));
        Assert.Equal(50 * 60, window.Take(One, "a"));
        Assert.Null(window.Take(One, "b"));
        Assert.Null(window.Take(IPAddress.Parse("203.0.113.8"), "a"));
        time.Now += Duration.FromMinutes(50);
        Assert.Null(window.Take(One, "a"));
    }

    [Theory]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    public void A_subscriber_is_one_address(string one, string other, bool isSame)
    {
        var window = Window(most: 1);
        Assert.Null(window.Take(IPAddress.Parse(one), "a"));
        Assert.Equal(isSame, window.Take(IPAddress.Parse(other), "a") is not null);
    }

    [Fact]
    public void However_many_addresses_there_are_so_many_are_held()
    {
        var window = Window(most: 5, capacity: 1000);
        var admitted = Enumerable.Range(0, 10_000).Count(number => window.Take(new IPAddress(number), "a") is null);
        Assert.Equal(1000, admitted);
        Assert.Null(window.Take(new IPAddress(0L), "a")); // who is held still may
    }

    private AddressWindow Window(int most, int capacity = 1000) => new(Duration.FromHours(1), most, capacity, time);
}
