using System.Text.Json;
using NhipSo.Domain.Ledger;
using NodaTime;

namespace NhipSo.Functions.Tests.Submissions;

public class RevisionTests
{
    private static readonly Instant Due = Instant.FromUtc(2026, 12, 6, 10, 0);

    [Fact]
    public void The_record_holds_everything_and_the_hash_covers_its_UTF_8_bytes()
    {
        var revision = Shipped.Revision(number: 2, sequence: 7, previous: "ab", reason: "Sửa số");
        Assert.Equal(
            """{"by":"key:a1","content":""" + revision.Submission.Content +
            ""","previous":"ab","reason":"Sửa số","received":"2026-12-01T02:03:04.567Z","revision":2,"sequence":7}""",
            revision.Record);
        Assert.Equal(Hashing.Of(System.Text.Encoding.UTF8.GetBytes(revision.Record)), revision.Hash);
        using var read = JsonDocument.Parse(revision.Record);
        Assert.Equal(JsonValueKind.Object, read.RootElement.ValueKind);
    }

    [Fact]
    public void The_first_revision_says_that_there_is_none_before() =>
        Assert.Contains("\"previous\":null,\"reason\":null", Shipped.Revision().Record, StringComparison.Ordinal);

    [Fact]
    public void A_change_of_any_field_is_a_change_of_the_hash() => Assert.Equal(
        8,
        new[]
        {
            Shipped.Revision(),
            Shipped.Revision(report: Shipped.Submission("""{"values":{"CP07_LK":168746,"CP09_LK":115666}}""")),
            Shipped.Revision(number: 2),
            Shipped.Revision(sequence: 2),
            Shipped.Revision(previous: "ab"),
            Shipped.Revision(reason: "ab"),
            Shipped.Revision(received: Shipped.Received + Duration.FromMilliseconds(1)),
            Shipped.Revision(by: "key:a2"),
        }.DistinctBy(revision => revision.Hash).Count());

    [Fact]
    public void A_report_is_on_time_up_to_the_due_instant()
    {
        Assert.True(Shipped.Revision(received: Due).OnTime);
        Assert.False(Shipped.Revision(received: Due + Duration.FromMilliseconds(1)).OnTime);
    }

    [Fact]
    public void The_head_says_what_the_revision_says()
    {
        var revision = Shipped.Revision(number: 2, sequence: 7);
        Assert.Equal(new UnitHead(2, 7, revision.Hash, revision.Submission.ContentHash, Shipped.Received), revision.Head);
    }
}
