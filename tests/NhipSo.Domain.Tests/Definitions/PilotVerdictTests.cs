using FsCheck;
using FsCheck.Fluent;
using NhipSo.Domain.Definitions;

namespace NhipSo.Domain.Tests.Definitions;

public class PilotVerdictTests
{
    private static readonly Goals Goals = new(Completeness: 0.95m, Punctuality: 0.9m, ErrorRate: 0.1m);
    private static readonly StageCounts Exactly = new(ValuesDue: 200, ValuesGiven: 190, ReportsDue: 20, ReportsOnTime: 18, ReportsReceived: 20, ReportsFaulty: 2);

    [Fact]
    public void Before_a_report_is_due_it_is_too_early() =>
        Assert.Equal(Verdict.TooEarly, PilotVerdict.Of(Goals, new(0, 0, 0, 0, 0, 0)).Verdict);

    [Fact]
    public void Exactly_the_goals_is_enough()
    {
        var verdict = PilotVerdict.Of(Goals, Exactly);
        Assert.Equal(Verdict.Passed, verdict.Verdict);
        Assert.Equal(new(190, 200, 0.95m, true), verdict.Completeness);
        Assert.Equal(new(18, 20, 0.9m, true), verdict.Punctuality);
        Assert.Equal(new(2, 20, 0.1m, true), verdict.ErrorRate);
        Assert.Equal((0.95m, 0.9m, 0.1m), (verdict.Completeness.Rate, verdict.Punctuality.Rate, verdict.ErrorRate.Rate));
    }

    [Fact]
    public void One_goal_missed_fails_it()
    {
        Assert.Equal(Verdict.Failed, PilotVerdict.Of(Goals, Exactly with { ValuesGiven = 189 }).Verdict);
        Assert.Equal(Verdict.Failed, PilotVerdict.Of(Goals, Exactly with { ReportsOnTime = 17 }).Verdict);
        Assert.Equal(Verdict.Failed, PilotVerdict.Of(Goals, Exactly with { ReportsFaulty = 3 }).Verdict);
    }

    [Fact]
    public void Where_nothing_was_received_nothing_shows_its_quality()
    {
        var verdict = PilotVerdict.Of(new(0, 0, 1), new(10, 0, 2, 0, 0, 0));
        Assert.Equal(Verdict.Failed, verdict.Verdict);
        Assert.Null(verdict.ErrorRate.Rate);
        Assert.False(verdict.ErrorRate.IsMet);
    }

    [Fact]
    public void A_form_that_requires_nothing_is_complete()
    {
        var verdict = PilotVerdict.Of(Goals, Exactly with { ValuesDue = 0, ValuesGiven = 0 });
        Assert.Equal(Verdict.Passed, verdict.Verdict);
        Assert.Null(verdict.Completeness.Rate);
    }

    [Fact]
    public void It_passes_exactly_when_each_rate_reaches_its_goal() => Prop
        .ForAll(
            (from due in Gen.Choose(1, 400)
             from given in Gen.Choose(0, due)
             from reports in Gen.Choose(1, 40)
             from onTime in Gen.Choose(0, reports)
             from received in Gen.Choose(Math.Max(1, onTime), reports)
             from faulty in Gen.Choose(0, received)
             select new StageCounts(due, given, reports, onTime, received, faulty)).ToArbitrary(),
            counts => (PilotVerdict.Of(Goals, counts).Verdict == Verdict.Passed) ==
                (counts.ValuesGiven * 100 >= 95 * counts.ValuesDue && counts.ReportsOnTime * 10 >= 9 * counts.ReportsDue && counts.ReportsFaulty * 10 <= counts.ReportsReceived))
        .QuickCheckThrowOnFailure();
}
