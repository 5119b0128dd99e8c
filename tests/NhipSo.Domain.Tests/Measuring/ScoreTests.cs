using System.Collections.Immutable;
using NhipSo.Domain.Measuring;

namespace NhipSo.Domain.Tests.Measuring;

/// <summary>Points for what was measured, and none for what was not.</summary>
public class ScoreTests
{
    [Fact]
    public void The_groups_of_decision_766_make_100_points_and_each_is_its_parts()
    {
        Assert.Equal([18m, 20m, 22m, 22m, 18m], Scorecards.Decision766.Groups.Select(group => group.Max!.Value));
        Assert.All(Scorecards.Decision766.Groups, group => Assert.Equal(group.Max, group.Parts.Sum(part => part.Max)));
        Assert.Equal(100, Of(Scorecards.Decision766).Max);
    }

    [Fact]
    public void The_metrics_of_decree_224_are_a_to_g_and_have_no_points()
    {
        Assert.Equal("a b c d đ e g", string.Join(' ', Scorecards.Decree224.Groups.Select(group => group.Code)));
        var score = Of(Scorecards.Decree224, ("CP11", 17));
        Assert.Equal((null, null), (score.Points, score.Max));
        Assert.Equal(17, score.Groups.Single(group => group.Group.Code == "b").Parts[0].Value!.Value);
    }

    [Fact]
    public void What_was_not_measured_has_no_points_and_the_total_stands_over_what_was()
    {
        var score = Of(Scorecards.Decision766, ("CP13", 95), ("CP20", 50));
        Assert.Equal((19 + 3, 20 + 6, 100), (score.Points, score.Measured, score.Max));
        Assert.False(score.IsWhole);
        var silent = score.Groups.Single(group => group.Group.Code == "so-hoa");
        Assert.Equal((null, 0), (silent.Points, silent.Measured));
    }

    [Fact]
    public void Measured_as_zero_is_zero_and_not_unmeasured()
    {
        var score = Of(Scorecards.Decision766, ("CP13", 0));
        Assert.Equal((0m, 20m), (score.Points, score.Measured));
    }

    [Fact]
    public void Nothing_measured_is_no_total() => Assert.Null(Of(Scorecards.Decision766).Points);

    [Fact]
    public void No_part_gives_more_than_its_points() => Assert.Equal(20, Of(Scorecards.Decision766, ("CP13", 130)).Points);

    [Fact]
    public void What_someone_publishes_for_all_of_it_stands_beside_and_is_not_mixed_in()
    {
        var score = Of(Scorecards.Decision766, ("CP22", 83.47m));
        Assert.Equal(83.47m, score.Overall!.Value);
        Assert.Null(score.Points);
    }

    private static Score Of(Scorecard card, params (string Indicator, decimal Value)[] values) => Score.Of(card, new("24", values.ToImmutableSortedDictionary(
        pair => pair.Indicator, pair => new MeasuredValue(pair.Value, new(10, 10, 1, 1), Days.Midnight), StringComparer.Ordinal)));
}
