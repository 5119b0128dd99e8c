using System.Collections.Immutable;
using System.Text.Json;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NhipSo.Domain.Scoring;
using NhipSo.Functions.Http;
using NhipSo.Functions.Measuring;
using NodaTime;

namespace NhipSo.Functions.Tests.Scoring;

/// <summary>The sets that ship.</summary>
public class ShippedScorecardsTests
{
    private static readonly Scorecard Decision766 = Card("qd-766");
    private static readonly Scorecard Decree224 = Card("nd-224-19-2");
    private static readonly Scorecard EightFields = Card("tam-linh-vuc");

    [Fact]
    public void The_groups_of_decision_766_make_100_points_and_each_is_its_parts()
    {
        Assert.Equal([18m, 20m, 22m, 22m, 18m], Decision766.Pillars.Select(pillar => pillar.Points!.Value));
        Assert.All(Decision766.Pillars, pillar => Assert.Equal(pillar.Points, pillar.Parts.Sum(part => part.Points)));
        Assert.Equal(100, Decision766.Max);
        Assert.Equal(MissingRule.NoPoints, Decision766.Missing);
        Assert.Equal(76, Decision766.Parts.Where(part => part.Indicator is not null).Sum(part => part.Points));
    }

    [Fact]
    public void The_metrics_of_decree_224_are_a_to_g_and_have_no_points()
    {
        Assert.Equal("a b c d đ e g", string.Join(' ', Decree224.Pillars.Select(pillar => pillar.Code)));
        var answer = Answer(Decree224, ("CP11", 17));
        Assert.Equal((null, null, null), (answer.Points, answer.Measured, answer.Max));
        Assert.Contains("\"value\":17", JsonSerializer.Serialize(answer.Groups, ApiJson.Options), StringComparison.Ordinal);
    }

    [Fact]
    public void The_eight_fields_are_there_are_internal_and_say_that_their_weights_are_a_trial()
    {
        Assert.Equal(8, EightFields.Pillars.Length);
        Assert.Equal((ScoreVisibility.Internal, 1000m), (EightFields.Visibility, EightFields.Max));
        Assert.Contains("thử nghiệm", EightFields.Name.Vi, StringComparison.Ordinal);
        Assert.Contains("không phải bộ chỉ số chính thức", EightFields.Basis.Vi, StringComparison.Ordinal);
        Assert.All(EightFields.Parts, part => Assert.True(part.IsDesign));
    }

    [Fact]
    public void All_that_they_look_at_each_month_is_asked_each_month()
    {
        var asked = Shipped.Catalogue.FindForm("cds-thang")!.Items.Where(item => item.Every is null).Select(item => item.Indicator).ToHashSet();
        Assert.All(Decision766.Parts.Concat(EightFields.Parts).Select(part => part.Indicator).OfType<string>(), code => Assert.Contains(code, asked));
    }

    [Fact]
    public void What_was_not_measured_has_no_points_and_the_total_stands_over_what_was()
    {
        var answer = Answer(Decision766, ("CP13", 95), ("CP20", 50));
        Assert.Equal((19 + 3, 20 + 6, 100), (answer.Points, answer.Measured, answer.Max));
        Assert.False(answer.IsWhole);
        Assert.Equal((0m, 20m), (Answer(Decision766, ("CP13", 0)).Points, Answer(Decision766, ("CP13", 0)).Measured));
        Assert.Null(Answer(Decision766).Points);
    }

    [Fact]
    public void What_someone_publishes_for_all_of_it_stands_beside_and_is_not_mixed_in()
    {
        var answer = Answer(Decision766, ("CP22", 83.47m));
        Assert.Equal(83.47m, answer.Overall!.Value);
        Assert.Null(answer.Points);
    }

    private static Scorecard Card(string code) => Shipped.Catalogue.Written.Scorecards.Single(card => card.Code == code);

    private static ScoreAnswer Answer(Scorecard card, params (string Indicator, decimal Value)[] values)
    {
        var measured = new MeasuredUnit("24", values.ToImmutableSortedDictionary(
            pair => pair.Indicator, pair => new MeasuredValue(pair.Value, new(10, 10, 1, 1), Instant.FromUtc(2026, 11, 22, 0, 0)), StringComparer.Ordinal));
        var figures = new Dictionary<string, ImmutableSortedDictionary<string, decimal>>
        {
            ["24"] = values.ToImmutableSortedDictionary(pair => pair.Indicator, pair => pair.Value, StringComparer.Ordinal),
        };
        return ScoreAnswer.From(Standings.Of(card, code => Shipped.Catalogue.FindIndicator(code)!.Better, figures).Scores["24"], measured);
    }
}
