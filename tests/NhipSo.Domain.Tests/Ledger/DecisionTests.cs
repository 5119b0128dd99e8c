using NhipSo.Domain.Ledger;
using NodaTime;

namespace NhipSo.Domain.Tests.Ledger;

public class DecisionTests
{
    private static readonly UnitHead Head = new(3, 17, Hash: "head", ContentHash: "same", Instant.FromUnixTimeSeconds(0));

    [Theory]
    [InlineData(null, null)]
    [InlineData(null, "why")]
    public void The_first_report_is_stored(string? corrects, string? reason) =>
        Assert.Equal(Decision.Append, Decide.On(null, "other", corrects, reason));

    [Theory]
    [InlineData("head", null)]
    [InlineData("head", "why")]
    [InlineData("", "why")]
    public void A_correction_of_nothing_is_refused(string corrects, string? reason) =>
        Assert.Equal(Decision.NothingToCorrect, Decide.On(null, "other", corrects, reason));

    [Theory]
    [InlineData(null, null)]
    [InlineData(null, "why")]
    [InlineData("head", null)]
    [InlineData("head", "why")]
    [InlineData("older", null)]
    [InlineData("older", "why")]
    [InlineData("", null)]
    public void The_same_content_is_the_same_whatever_it_claims_to_correct(string? corrects, string? reason) =>
        Assert.Equal(Decision.Same, Decide.On(Head, "same", corrects, reason));

    [Theory]
    [InlineData(null)]
    [InlineData("why")]
    public void Other_content_names_what_it_corrects(string? reason) =>
        Assert.Equal(Decision.BaseRequired, Decide.On(Head, "other", null, reason));

    [Theory]
    [InlineData("older", "why")]
    [InlineData("older", null)]
    [InlineData("", "why")]
    [InlineData("HEAD", "why")]
    [InlineData("same", "why")]
    public void A_correction_is_made_against_the_newest_revision(string corrects, string? reason) =>
        Assert.Equal(Decision.BaseOutdated, Decide.On(Head, "other", corrects, reason));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\n ")]
    public void A_correction_says_why(string? reason) =>
        Assert.Equal(Decision.ReasonRequired, Decide.On(Head, "other", "head", reason));

    [Fact]
    public void A_correction_of_the_newest_revision_with_a_reason_is_stored() =>
        Assert.Equal(Decision.Append, Decide.On(Head, "other", "head", "why"));
}
