using NhipSo.Domain.Definitions;
using static NhipSo.Domain.Tests.Samples;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Domain.Tests.Definitions;

/// <summary>Sets of indicators: what is wrong is said at its place, with what to do.</summary>
public class ScorecardCheckTests
{
    private static readonly ScorePart Online = new("truc-tuyen", new("Trực tuyến", "Online"), "CP11", 60);
    private static readonly Scorecard Sound = new(
        "bo-chi-so", 1, new("Bộ chỉ số", "Index"), new("Thiết kế", "Design"), "cds-thang", Period.Parse("2024-01"), ScoreVisibility.Public, MissingRule.NoPoints, MergerRule.Sums,
        [Pillar("dich-vu", Online), Pillar("nhan-luc", new ScorePart("khac", new("Khác", "Other"), null, 40))]);

    [Fact]
    public void A_sound_one_has_no_fault() => Of(Sound).IsSound();

    [Fact]
    public void A_member_that_cannot_be_is_named()
    {
        Of(Sound with { Code = "Bộ" }).HasTheFault("/scorecards/0/code", "scorecard Bộ version 1: 'Bộ' is no code");
        Of(Sound with { Basis = new("", "Design") }).HasTheFault("/scorecards/0/basis/vi", "scorecard bo-chi-so version 1: its basis has no Vietnamese");
        Of(Sound with { Form = "khac" }).HasTheFault("/scorecards/0/form", "scorecard bo-chi-so version 1: form khac is not in the catalogue");
        Of(Sound with { FirstPeriod = Period.Parse("2024") }).HasTheFault("/scorecards/0/firstPeriod", "scorecard bo-chi-so version 1: cds-thang is not sent for periods such as 2024");
        Of(Sound with { LastPeriod = Period.Parse("2023-12") }).HasTheFault("/scorecards/0/lastPeriod", "scorecard bo-chi-so version 1: ends before it begins");
        Of(Sound with { RankedFrom = 60 }).HasTheFault("/scorecards/0/rankedFrom", "scorecard bo-chi-so version 1: is a share");
        Of(Sound with { Overall = "CP22" }).HasTheFault("/scorecards/0/overall", "scorecard bo-chi-so version 1: indicator CP22 is not in the catalogue");
    }

    [Fact]
    public void Parts_make_their_pillar_and_are_named_once()
    {
        Of(Sound with { Pillars = [Sound.Pillars[0] with { Points = 61 }, Sound.Pillars[1]] }).HasTheFault("/scorecards/0/pillars/0/points", "scorecard bo-chi-so version 1, pillar dich-vu: its parts make 60 points, not 61");
        Of(Sound with { Pillars = [Sound.Pillars[0], Pillar("nhan-luc", Online)] }).HasTheFault("/scorecards/0/pillars/1/parts/0", "scorecard bo-chi-so version 1: part truc-tuyen: named twice");
        Of(Sound with { Pillars = [Sound.Pillars[0], Sound.Pillars[1] with { Points = null }] }).HasAmongItsFaults("/scorecards/0/pillars/1/points", "scorecard bo-chi-so version 1, pillar nhan-luc: either all");
    }

    [Fact]
    public void A_part_with_points_has_a_direction_and_a_scaling_that_fits()
    {
        const string Place = "/scorecards/0/pillars/0/parts/0";
        Part(Online with { Indicator = "CP99" }).HasTheFault($"{Place}/indicator", "scorecard bo-chi-so version 1, pillar dich-vu, part truc-tuyen: CP99 is no indicator");
        Part(Online with { Indicator = "CP07", Scaling = Scaling.Peers }).HasTheFault($"{Place}/indicator", "scorecard bo-chi-so version 1, pillar dich-vu, part truc-tuyen: of CP07 neither");
        Part(Online with { Indicator = "NL03" }).HasTheFault($"{Place}/scaling", "scorecard bo-chi-so version 1, pillar dich-vu, part truc-tuyen: NL03 is no share");
        Part(Online with { Scaling = Scaling.Target, From = 0 }).HasTheFault($"{Place}/scaling", "scorecard bo-chi-so version 1, pillar dich-vu, part truc-tuyen: a target");
        Part(Online with { Scaling = Scaling.Target, From = 100, To = 0 }).HasTheFault($"{Place}/to", "scorecard bo-chi-so version 1, pillar dich-vu, part truc-tuyen: its points rise");
        Part(Online with { Indicator = "NL03", Scaling = Scaling.Peers }).IsSound();

        static Catalogue Part(ScorePart part) => Of(Sound with { Pillars = [Pillar("dich-vu", part), Sound.Pillars[1]] });
    }

    [Fact]
    public void A_version_ends_before_the_next_begins()
    {
        var second = Sound with { Version = 2, FirstPeriod = Period.Parse("2025-01") };
        Of(Sound, second).HasTheFault("/scorecards/0/lastPeriod", "scorecard bo-chi-so version 1: goes on when version 2 begins");
        Of(Sound with { LastPeriod = Period.Parse("2024-12") }, second).IsSound();
        Assert.Equal(1, Assert.Single(Of(Sound with { LastPeriod = Period.Parse("2024-12") }, second).ScorecardsFor(Period.Parse("2024-Q4"))).Version);
        Assert.Equal(2, Assert.Single(Of(Sound with { LastPeriod = Period.Parse("2024-12") }, second).ScorecardsFor(Period.Parse("2025-01"))).Version);
    }

    private static ScorePillar Pillar(string code, ScorePart part) => new(code, new("Trụ", "Pillar"), [part], part.Points);

    private static Catalogue Of(params Scorecard[] cards) => new(With(indicators: [Received, Samples.Online, Share, Budget, Groups]).Written with { Scorecards = [.. cards] });
}
