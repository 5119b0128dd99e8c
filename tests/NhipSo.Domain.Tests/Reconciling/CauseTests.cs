using FsCheck;
using FsCheck.Fluent;
using NhipSo.Domain.Measuring;
using NhipSo.Domain.Reconciling;
using static NhipSo.Domain.Tests.Reconciling.Dossiers;

namespace NhipSo.Domain.Tests.Reconciling;

/// <summary>Each cause where it is so, and where it is nearly so and is not.</summary>
public class CauseTests
{
    private static readonly (string, decimal)[] Seen = [("CP07", 10_000), ("CP09", 1_700), ("CP12_MS", 5_400)];

    [Fact]
    public void The_other_denominator_gives_exactly_the_reported_rate()
    {
        var cause = Assert.Single(Causes(Share, [("CP07", 5_400), ("CP09", 1_700)], Seen));
        Assert.Equal((CauseKind.OtherDenominator, true, 1m), (cause.Kind, cause.IsExact, cause.Share));
        Assert.Contains(cause.Evidence, support => support is { Indicator: "CP11", Explained: 31.481481m });
        Assert.Contains(cause.Evidence, support => support is { Indicator: "CP07", Reported: 5_400, Explained: 5_400, Measured: 10_000 });
        Assert.Contains("31,48%", cause.Evidence[0].Words.Vi, StringComparison.Ordinal);
    }

    [Fact]
    public void A_count_of_another_indicator_is_found_on_the_part() =>
        Assert.Equal(CauseKind.OtherCount, Assert.Single(Causes(All, [("CP07", 5_400), ("CP09", 1_700)], Seen)).Kind);

    [Fact]
    public void The_other_denominator_may_come_near_where_the_count_comes_near_too()
    {
        var cause = Causes(Share, [("CP07", 5_430), ("CP09", 1_702)], Seen)[0];
        Assert.Equal((CauseKind.OtherDenominator, false), (cause.Kind, cause.IsExact));
        Assert.InRange(cause.Share, 0.95m, 1m);
    }

    [Theory]
    [InlineData(6_400, 1_700)] // the denominator is neither
    [InlineData(10_000, 3_000)] // the right denominator, another numerator
    [InlineData(5_400, 3_000)] // the other denominator, but then the numerator is wrong as well
    public void The_other_denominator_is_not_named_where_it_does_not_give_the_rate(int all, int online) =>
        Assert.DoesNotContain(Causes(Share, [("CP07", all), ("CP09", online)], Seen), cause => cause.Kind == CauseKind.OtherDenominator && cause.IsExact);

    [Fact]
    public void The_rate_alone_does_not_tell_where_the_right_denominator_was_reported() =>
        Assert.DoesNotContain(Causes(Share, [("CP07", 10_000), ("CP09", 3_148)], Seen), cause => cause.Kind == CauseKind.OtherDenominator);

    [Theory]
    [InlineData(CauseKind.OtherWindow)]
    [InlineData(CauseKind.Cumulative)]
    [InlineData(CauseKind.StaleFigure)]
    [InlineData(CauseKind.SyncLag)]
    [InlineData(CauseKind.MergedUnit)]
    public void Figures_from_elsewhere_explain_both_parts_and_the_rate(CauseKind kind)
    {
        var elsewhere = Instead(kind, ("CP07", 8_000), ("CP09", 2_000));
        foreach (var indicator in new[] { All, Online, Share })
        {
            var cause = Causes(indicator, [("CP07", 8_000), ("CP09", 2_000)], Seen, [elsewhere])[0];
            Assert.Equal((kind, true, 1m), (cause.Kind, cause.IsExact, cause.Share));
        }

        Assert.DoesNotContain(Causes(All, [("CP07", 8_500), ("CP09", 2_000)], Seen, [elsewhere]), cause => cause.Kind == kind);
        Assert.DoesNotContain(Causes(Share, [("CP07", 8_500), ("CP09", 2_125)], Seen, [elsewhere]), cause => cause.Kind == kind); // the same rate of other dossiers
    }

