using NhipSo.Domain.Definitions;
using static NhipSo.Domain.Tests.Scoring.Cards;

namespace NhipSo.Domain.Tests.Scoring;

/// <summary>Points for what is there, and none for what is not.</summary>
public class UnitScoreTests
{
    [Fact]
    public void A_figure_gives_its_share_of_the_points_by_its_parts_scaling()
    {
        var all = Of(Card, ("01", [("CP11", 50), ("CP14", 10), ("NL03", 25)]), ("04", [("CP11", 80), ("CP14", 30), ("NL03", 200)]), ("24", [("CP11", 0), ("CP14", 20), ("NL03", 0)]));
        Assert.Equal([20m, 20m, 7.5m], Points("01"));
        Assert.Equal([32m, 0m, 30m], Points("04"));
        Assert.Equal([0m, 10m, 0m], Points("24"));
        Assert.Equal((47.5m, 62m, 10m), (all.Scores["01"].Total, all.Scores["04"].Total, all.Scores["24"].Total));

        IEnumerable<decimal?> Points(string unit) => all.Scores[unit].Pillars.SelectMany(pillar => pillar.Parts).Select(part => part.Points).Take(3);
    }

    [Fact]
    public void What_has_no_figure_gives_no_points_and_the_total_is_not_scaled_up()
    {
        var score = Of(Card, ("01", [("CP11", 95), ("NL03", 0)])).Scores["01"];
        Assert.Equal((38m, 70m, 100m), (score.Total, score.Available, Card.Max));
        Assert.False(score.IsWhole);
        Assert.Null(score.Pillars[0].Parts[1].Points);
    }

    [Fact]
    public void By_the_other_rule_it_is_left_out_and_the_rest_is_scaled_up()
    {
        var score = Of(Card with { Missing = MissingRule.Rescaled }, ("01", [("CP11", 50)])).Scores["01"];
        Assert.Equal((50m, 40m), (score.Total, score.Available));
    }

    [Fact]
    public void Zero_is_a_figure_and_nothing_is_none()
    {
        Assert.Equal(0m, Of(Card, ("01", [("CP11", 0)])).Scores["01"].Total);
        Assert.Null(Of(Card, ("01", [])).Scores["01"].Total);
    }

    [Fact]
    public void No_part_gives_more_than_its_points() => Assert.Equal(40, Of(Card, ("01", [("CP11", 130)])).Scores["01"].Points);

    [Fact]
    public void A_set_without_points_has_no_total_and_no_rank()
    {
        var profile = Card with { Pillars = [.. Card.Pillars.Select(pillar => pillar with { Points = null, Parts = [.. pillar.Parts.Select(part => part with { Points = null })] })] };
        var all = Of(profile, ("01", [("CP11", 17)]));
        Assert.Equal((17m, null, null), (all.Scores["01"].Pillars[0].Parts[0].Value, all.Scores["01"].Total, all.Scores["01"].Pillars[0].Points));
        Assert.Empty(all.Totals);
    }

    [Theory]
    [InlineData(0.4, true)]
    [InlineData(0.41, false)]
    public void Who_has_too_few_figures_is_not_ranked(double from, bool isRanked) =>
        Assert.Equal(isRanked, Of(Card with { RankedFrom = (decimal)from }, ("01", [("CP11", 100)])).Scores["01"].IsRanked);

    [Fact]
    public void A_total_is_rounded_before_it_is_ranked()
    {
        var all = Of(Card with { Decimals = 1 }, ("01", [("CP11", 50.01m), ("NL03", 50)]), ("04", [("CP11", 50), ("NL03", 50)]), ("24", [("CP11", 10), ("NL03", 50)]));
        Assert.Equal([1, 1, 3], all.Places(null).Values.Select(place => place.Rank));
    }
}
