using FsCheck;
using FsCheck.Fluent;
using NhipSo.Domain.Reconciling;
using static NhipSo.Domain.Tests.Reconciling.Dossiers;

namespace NhipSo.Domain.Tests.Reconciling;

/// <summary>Where the gap of all units together comes from.</summary>
public class NationalGapTests
{
    [Fact]
    public void The_gap_goes_to_the_causes_of_the_units_and_what_is_left_the_data_do_not_tell()
    {
        var gap = NationalGap.Of(Share,
        [
            new("01", new(1_000, 3_000), new(1_000, 5_000), ComparisonState.Discrepant, Because(CauseKind.OtherDenominator, 1)),
            new("24", new(800, 5_000), new(800, 5_000), ComparisonState.Match, null),
            new("79", new(900, 5_000), new(600, 5_000), ComparisonState.Discrepant, null),
            new("48", new(500, 5_000), new(400, 5_000), ComparisonState.Discrepant, Because(CauseKind.SyncLag, 0.5m)),
        ])!;
        Assert.Equal((4, 17.777778m, 14m, 3.777778m), (gap.Units, gap.Reported, gap.Measured, gap.Gap));
        Assert.Equal([null, CauseKind.OtherDenominator, CauseKind.SyncLag], gap.Explained.Select(each => each.Cause));
        Assert.Equal([1, 1, 1], gap.Explained.Select(each => each.Units));
        Assert.Equal(gap.Gap, gap.Explained.Sum(each => each.Gap) + gap.WithinTolerance, 5);
        Assert.Equal(1.555556m, gap.Explained[1].Gap); // 14 % of the 2,000 dossiers that are missing below, over 18,000
    }

    [Fact]
    public void What_rests_on_too_little_is_no_ones_discrepancy()
    {
        var gap = NationalGap.Of(All, [new("01", new(500, 1), new(300, 1), ComparisonState.InsufficientCoverage, Because(CauseKind.LowCoverage, 1))])!;
        Assert.Equal((200m, 200m), (gap.Gap, gap.WithinTolerance));
        Assert.Empty(gap.Explained);
    }

    [Fact]
    public void There_is_none_without_units_or_with_nothing_to_divide_by()
    {
        Assert.Null(NationalGap.Of(Share, []));
        Assert.Null(NationalGap.Of(Share, [new("01", new(0, 0), new(1, 2), ComparisonState.Discrepant, null)]));
    }

    [Fact]
    public void The_parts_add_up_to_the_gap() => Prop.ForAll(
        (from all in Gen.Choose(1, 1_000_000).Two() from online in Gen.Choose(0, 1_000_000).Two() from state in Gen.Elements(ComparisonState.Match, ComparisonState.Discrepant) from share in Gen.Choose(0, 10)
         select new UnitGap("x", new(online.Item1, all.Item1), new(online.Item2, all.Item2), state, share == 10 ? null : Because((CauseKind)share, share / 10m))).NonEmptyListOf().ToArbitrary(),
        units =>
        {
            foreach (var indicator in new[] { Share, All })
            {
                var gap = NationalGap.Of(indicator, [.. units])!;
                Assert.InRange(gap.Explained.Sum(each => each.Gap) + gap.WithinTolerance - gap.Gap, -0.0001m, 0.0001m);
            }
        }).QuickCheckThrowOnFailure();

    private static Cause Because(CauseKind kind, decimal share) => new(kind, IsExact: false, 0.5m, share, []);
}