    [Theory]
    [InlineData(17_000, true)]
    [InlineData(170, true)]
    [InlineData(1_700_000, true)]
    [InlineData(17_100, true)] // near
    [InlineData(18_000, false)]
    [InlineData(34_000, false)]
    public void A_slip_of_the_unit_of_measure_is_a_power_of_ten(int online, bool isSlip) =>
        Assert.Equal(isSlip, Causes(Online, [("CP07", 10_000), ("CP09", online)], Seen).Any(cause => cause.Kind == CauseKind.UnitSlip));

    [Fact]
    public void A_slip_in_a_part_explains_the_rate()
    {
        var cause = Causes(Share, [("CP07", 1_000), ("CP09", 1_700)], Seen)[0];
        Assert.Equal((CauseKind.UnitSlip, true, 1m), (cause.Kind, cause.IsExact, cause.Share));
        Assert.Equal(["CP11", "CP07"], cause.Evidence.Select(support => support.Indicator));
    }

    [Fact]
    public void Two_parts_off_in_two_ways_share_the_gap()
    {
        // 1,700 of 5,400 where 1,700 of 10,000 is right; and cancelled ones among the numerator make nothing of it.
        var causes = Causes(Share, [("CP07", 5_400), ("CP09", 2_000)], Seen, [Instead(CauseKind.SyncLag, ("CP09", 2_000), ("CP07", 10_000))]);
        Assert.Equal([CauseKind.OtherDenominator, CauseKind.SyncLag], causes.Select(cause => cause.Kind).Order().ToArray());
        Assert.All(causes, cause => Assert.InRange(cause.Share, 0.01m, 0.99m));
        Assert.All(causes, cause => Assert.False(cause.IsExact));
    }

    [Fact]
    public void The_period_s_figure_may_stand_where_the_years_is_asked()
    {
        var period = Instead(CauseKind.NotCumulative, ("CP07", 900));
        Assert.Equal(CauseKind.NotCumulative, Assert.Single(Causes(AllSoFar, [("CP07_LK", 900)], [("CP07", 10_000)], [period])).Kind);
        Assert.Empty(Causes(AllSoFar, [("CP07_LK", 1_200)], [("CP07", 10_000)], [period]));
    }

    [Fact]
    public void Accounts_in_place_of_dossiers_are_found_to_the_last_digit_only()
    {
        (string, decimal)[] seen = [.. Seen, ("TK", 23_456)];
        Assert.Equal(CauseKind.OtherThings, Assert.Single(Causes(All, [("CP07", 23_456)], seen)).Kind);
        Assert.Empty(Causes(All, [("CP07", 23_457)], seen));
    }

    [Fact]
    public void Few_digits_equal_another_count_by_chance() =>
        Assert.Empty(Causes(All, [("CP07", 99)], [("CP07", 60), ("TK", 99)]));

    [Fact]
    public void Cancelled_dossiers_may_have_been_counted()
    {
        (string, decimal)[] seen = [.. Seen, ("CP07_HUY", 1_000)];
        Assert.Equal(CauseKind.ExtraDossiers, Assert.Single(Causes(All, [("CP07", 11_000)], seen)).Kind);
        Assert.DoesNotContain(Causes(All, [("CP07", 12_500)], seen), cause => cause.Kind == CauseKind.ExtraDossiers);
    }

    [Fact]
    public void Coverage_explains_what_the_unseen_would_have_to_show_when_they_are_like_the_seen()
    {
        var cause = Assert.Single(Causes(All, [("CP07", 20_000)], Seen, coverage: new(43, 100, 1, 1)));
        Assert.Equal((CauseKind.LowCoverage, false), (cause.Kind, cause.IsExact));
        Assert.Contains("43%", cause.Evidence[0].Words.Vi, StringComparison.Ordinal);
        Assert.Contains("10.000", cause.Evidence[0].Words.Vi, StringComparison.Ordinal);
        Assert.InRange(cause.Strength, 0.3m, 0.5m);
    }

