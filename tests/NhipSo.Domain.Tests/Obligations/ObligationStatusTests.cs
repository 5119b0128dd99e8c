using NhipSo.Domain.Ledger;
using NhipSo.Domain.Obligations;
using NodaTime;

namespace NhipSo.Domain.Tests.Obligations;

public class ObligationStatusTests
{
    private static readonly Instant Opens = Instant.FromUtc(2026, 10, 15, 0, 0);
    private static readonly Instant Due = Instant.FromUtc(2026, 11, 17, 10, 0);
    private static readonly Instant Before = Due - Duration.FromDays(1);
    private static readonly Instant After = Due + Duration.FromDays(1);

    [Fact]
    public void Nothing_sent_is_not_open_then_open_then_overdue()
    {
        var standing = new Owed(Opens, Due, Head: null);
        Assert.Equal(ObligationStatus.NotOpen, standing.At(Opens - Duration.Epsilon));
        Assert.Equal(ObligationStatus.Open, standing.At(Opens));
        Assert.Equal(ObligationStatus.Open, standing.At(Due));
        Assert.Equal(ObligationStatus.Overdue, standing.At(Due + Duration.Epsilon));
    }

    [Theory]
    [InlineData(DraftState.Draft, ObligationStatus.Draft)]
    [InlineData(DraftState.AwaitingSignature, ObligationStatus.AwaitingSignature)]
    public void A_draft_shows_until_it_is_overdue(DraftState draft, ObligationStatus shown)
    {
        var standing = new Owed(Opens, Due, Head: null, draft);
        Assert.Equal(shown, standing.At(Before));
        Assert.Equal(ObligationStatus.Overdue, standing.At(After));
    }

    [Theory]
    [InlineData(ReportState.Submitted, true, true, ObligationStatus.OnTime)]
    [InlineData(ReportState.Resubmitted, true, true, ObligationStatus.OnTime)]
    [InlineData(ReportState.Reopened, true, true, ObligationStatus.OnTime)]
    [InlineData(ReportState.Submitted, false, true, ObligationStatus.Late)]
    [InlineData(ReportState.Submitted, true, false, ObligationStatus.Incomplete)]
    [InlineData(ReportState.Returned, true, true, ObligationStatus.Returned)]
    [InlineData(ReportState.Confirmed, false, false, ObligationStatus.Confirmed)]
    public void What_was_sent_decides(ReportState state, bool onTime, bool isComplete, ObligationStatus status) =>
        Assert.Equal(status, new Owed(Opens, Due, Head(state, onTime, isComplete)).At(After));

    [Fact]
    public void More_time_alone_is_nothing_sent() => Assert.Equal(
        ObligationStatus.Open, new Owed(Opens, Due, new(ReportState.NotSent, Entries: 1, "hash", "content", Revision: null, Due)).At(Before));

    [Fact]
    public void Rates_count_what_was_due_and_not_what_units_were_freed_from()
    {
        Counted[] owed =
        [
            new(new(Opens, Due, Head(ReportState.Submitted, onTime: true, isComplete: true)), Asked: 10, Given: 10),
            new(new(Opens, Due, Head(ReportState.Confirmed, onTime: false, isComplete: true)), Asked: 10, Given: 10),
            new(new(Opens, Due, Head(ReportState.Submitted, onTime: true, isComplete: false)), Asked: 10, Given: 4),
            new(new(Opens, Due, Head: null), Asked: 10, Given: 0),
            new(new(Opens, Due, new(ReportState.Exempt, Entries: 1, "hash", "content", Revision: null)), Asked: 10, Given: 0),
            new(new(Opens, After, Head: null), Asked: 10, Given: 0),
        ];
        var rates = Rates.Of(owed, After);
        Assert.Equal(new(24, 40), rates.Completeness);
        Assert.Equal(new(1, 4), rates.Punctuality);
        Assert.Equal(0.25m, rates.Punctuality.Value);
        Assert.Null(Rates.Of(owed, Before).Punctuality.Value);
    }

    private static UnitHead Head(ReportState state, bool onTime, bool isComplete) => new(
        state, Entries: 1, "hash", "content", new(1, Entry: 1, 1, "hash", "content", Before, onTime, isComplete));
}
