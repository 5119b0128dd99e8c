using NhipSo.Domain.Definitions;
using static NhipSo.Domain.Tests.Samples;

namespace NhipSo.Domain.Tests.Definitions;

public class ReconciliationCheckTests
{
    private static readonly Indicator Dossiers = Received with { Code = "HS", Name = new("Hồ sơ", "Dossiers"), Accumulation = Accumulation.Period };

    [Fact]
    public void A_tolerance_says_how_much()
    {
        Having(Budget with { Tolerance = new() }).HasTheFault("/indicators/3/tolerance", "indicator TC03: a figure's tolerance");
        Having(Budget with { Tolerance = new(Points: -1) }).HasTheFault("/indicators/3/tolerance", "indicator TC03: a figure's tolerance");
        Having(Budget with { Tolerance = new(Points: 0, Percent: 3) }).IsSound();
    }

    [Fact]
    public void What_accumulates_adds_up_a_figure_of_the_period()
    {
        With(indicators: [Received with { Accumulates = "HS" }, Online, Share, Budget, Dossiers]).IsSound();
        With(indicators: [Received with { Accumulates = "CP09" }, Online, Share, Budget]).HasTheFault("/indicators/0/accumulates", "indicator CP07: CP09 is no figure of the period");
        With(indicators: [Received, Online, Share, Budget, Dossiers with { Accumulates = "TC03" }]).HasTheFault("/indicators/4/accumulates", "indicator HS: TC03 is no figure");
    }

    [Fact]
    public void What_is_left_out_is_counted_alike()
    {
        With(indicators: [Received with { LeavesOut = ["HS"] }, Online, Share, Budget, Dossiers]).IsSound();
        With(indicators: [Received with { LeavesOut = ["TC03"] }, Online, Share, Budget]).HasTheFault("/indicators/0/leavesOut", "indicator CP07: TC03 is no count");
    }

    private static Catalogue Having(Indicator budget) => With(indicators: [Received, Online, Share, budget]);
}