    [Theory]
    [InlineData(60_000, 43)] // they would have to be far busier
    [InlineData(11_000, 43)] // and far less busy
    [InlineData(9_000, 43)] // what was not seen takes nothing away
    [InlineData(20_000, 99)] // everything was seen
    public void Coverage_explains_nothing_else(int all, int seen) =>
        Assert.Empty(Causes(All, [("CP07", all)], [("CP07", 10_000)], coverage: new(seen, 100, 1, 1)));

    [Fact]
    public void Coverage_explains_a_rate_only_by_a_rate_that_can_be()
    {
        // 10 of 100 unseen systems: they would have to show 3,000 of 1,100 dossiers.
        Assert.Empty(Causes(Share, [("CP07", 11_100), ("CP09", 4_700)], [("CP07", 10_000), ("CP09", 1_700)], coverage: new(90, 100, 1, 1)));
        var cause = Assert.Single(Causes(Share, [("CP07", 20_000), ("CP09", 4_400)], [("CP07", 10_000), ("CP09", 1_700)], coverage: new(50, 100, 1, 1)));
        Assert.Equal((CauseKind.LowCoverage, 27m), (cause.Kind, cause.Evidence[0].Explained));
    }

    [Fact]
    public void What_is_exact_goes_before_what_is_near()
    {
        var near = Instead(CauseKind.StaleFigure, ("CP07", 5_300), ("CP09", 1_690));
        var causes = Causes(Share, [("CP07", 5_400), ("CP09", 1_700)], Seen, [near]);
        Assert.Equal([CauseKind.OtherDenominator, CauseKind.StaleFigure], causes.Select(cause => cause.Kind));
        Assert.Equal([true, false], causes.Select(cause => cause.IsExact));
        Assert.True(causes[0].Strength > causes[1].Strength);
    }

    [Fact]
    public void Where_nothing_fits_the_data_do_not_tell() => Assert.Empty(Causes(
        Share, [("CP07", 9_870), ("CP09", 3_333)], Seen,
        [Instead(CauseKind.OtherWindow, ("CP07", 10_400), ("CP09", 1_770)), Instead(CauseKind.StaleFigure, ("CP07", 9_400), ("CP09", 1_600))]));

    [Fact]
    public void No_cause_is_named_without_figures_that_speak_for_it() => Prop.ForAll(
        Gen.Choose(1, 100_000).Select(number => (decimal)number).Four().ToArbitrary(),
        Gen.Choose(1, 100).Two().ToArbitrary(),
        (figures, more) =>
        {
            var (all, online, seenAll, seenOnline) = figures;
            (string, decimal)[] reported = [("CP07", all), ("CP09", online)];
            (string, decimal)[] seen = [("CP07", seenAll), ("CP09", seenOnline), ("CP12_MS", Math.Round(seenAll * more.Item1 / 100))];
            foreach (var indicator in new[] { All, Online, Share })
            {
                var before = Instead(CauseKind.StaleFigure, ("CP07", Math.Round(all * more.Item2 / 50)), ("CP09", online));
                foreach (var cause in Causes(indicator, reported, seen, [before], new Coverage(more.Item2, 100, 1, 1)))
                {
                    Assert.NotEmpty(cause.Evidence);
                    Assert.InRange(cause.Share, 0.000001m, 1);
                    Assert.InRange(cause.Strength, 0, 1);
                    if (cause.IsExact)
                        Assert.Equal(Math.Round(cause.Evidence[0].Reported, indicator.Decimals), Math.Round(cause.Evidence[0].Explained, indicator.Decimals));
                    else if (cause.Kind != CauseKind.LowCoverage) // nearer than what was measured
                        Assert.True(Math.Abs(cause.Evidence[0].Reported - cause.Evidence[0].Explained) < Math.Abs(cause.Evidence[0].Reported - cause.Evidence[0].Measured!.Value));
                }
            }
        }).QuickCheckThrowOnFailure();
}
