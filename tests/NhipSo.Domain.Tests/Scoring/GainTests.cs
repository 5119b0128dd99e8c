using NhipSo.Domain.Definitions;
using NhipSo.Domain.Scoring;
using static NhipSo.Domain.Tests.Scoring.Cards;

namespace NhipSo.Domain.Tests.Scoring;

/// <summary>What would gain most, and how many more it takes.</summary>
public class GainTests
{
    [Fact]
    public void A_gain_says_what_figure_to_reach_and_how_many_more_of_the_numerator_that_takes()
    {
        var all = Of(Card, ("01", [("CP11", 20), ("NL03", 90)]), ("04", [("CP11", 50), ("NL03", 80)]), ("24", [("CP11", 60), ("NL03", 100)]), ("79", [("CP11", 90), ("NL03", 100)]));
        var gains = Gain.Of(all.Scores["01"], all, Find, Samples.Figures(("CP07", 1001), ("CP09", 200), ("NL03", 90)));
        Assert.Equal(["truc-tuyen", "to"], gains.Select(gain => gain.Part));

        // The median of 20, 50, 60 and 90 is 55: 551 of 1,001 dossiers are the first that make it. The best quarter has 90.
        Assert.Equal(new Goal(55, 14, 351), gains[0].Median);
        Assert.Equal(new Goal(90, 28, 701), gains[0].BestQuarter);
        Assert.Equal(new Goal(95, 1.5m, 5), gains[1].Median);
        Assert.Equal(new Goal(100, 3, 10), gains[1].BestQuarter);
        Assert.Null(Gain.Of(all.Scores["24"], all, Find, Samples.Figures(("CP07", 100), ("CP09", 60)))[0].Median);
    }

    [Fact]
    public void Where_less_is_better_it_says_how_many_fewer()
    {
        var all = Of(Card, ("01", [("CP14", 40)]), ("04", [("CP14", 10)]), ("24", [("CP14", 20)]));
        var gain = Assert.Single(Gain.Of(all.Scores["01"], all, Find, Samples.Figures(("CP14", 40))));
        Assert.Equal((20m, 20m, 10m, 30m), (gain.Median!.Value, gain.Median.Needed, gain.BestQuarter!.Value, gain.BestQuarter.Needed));
    }

    [Fact]
    public void Where_what_is_there_is_scaled_up_a_gain_is_too()
    {
        var all = Of(Card with { Missing = MissingRule.Rescaled }, ("01", [("CP11", 20)]), ("04", [("CP11", 80)]));
        Assert.Equal((30m, 60m), (Gain.Of(all.Scores["01"], all, Find, Samples.Figures())[0].Median!.Points, Gain.Of(all.Scores["01"], all, Find, Samples.Figures())[0].BestQuarter!.Points));
    }

    private static Indicator Find(string code) => code == "CP11" ? Samples.Share : Samples.Groups with { Code = code, Better = Better(code) };
}
