using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Scoring;
using static NhipSo.Domain.Tests.Scoring.Cards;

namespace NhipSo.Domain.Tests.Scoring;

/// <summary>What holds of scores whatever the figures are.</summary>
public class ScoringLawTests
{
    private static readonly Gen<decimal?> Figure = Gen.OneOf(Gen.Choose(0, 120).Select(value => (decimal?)value), Gen.Choose(0, 12).Select(value => (decimal?)(value * 10)), Gen.Constant((decimal?)null));

    private static readonly Arbitrary<ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, decimal>>> Units = (
        from figures in Figure.Three().Select(each => Figures(each.Item1, each.Item2, each.Item3)).NonEmptyListOf()
        select figures.Select((each, index) => KeyValuePair.Create($"{index:D2}", each)).ToImmutableSortedDictionary(StringComparer.Ordinal)).ToArbitrary();

    private static readonly Scorecard[] Both = [Card, Card with { Missing = MissingRule.Rescaled, RankedFrom = 0 }];

    [Fact]
    public void A_better_figure_never_lowers_the_score() => Prop.ForAll(Units, Gen.Choose(0, 119).ToArbitrary(), (units, rise) =>
    {
        foreach (var card in Both)
        {
            var before = Of(card, units).Scores["00"].Total;
            foreach (var code in units["00"].Keys)
            {
                var better = Better(code) == NhipSo.Domain.Definitions.Better.Down ? Math.Max(0, units["00"][code] - rise) : units["00"][code] + rise;
                var after = Of(card, units.SetItem("00", units["00"].SetItem(code, better))).Scores["00"].Total;
                Assert.True(after >= before, $"{code}: {before} became {after}");
            }
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void It_does_not_matter_what_units_are_called() => Prop.ForAll(Units, units =>
    {
        var turned = units.ToImmutableSortedDictionary(pair => $"{99 - int.Parse(pair.Key, System.Globalization.CultureInfo.InvariantCulture):D2}", pair => pair.Value, StringComparer.Ordinal);
        foreach (var card in Both)
        {
            var (one, other) = (Of(card, units), Of(card, turned));
            Assert.Equal(one.Scores.Values.Select(score => score.Total), other.Scores.Values.Reverse().Select(score => score.Total));
            Assert.Equal(one.Places(null).Values.Select(place => place.Rank), other.Places(null).Values.Reverse().Select(place => place.Rank));
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_rank_is_one_more_than_the_units_that_are_better() => Prop.ForAll(Units, units =>
    {
        var all = Of(Card, units);
        foreach (var (unit, place) in all.Places(null))
            Assert.Equal(1 + all.Totals.Values.Count(total => total > all.Totals[unit]), place.Rank);
        Assert.Equal(units.Keys.Where(unit => all.Scores[unit] is { Total: not null, Available: >= 50 }), all.Places(null).Keys);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void By_the_first_rule_points_are_never_more_than_what_is_there_could_give() => Prop.ForAll(Units, units =>
    {
        foreach (var score in Of(Card, units).Scores.Values)
        {
            Assert.True(score.Total is null || (score.Total <= score.Available && score.Available <= 90));
            Assert.Equal(score.Total is null, score.Available == 0);
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_same_figures_stand_as_they_stood() => Prop.ForAll(Units, units =>
    {
        var all = Of(Card, units);
        Assert.All(all.Places(Of(Card, units)).Values, place => Assert.Equal(0, place.Moved));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Who_reaches_a_goal_gains_what_was_said() => Prop.ForAll(Units, units =>
    {
        var all = Of(Card, units);
        foreach (var gain in Gain.Of(all.Scores["00"], all, Find, units["00"]))
        {
            var code = Card.Parts.Single(part => part.Code == gain.Part).Indicator!;
            foreach (var goal in new[] { gain.Median, gain.BestQuarter }.OfType<Goal>())
            {
                // The line of a part is that of today: where the unit itself is at its end, reaching the goal moves it.
                var reached = UnitScore.Of(Card, units["00"].SetItem(code, goal.Value), all.Scales);
                Assert.Equal(all.Scores["00"].Points + goal.Points, reached.Points);
            }
        }
    }).QuickCheckThrowOnFailure();

    private static Standings Of(Scorecard card, ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, decimal>> units) => Standings.Of(card, Better, units);

    private static Indicator Find(string code) => (code == "CP11" ? Samples.Share : Samples.Groups) with { Code = code, Better = Better(code) };
}
