using NhipSo.Domain.Definitions;
using NhipSo.Domain.Ledger;
using NhipSo.Domain.Obligations;
using NodaTime;

namespace NhipSo.Domain.Tests.Definitions;

/// <summary>What a stage is judged by is counted from what was due, and from nothing else.</summary>
public class StageCountsTests
{
    private static readonly Instant Due = Instant.FromUtc(2026, 11, 16, 10, 0);
    private static readonly Instant Now = Due + Duration.FromDays(1);

    [Fact]
    public void Only_what_was_due_and_not_exempt_counts() => Assert.Equal(
        new(20, 10, 2, 1, 1, 0),
        StageCounts.Of([Owed(Head(1)), Owed(null), Owed(Head(1), Now + Duration.FromDays(1)), Owed(Head(1) with { State = ReportState.Exempt })], Now));

    [Fact]
    public void A_report_that_was_returned_or_has_a_second_revision_was_faulty() => Assert.Equal(
        2, StageCounts.Of([Owed(Head(1)), Owed(Head(2)), Owed(Head(1) with { State = ReportState.Returned })], Now).ReportsFaulty);

    private static Counted Owed(UnitHead? head, Instant? due = null) => new(new(Due - Duration.FromDays(2), due ?? Due, head), 10, head is null ? 0 : 10);

    private static UnitHead Head(int revision) => new(
        ReportState.Submitted, revision, "h", "c", new(revision, revision, revision, "h", "c", Due - Duration.FromHours(1), OnTime: true, IsComplete: true), null);
}
