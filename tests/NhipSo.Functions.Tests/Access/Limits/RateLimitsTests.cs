using System.Net;
using Microsoft.AspNetCore.Http;
using NhipSo.Functions.Access;
using NhipSo.Functions.Access.Limits;
using NhipSo.Functions.Problems;

namespace NhipSo.Functions.Tests.Access.Limits;

public class RateLimitsTests
{
    [Fact]
    public void Who_sends_too_many_is_told_when_to_come_back_and_nobody_else_is()
    {
        using var limits = new RateLimits(new(PerMinute: 2, Burst: 3));
        for (var i = 0; i < 3; i++)
            limits.Admit(Caller("key:a1"));
        var problem = Assert.Throws<ProblemException>(() => limits.Admit(Caller("key:a1"))).Problem;
        Assert.Equal((429, "too-many-requests"), (problem.Status, problem.Code));
        Assert.InRange(problem.RetryAfterSeconds, 1, 30);
        limits.Admit(Caller("key:b2"));
    }

    [Fact]
    public async Task Time_gives_back()
    {
        using var limits = new RateLimits(new(PerMinute: 600, Burst: 1));
        limits.Admit(Caller("key:a1"));
        Assert.Throws<ProblemException>(() => limits.Admit(Caller("key:a1")));
        await Task.Delay(500);
        limits.Admit(Caller("key:a1"));
    }

    [Fact]
    public void An_address_may_fail_so_often()
    {
        using var limits = new RateLimits(new(FailuresPerMinute: 2));
        limits.MustNotHaveFailedTooOften(From("203.0.113.7"));
        limits.CountFailure(From("203.0.113.7"));
        limits.CountFailure(From("203.0.113.7"));
        Assert.Throws<ProblemException>(() => limits.CountFailure(From("203.0.113.7")));
        Assert.Throws<ProblemException>(() => limits.MustNotHaveFailedTooOften(From("203.0.113.7")));
        Assert.Contains(Enumerable.Range(1, 20), each => Record.Exception(() => limits.MustNotHaveFailedTooOften(From($"198.51.100.{each}"))) is null);
    }

    [Fact]
    public async Task Part_of_a_failure_that_time_gave_back_is_none()
    {
        using var limits = new RateLimits(new(FailuresPerMinute: 40));
        var request = From("203.0.113.7");
        Exhaust();
        await Task.Delay(1800);
        Exhaust();
        Assert.Equal(2, Assert.Throws<ProblemException>(() => limits.MustNotHaveFailedTooOften(request)).Problem.RetryAfterSeconds);

        void Exhaust()
        {
            while (Record.Exception(() => limits.CountFailure(request)) is null)
            {
                // Until it is refused.
            }
        }
    }

    [Fact]
    public void Ever_new_addresses_take_no_more_memory()
    {
        var random = new Random(1);
        var bytes = new byte[16];
        var buckets = new HashSet<int>();
        for (var i = 0; i < 100_000; i++)
        {
            random.NextBytes(bytes);
            buckets.Add(RateLimits.BucketOf(new(bytes)));
        }

        Assert.InRange(buckets.Count, 2000, 4096);
    }

    [Theory]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7")]
    public void A_subscriber_is_one_address(string one, string other) =>
        Assert.Equal(RateLimits.BucketOf(IPAddress.Parse(one)), RateLimits.BucketOf(IPAddress.Parse(other)));

    [Theory]
    [InlineData("", "198.51.100.1", "203.0.113.7")]
    [InlineData("X-Forwarded-For", "198.51.100.1", "198.51.100.1")]
    [InlineData("X-Forwarded-For", "198.51.100.1:50123", "198.51.100.1")]
    [InlineData("X-Forwarded-For", "1.1.1.1, 2.2.2.2:1, 198.51.100.1:50123", "198.51.100.1")]
    [InlineData("X-Forwarded-For", "[2001:db8::1]:443", "2001:db8::1")]
    [InlineData("X-Forwarded-For", "2001:db8::1", "2001:db8::1")]
    [InlineData("X-Forwarded-For", "unknown", "203.0.113.7")]
    [InlineData("X-Forwarded-For", "", "203.0.113.7")]
    [InlineData("X-Azure-SocketIP", "198.51.100.1", "203.0.113.7")]
    public void The_front_ends_word_counts_where_the_setting_says_so(string header, string forwarded, string address)
    {
        using var limits = new RateLimits(new(ClientAddressHeader: header));
        var request = From("203.0.113.7");
        request.Headers["X-Forwarded-For"] = forwarded;
        Assert.Equal(address, limits.AddressOf(request).ToString());
    }

    private static Caller Caller(string name) => new(name, null, new HashSet<Role>());

    private static HttpRequest From(string address)
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = IPAddress.Parse(address);
        return http.Request;
    }
}
