using FsCheck;
using FsCheck.Fluent;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NhipSo.Domain.Reconciling;
using static NhipSo.Domain.Tests.Reconciling.Dossiers;

namespace NhipSo.Domain.Tests.Reconciling;

/// <summary>What was reported beside what was measured.</summary>
public class ComparisonTests
{
    private static readonly Coverage Little = new(43, 100, 2, 2);

    [Theory]
    [InlineData(17.004, 17.00, ComparisonState.Match)] // the same as it is shown
    [InlineData(18.0, 17.0, ComparisonState.WithinTolerance)] // one point is allowed of this share
    [InlineData(18.01, 17.0, ComparisonState.Discrepant)]
    [InlineData(15.99, 17.0, ComparisonState.Discrepant)]
    public void A_share_may_be_off_by_points(double reported, double measured, ComparisonState state) =>
        Assert.Equal(state, Compare(Share, (decimal)reported, (decimal)measured).State);

    [Theory]
    [InlineData(1000, 1000, ComparisonState.Match)]
    [InlineData(1050, 1000, ComparisonState.WithinTolerance)]
    [InlineData(1051, 1000, ComparisonState.Discrepant)]
    [InlineData(3, 2, ComparisonState.WithinTolerance)] // a single dossier is no accusation
    [InlineData(4, 2, ComparisonState.Discrepant)]
    [InlineData(5, 0, ComparisonState.Discrepant)]
    [InlineData(0, 0, ComparisonState.Match)]
    public void A_count_may_be_off_by_some_per_cent_or_one(int reported, int measured, ComparisonState state) =>
        Assert.Equal(state, Compare(All, reported, measured).State);

    [Fact]
    public void A_gap_is_in_points_and_in_per_cent_of_what_was_measured()
    {
        var found = Compare(Share, 30.6m, 17m);
        Assert.Equal((13.6m, 80m), (found.Gap, found.GapPercent));
        Assert.Null(Compare(All, 5, 0).GapPercent);
        Assert.Equal(-50m, Compare(All, 500, 1000).GapPercent);
    }

    [Fact]
    public void What_lacks_is_a_state_of_its_own()
    {
        Assert.Equal(ComparisonState.Unmeasured, Compare(All, 5, null).State);
        Assert.Equal(ComparisonState.Unreported, Compare(All, null, 5).State);
        Assert.Null(Comparison.Of(All, null, null, 0.8m));
    }

    [Fact]
    public void Nothing_is_held_against_anyone_on_too_little()
    {
        Assert.Equal(ComparisonState.InsufficientCoverage, Compare(Share, 30, 17, Little).State);
        Assert.Equal(ComparisonState.InsufficientCoverage, Compare(Share, 30, 17, new(0, 0, 0, 0)).State);
        Assert.Equal(ComparisonState.Discrepant, Compare(Share, 30, 17, new(80, 100, 2, 2)).State);
    }

    [Fact]
    public void An_indicator_says_what_is_allowed_or_its_kind_does()
    {
        Assert.Equal(new Tolerance(Points: 1), Tolerance.Of(Share));
        Assert.Equal(new Tolerance(Points: 2), Tolerance.Of(Share with { Tolerance = null }));
        Assert.Equal(new Tolerance(1, 5), Tolerance.Of(All));
        Assert.Equal(new Tolerance(Percent: 5), Tolerance.Of(Samples.Budget));
    }

    [Fact]
    public void What_matches_is_never_a_discrepancy_and_has_no_cause() => Prop.ForAll(
        Gen.Choose(1, 5_000_000).Two().Select(pair => (All: Math.Max(pair.Item1, pair.Item2), Online: Math.Min(pair.Item1, pair.Item2))).ToArbitrary(),
        Gen.Choose(1, 100).ToArbitrary(),
        (dossiers, seen) =>
        {
            (string, decimal)[] figures = [("CP07", dossiers.All), ("CP09", dossiers.Online)];
            var coverage = new Coverage(seen, 100, 1, 1);
            foreach (var (indicator, value) in new[] { (All, (decimal)dossiers.All), (Online, dossiers.Online), (Share, Math.Round(100m * dossiers.Online / dossiers.All, 6)) })
            {
                var found = Compare(indicator, value, value, coverage);
                Assert.Equal(seen < 80 ? ComparisonState.InsufficientCoverage : ComparisonState.Match, found.State);
                Assert.False(found.IsApart(indicator));
                Assert.Null(Working.Next(indicator, found, null, canBeTold: true));
                Assert.Empty(Causes(indicator, figures, figures, [Instead(CauseKind.OtherWindow, ("CP07", dossiers.All), ("CP09", dossiers.Online))], coverage));
            }
        }).QuickCheckThrowOnFailure();
}
