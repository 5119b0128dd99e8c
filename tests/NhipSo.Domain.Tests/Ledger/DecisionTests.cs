using NhipSo.Domain.Ledger;
using NodaTime;

namespace NhipSo.Domain.Tests.Ledger;

public class DecisionTests
{
    private static readonly RevisionHead Revision = new(
        3, Entry: 4, 17, Hash: "head", ContentHash: "same", Instant.FromUnixTimeSeconds(0), OnTime: true, IsComplete: true);

    private static readonly UnitHead Head = new(ReportState.Submitted, Entries: 4, Hash: "head", ContentHash: "same", Revision);

    [Theory]
    [InlineData(null, null)]
    [InlineData(null, "why")]
    public void The_first_report_is_stored(string? corrects, string? reason) =>
        Assert.Equal(Decision.Append, On(null, "other", corrects, reason));

    [Theory]
    [InlineData("head", null)]
    [InlineData("head", "why")]
    [InlineData("", "why")]
    public void A_correction_of_nothing_is_refused(string corrects, string? reason) =>
        Assert.Equal(Decision.NothingThere, On(null, "other", corrects, reason));

    [Theory]
    [InlineData(null, null)]
    [InlineData(null, "why")]
    [InlineData("head", null)]
    [InlineData("head", "why")]
    [InlineData("older", null)]
    [InlineData("older", "why")]
    [InlineData("", null)]
    public void The_same_content_is_the_same_whatever_it_claims_to_correct(string? corrects, string? reason) =>
        Assert.Equal(Decision.Same, On(Head, "same", corrects, reason));

    [Theory]
    [InlineData(null)]
    [InlineData("why")]
    public void Other_content_names_what_it_corrects(string? reason) =>
        Assert.Equal(Decision.BaseRequired, On(Head, "other", null, reason));

    [Theory]
    [InlineData("older", "why")]
    [InlineData("older", null)]
    [InlineData("", "why")]
    [InlineData("HEAD", "why")]
    [InlineData("same", "why")]
    public void A_correction_is_made_against_the_newest_revision(string corrects, string? reason) =>
        Assert.Equal(Decision.BaseOutdated, On(Head, "other", corrects, reason));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\n ")]
    public void A_correction_says_why(string? reason) =>
        Assert.Equal(Decision.ReasonRequired, On(Head, "other", "head", reason));

    [Fact]
    public void A_correction_of_the_newest_revision_with_a_reason_is_stored() =>
        Assert.Equal(Decision.Append, On(Head, "other", "head", "why"));

    [Theory]
    [InlineData(EntryKind.Return)]
    [InlineData(EntryKind.Confirm)]
    [InlineData(EntryKind.Answer)]
    public void What_rules_on_a_report_needs_one_and_names_it(EntryKind kind)
    {
        Assert.Equal(Decision.NothingThere, Decide.On(null, isLocked: false, new(kind, "other", Base: null, Reason: null)));
        Assert.Equal(Decision.BaseRequired, Decide.On(Head, isLocked: false, new(kind, "other", Base: null, Reason: null)));
        Assert.Equal(Decision.BaseOutdated, Decide.On(Head, isLocked: false, new(kind, "other", Base: "older", Reason: null)));
        Assert.Equal(Decision.Append, Decide.On(Head, isLocked: false, new(kind, "other", Base: "head", Reason: null)));
    }

    [Fact]
    public void The_same_ruling_again_is_the_same()
    {
        var returned = Head with { State = ReportState.Returned, Entries = 5, Hash = "return", ContentHash = "ruling" };
        Assert.Equal(Decision.Same, Decide.On(returned, isLocked: false, new(EntryKind.Return, "ruling", Base: "head", Reason: null)));
        Assert.Equal(Decision.NotNow, Decide.On(returned, isLocked: false, new(EntryKind.Return, "another", Base: "head", Reason: null)));
    }

    [Fact]
    public void A_lock_stops_everything_but_a_reopening_and_what_was_sent_already()
    {
        Assert.Equal(Decision.NotNow, Decide.On(null, isLocked: true, new(EntryKind.Submission, "other", Base: null, Reason: null)));
        Assert.Equal(Decision.NotNow, Decide.On(Head, isLocked: true, new(EntryKind.Submission, "other", Base: "head", "why")));
        Assert.Equal(Decision.Same, Decide.On(Head, isLocked: true, new(EntryKind.Submission, "same", Base: null, Reason: null)));
        Assert.Equal(Decision.Append, Decide.On(Head, isLocked: true, new(EntryKind.Reopen, "other", Base: "head", Reason: null)));
        Assert.Equal(Decision.Append, Decide.On(null, isLocked: true, new(EntryKind.Reopen, "other", Base: null, Reason: null)));
    }

    [Fact]
    public void A_period_is_locked_unlocked_and_extended_once()
    {
        var (open, noon) = (PartitionHead.Empty, Instant.FromUtc(2026, 12, 7, 5, 0));
        Assert.Equal(Decision.Append, Decide.OnAll(open, EntryKind.Lock, null));
        Assert.Equal(Decision.Same, Decide.OnAll(open with { Locked = noon }, EntryKind.Lock, null));
        Assert.Equal(Decision.Append, Decide.OnAll(open with { Locked = noon }, EntryKind.Unlock, null));
        Assert.Equal(Decision.Same, Decide.OnAll(open, EntryKind.Unlock, null));
        Assert.Equal(Decision.Append, Decide.OnAll(open, EntryKind.Extend, noon));
        Assert.Equal(Decision.Same, Decide.OnAll(open with { Extended = noon }, EntryKind.Extend, noon));
        Assert.Equal(Decision.Append, Decide.OnAll(open with { Extended = noon }, EntryKind.Extend, noon + Duration.FromHours(1)));
        Assert.Equal(Decision.NotNow, Decide.OnAll(open, EntryKind.Confirm, null));
    }

    private static Decision On(UnitHead? head, string contentHash, string? about, string? reason) =>
        Decide.On(head, isLocked: false, new(EntryKind.Submission, contentHash, about, reason));
}
