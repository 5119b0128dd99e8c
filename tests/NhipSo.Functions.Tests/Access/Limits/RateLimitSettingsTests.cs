using Microsoft.Extensions.Configuration;
using NhipSo.Functions.Access.Limits;

namespace NhipSo.Functions.Tests.Access.Limits;

public class RateLimitSettingsTests
{
    [Fact]
    public void Nothing_need_be_set() => Assert.Equal(new(600, 120, 60, "", 1200, 10), Read());

    [Fact]
    public void Everything_can_be_set() => Assert.Equal(
        new(1_000_000, 1, 5, "X-Azure-SocketIP", 7, 3),
        Read(("PerMinute", "1000000"), ("Burst", "1"), ("FailuresPerMinute", "5"), ("ClientAddressHeader", "X-Azure-SocketIP"), ("BeaconsPerMinute", "7"), ("RatingsPerHour", "3")));

    [Theory]
    [InlineData("PerMinute", "0", "a whole number from 1 to 1000000")]
    [InlineData("PerMinute", "1000001", "a whole number from 1 to 1000000")]
    [InlineData("Burst", "-1", "a whole number from 1 to 1000000")]
    [InlineData("FailuresPerMinute", "many", "a whole number from 1 to 1000000")]
    [InlineData("RatingsPerHour", "0", "a whole number from 1 to 1000000")]
    [InlineData("BeaconsPerMinute", "x", "a whole number from 1 to 1000000")]
    [InlineData("ClientAddressHeader", "X-Forwarded-For: 1", "the name of a header, such as X-Forwarded-For")]
    public void A_wrong_one_stops_the_app(string name, string value, string mayBe) => Assert.Equal(
        $"RateLimit__{name} is '{value}'; it must be {mayBe}.", Assert.Throws<StartupException>(() => Read((name, value))).Message);

    private static RateLimitSettings Read(params (string Name, string Value)[] settings) => RateLimitSettings.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(each => KeyValuePair.Create<string, string?>($"RateLimit:{each.Name}", each.Value))).Build());
}
