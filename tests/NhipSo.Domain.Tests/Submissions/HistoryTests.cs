using System.Collections.Immutable;
using NhipSo.Domain.Submissions;
using static NhipSo.Domain.Tests.Samples;
using static NhipSo.Domain.Tests.Submissions.Sent;

namespace NhipSo.Domain.Tests.Submissions;

public class HistoryTests
{
    [Theory]
    [InlineData("10", "10.5", "11", "105", "10 times")]
    [InlineData("10", "10.5", "11", "10500", "1,000 times")]
    [InlineData("10", "10.5", "11", "1.05", "1/10")]
    [InlineData("10", "10.5", "11", "0.01", "1/1,000")]
    [InlineData("10", "10.5", "11", "150", "10 times")]
    public void A_figure_that_is_a_power_of_ten_away_is_a_likely_slip(string one, string two, string three, string sent, string says)
    {
        var finding = Assert.Single(CheckSpending(sent, one, two, three));
        Assert.Equal(("unit-slip", Level.Warning), (finding.Code, finding.Level));
        Assert.Contains(says, finding.Message.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10", "10.5", "11", "10.5")]
    [InlineData("10", "10.5", "11", "30")]
    [InlineData("10", "10.5", "11", "0")]
    [InlineData("10", "35", "100", "1000")]
    [InlineData("10", "10", "", "100")]
    [InlineData("0", "0", "10", "100")]
    public void A_figure_that_may_well_be_is_not(string one, string two, string three, string sent) =>
        Assert.Empty(CheckSpending(sent, one, two, three));

    [Fact]
    public void A_comment_answers_it()
    {
        var history = new History(Figures(("TC03", 10)), [Figures(("TC03", 10)), Figures(("TC03", 10))], IsSameYear: true);
        var finding = Assert.Single(Check(Catalogue, Report(Value("CP07", "1"), Value("CP09", "1"), Value("TC03", "100") with { Comment = "Quyết toán dự án" }), history).Findings);
        Assert.Equal(Level.Info, finding.Level);
    }

    [Theory]
    [InlineData("99", true, true)]
    [InlineData("100", true, false)]
    [InlineData("101", true, false)]
    [InlineData("99", false, false)]
    public void What_accumulates_does_not_fall_within_a_year(string sent, bool isSameYear, bool isFound)
    {
        var found = Check(Catalogue, Report(Value("CP07", sent), Value("CP09", "1")), new History(Figures(("CP07", 100)), [], isSameYear)).Findings;
        Assert.Equal(isFound ? ["cumulative-falls"] : [], found.Select(finding => finding.Code));
    }

    [Theory]
    [InlineData("1", "2", "3", true)]
    [InlineData("1", "2", "4", false)]
    [InlineData("1", "2", "0", false)]
    public void A_report_that_repeats_all_of_the_last_one_is_likely_a_copy(string one, string two, string three, bool isFound)
    {
        var last = new History(Figures(("TC03", 1), ("TC04", 2), ("TC05", 3)), [], IsSameYear: true);
        var found = Check(EveryFinding.Flows, Report(Value("TC03", one), Value("TC04", two), Value("TC05", three)), last).Findings;
        Assert.Equal(isFound ? ["copied-from-last"] : [], found.Select(finding => finding.Code));
    }

    [Fact]
    public void Two_figures_that_repeat_are_no_copy() => Assert.Empty(Check(
        EveryFinding.Flows, Report(Value("TC03", "1"), Value("TC04", "2")), new History(Figures(("TC03", 1), ("TC04", 2), ("TC05", 3)), [], IsSameYear: true)).Findings);

    [Fact]
    public void Nothing_is_found_where_nothing_is_known() => Assert.Empty(Check(Catalogue, ("CP07", "1"), ("CP09", "1"), ("TC03", "99999")).Findings);

    private static ImmutableArray<Finding> CheckSpending(string sent, params string[] earlier)
    {
        var figures = earlier.Where(each => each.Length > 0).Select(each => Figures(("TC03", decimal.Parse(each)))).ToList();
        return Check(Catalogue, Report(Value("CP07", "1"), Value("CP09", "1"), Value("TC03", sent)), new History(figures[0], [.. figures.Skip(1)], IsSameYear: false)).Findings;
    }
}
