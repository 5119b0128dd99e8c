using Microsoft.AspNetCore.Http;
using NhipSo.Functions.Access;
using NhipSo.Functions.Problems;

namespace NhipSo.Functions.Tests.Access;

public class CallerTests
{
    [Theory]
    [InlineData("24", Role.Sign, "24", true, true)]
    [InlineData("24", Role.Sign, "27~2008", false, false)]
    [InlineData("24", Role.Sign, "24~2008", false, false)]
    [InlineData(null, Role.Sign, "24", false, false)]
    [InlineData("24", Role.Enter, "24", false, true)]
    [InlineData("24", Role.Enter, "01", false, false)]
    [InlineData(null, Role.Enter, "24", false, false)]
    [InlineData("24", Role.Read, "24", false, true)]
    [InlineData(null, Role.Read, "01", false, true)]
    [InlineData(null, Role.Steer, "01", false, true)]
    [InlineData("24", Role.Admin, "24", false, false)]
    [InlineData("sandbox", Role.Sign, "demo-to-1", true, true)]
    [InlineData("sandbox", Role.Enter, "demo-to-1", false, true)]
    [InlineData("demo-to-1", Role.Sign, "sandbox", false, false)]
    public void A_unit_touches_only_itself_and_what_is_below_it(string? callersUnit, Role role, string unit, bool mayAct, bool maySee)
    {
        var caller = new Caller("key:a1", callersUnit, new HashSet<Role> { role });
        Assert.Equal(mayAct, IsAllowed(() => caller.MustActFor(Shipped.Unit(unit), Shipped.Catalogue)));
        Assert.Equal(maySee, IsAllowed(() => caller.MustSee(Shipped.Unit(unit), Shipped.Catalogue)));
    }

    [Theory]
    [InlineData("mot-cua-24", Role.Measure, "mot-cua-24", true)]
    [InlineData("mot-cua-24", Role.Measure, "mot-cua-01", false)]
    [InlineData("mot-cua-24", Role.Measure, "Mot-cua-24", false)]
    [InlineData("mot-cua-24", Role.Admin, "mot-cua-24", false)]
    [InlineData(null, Role.Measure, "mot-cua-24", false)]
    public void A_system_sends_its_own_measurements(string? callersSource, Role role, string source, bool may) =>
        Assert.Equal(may, IsAllowed(() => new Caller("key:a1", null, new HashSet<Role> { role }) { Source = callersSource }.MustMeasure(source)));

    [Fact]
    public void The_caller_is_the_one_that_the_middleware_established()
    {
        var http = new DefaultHttpContext();
        Assert.Throws<InvalidOperationException>(() => Caller.Of(http.Request));
        var caller = new Caller("key:a1", "24", new HashSet<Role>());
        http.Features.Set(caller);
        Assert.Same(caller, Caller.Of(http.Request));
    }

    private static bool IsAllowed(Action ask) =>
        Record.Exception(ask) switch
        {
            null => true,
            ProblemException { Problem: { Status: 403, Code: "other-unit" or "other-source" } } => false,
            var other => throw new InvalidOperationException("Neither allowed nor refused.", other),
        };
}
