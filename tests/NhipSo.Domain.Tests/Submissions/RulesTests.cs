using NhipSo.Domain.Definitions;
using NhipSo.Domain.Submissions;
using static NhipSo.Domain.Tests.Samples;
using static NhipSo.Domain.Tests.Submissions.Sent;

namespace NhipSo.Domain.Tests.Submissions;

public class RulesTests
{
    private static readonly Text Message = new("Kiểm tra lại", "Check it");

    [Theory]
    [InlineData(Operator.Equal, "5", "5", true)]
    [InlineData(Operator.Equal, "5", "6", false)]
    [InlineData(Operator.NotEqual, "5", "6", true)]
    [InlineData(Operator.NotEqual, "5", "5", false)]
    [InlineData(Operator.AtMost, "5", "5", true)]
    [InlineData(Operator.AtMost, "6", "5", false)]
    [InlineData(Operator.Below, "4", "5", true)]
    [InlineData(Operator.Below, "5", "5", false)]
    [InlineData(Operator.AtLeast, "5", "5", true)]
    [InlineData(Operator.AtLeast, "4", "5", false)]
    [InlineData(Operator.Above, "6", "5", true)]
    [InlineData(Operator.Above, "5", "5", false)]
    public void Two_figures_are_held_against_each_other(Operator than, string left, string right, bool holds) =>
        Assert.Equal(holds, Holds(new("r", ["TC04"], than, ["TC05"], Message), ("TC04", left), ("TC05", right)));

    [Theory]
    [InlineData(Missing.SkipIfAny, true)]
    [InlineData(Missing.SkipIfAll, false)]
    [InlineData(Missing.Zero, false)]
    public void A_missing_part_is_skipped_or_counts_as_nothing(Missing missing, bool holds) => Assert.Equal(
        holds, Holds(new("r", ["TC03", "TC04"], Operator.Equal, ["TC05"], Message, missing), ("TC04", "2"), ("TC05", "3")));

    [Theory]
    [InlineData(Missing.SkipIfAny, true)]
    [InlineData(Missing.SkipIfAll, true)]
    [InlineData(Missing.Zero, false)]
    public void A_side_that_is_missing_is_skipped_or_counts_as_nothing(Missing missing, bool holds) => Assert.Equal(
        holds, Holds(new("r", ["TC03", "TC04"], Operator.Equal, ["TC05"], Message, missing), ("TC05", "3")));

    [Theory]
    [InlineData(Operator.Together, true, true, true)]
    [InlineData(Operator.Together, true, false, false)]
    [InlineData(Operator.Together, false, true, false)]
    [InlineData(Operator.Together, false, false, true)]
    [InlineData(Operator.Exclusive, true, true, false)]
    [InlineData(Operator.Exclusive, true, false, true)]
    [InlineData(Operator.Exclusive, false, false, true)]
    public void Figures_go_together_or_exclude_each_other(Operator how, bool left, bool right, bool holds)
    {
        var values = new[] { (left, "TC03"), (right, "TC05") }.Where(each => each.Item1).Select(each => (each.Item2, "1")).ToArray();
        Assert.Equal(holds, Holds(new("r", ["TC03"], how, ["TC05"], Message), values));
    }

    [Fact]
    public void A_constant_is_added_to_the_right_side()
    {
        var rule = new Rule("r", ["TC03"], Operator.AtMost, ["TC04"], Message, Constant: 10);
        Assert.True(Holds(rule, ("TC03", "15"), ("TC04", "5")));
        Assert.False(Holds(rule, ("TC03", "15.5"), ("TC04", "5")));
        Assert.False(Holds(rule with { Right = [] }, ("TC03", "11")));
    }

    [Theory]
    [InlineData(Breach.Refuses, false, "rule:tong", Level.Error)]
    [InlineData(Breach.Refuses, true, "rule:tong", Level.Error)]
    [InlineData(Breach.AsksForComment, false, "rule:tong", Level.Warning)]
    [InlineData(Breach.AsksForComment, true, "rule:tong", Level.Info)]
    [InlineData(Breach.RequiresComment, false, "comment-required", Level.Error)]
    [InlineData(Breach.RequiresComment, true, "rule:tong", Level.Info)]
    public void What_a_breach_does_depends_on_the_rule_and_on_a_comment(Breach breach, bool isCommented, string code, Level level)
    {
        var catalogue = With(new Rule("tong", ["TC03"], Operator.Equal, ["TC04"], Message, Breach: breach));
        var sent = Report(Value("TC03", "1") with { Comment = isCommented ? "Đã đối chiếu" : null }, Value("TC04", "2"));
        Assert.Equal([(code, level, "/values/TC03")], Check(catalogue, sent).Found());
    }

    private static bool Holds(Rule rule, params (string Code, string Written)[] values) => Check(With(rule), values).Findings.IsEmpty;

    private static Catalogue With(Rule rule) => Samples.With(
        indicators: [Budget, Budget with { Code = "TC04" }, Budget with { Code = "TC05" }],
        forms: [Asking(new("TC03"), new("TC04"), new("TC05")) with { Rules = [rule] }]);
}
