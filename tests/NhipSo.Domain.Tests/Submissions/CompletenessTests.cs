using NhipSo.Domain.Submissions;

namespace NhipSo.Domain.Tests.Submissions;

public class CompletenessTests
{
    [Fact]
    public void A_report_with_every_required_value_is_complete()
    {
        var validated = Sent.Check(("CP07", "100"), ("CP09", "50"));
        Assert.True(validated.IsComplete);
        Assert.False(validated.IsRefused);
        Assert.Empty(validated.Findings);
    }

    [Fact]
    public void A_zero_is_a_value() => Assert.True(Sent.Check(("CP07", "0"), ("CP09", "0")).IsComplete);

    [Fact]
    public void A_report_without_a_required_value_is_accepted_and_incomplete()
    {
        var validated = Sent.Check(("CP07", "100"), ("TC03", "1"));
        Assert.False(validated.IsComplete);
        Assert.False(validated.IsRefused);
        Assert.Equal([("required-missing", Level.Warning, "/values/CP09")], validated.Found());
        Assert.Null(Assert.Single(validated.Findings).Value);
    }

    [Fact]
    public void An_empty_report_lacks_every_required_value_and_no_other() => Assert.Equal(
        [("required-missing", Level.Warning, "/values/CP07"), ("required-missing", Level.Warning, "/values/CP09")],
        Sent.Check().Found());
}
