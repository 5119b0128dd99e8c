using System.Text.Json;
using NhipSo.Domain.Ledger;
using NhipSo.Functions.Submissions;
using NodaTime;

namespace NhipSo.Functions.Tests.Submissions;

public class LedgerEntryTests
{
    private const string Report = """{"values":{"CP07_LK":168746,"CP09_LK":115665}}""";
    private static readonly Instant Due = Instant.FromUtc(2025, 12, 8, 10, 0);

    [Fact]
    public void The_record_holds_everything_and_the_hash_covers_its_UTF_8_bytes()
    {
        var first = Shipped.Entry();
        var entry = Shipped.Entry(Shipped.Submission(Report.Replace("5}", "6}"), corrects: first.Hash, reason: "Sửa số"), new(6, new string('a', 64)), first.Head);
        Assert.Equal(
            $$"""
            {"asked":2,"base":"{{first.Hash}}","by":"key:a1","contentHash":"{{entry.Candidate.ContentHash}}","entry":2,"given":2,"kind":"submission","onTime":true,"partition":"cds-thang|2025-11","previous":"{{first.Hash}}","reason":"Sửa số","received":"2025-12-01T02:03:04.567Z","revision":2,"sequence":7,"status":"submitted","unit":"24","warnings":0}
            """,
            entry.Record);
        Assert.Equal(Hashing.Of(System.Text.Encoding.UTF8.GetBytes(entry.Record)), entry.Hash);
        using var read = JsonDocument.Parse(entry.Record);
        Assert.Equal(JsonValueKind.Object, read.RootElement.ValueKind);
    }

    [Fact]
    public void The_first_entry_says_that_there_is_none_before() =>
        Assert.Contains("\"previous\":null,\"reason\":null", Shipped.Entry().Record, StringComparison.Ordinal);

    [Fact]
    public void A_change_of_anything_is_a_change_of_the_hash() => Assert.Equal(
        8,
        new[]
        {
            Shipped.Entry(),
            Shipped.Entry(Shipped.Submission(Report.Replace("5}", "6}"))),
            Shipped.Entry(Shipped.Submission(Report, unit: "01")),
            Shipped.Entry(Shipped.Submission(Report, by: "key:a2")),
            Shipped.Entry(Shipped.Submission(Report, period: NhipSo.Domain.Periods.Period.Parse("2025-10"))),
            Shipped.Entry(partition: new(1, new string('a', 64))),
            Shipped.Entry(head: Shipped.Entry().Head),
            Shipped.Entry(received: Shipped.Received + Duration.FromMilliseconds(1)),
        }.DistinctBy(entry => entry.Hash).Count());

    [Fact]
    public void A_report_is_on_time_up_to_the_due_instant()
    {
        Assert.True(Shipped.Entry(received: Due).OnTime);
        Assert.False(Shipped.Entry(received: Due + Duration.FromMilliseconds(1)).OnTime);
    }

    [Fact]
    public void More_time_for_all_or_for_the_unit_is_more_time()
    {
        var later = Due + Duration.FromHours(1);
        Assert.True(Shipped.Entry(partition: PartitionHead.Empty with { Extended = later }, received: later).OnTime);
        Assert.True(Shipped.Entry(head: Shipped.Entry(Rule(EntryKind.Extend, later)).Head, received: later).OnTime);
        Assert.False(Shipped.Entry(partition: PartitionHead.Empty with { Extended = later }, received: later + Duration.Epsilon).OnTime);
    }

    [Fact]
    public void More_time_is_never_less()
    {
        var given = Shipped.Entry(Rule(EntryKind.Extend, Due + Duration.FromDays(9)));
        Assert.Equal(Due + Duration.FromDays(9), Shipped.Entry(Rule(EntryKind.Extend, Due + Duration.FromDays(2)), given.Partition, given.Head).Head.Due);
    }

    [Fact]
    public void A_correction_after_the_due_instant_does_not_undo_that_a_complete_report_was_there()
    {
        var first = Shipped.Entry(received: Due);
        var corrected = Shipped.Entry(Shipped.Submission("""{"values":{"CP07_LK":2,"CP09_LK":1}}""", corrects: first.Hash, reason: "x"), first.Partition, first.Head, Due + Duration.FromDays(1));
        Assert.False(corrected.OnTime);
        Assert.True(corrected.Head.Revision!.OnTime);

        var incomplete = Shipped.Entry(Shipped.Submission("""{"values":{"CP07_LK":2}}"""), received: Due);
        var completed = Shipped.Entry(Shipped.Submission(Report, corrects: incomplete.Hash, reason: "x"), incomplete.Partition, incomplete.Head, Due + Duration.FromDays(1));
        Assert.False(completed.Head.Revision!.OnTime);
    }

    [Fact]
    public void The_head_says_what_the_revision_says()
    {
        var entry = Shipped.Entry(partition: new(6, new string('a', 64)));
        Assert.Equal(
            new UnitHead(
                ReportState.Submitted, 1, entry.Hash, entry.Candidate.ContentHash,
                new(1, 1, 7, entry.Hash, entry.Candidate.ContentHash, Shipped.Received, OnTime: true, IsComplete: true)),
            entry.Head);
        Assert.Equal(new PartitionHead(7, Hashing.Next(new string('a', 64), entry.Hash)), entry.Partition);
    }

    [Fact]
    public void A_ruling_leaves_the_revision_as_it_is_and_moves_the_chain_on()
    {
        var first = Shipped.Entry();
        var returned = Shipped.Entry(Rule(EntryKind.Return, Due + Duration.FromDays(2), first.Hash), first.Partition, first.Head);
        Assert.Equal((ReportState.Returned, 2, returned.Hash), (returned.Head.State, returned.Head.Entries, returned.Head.Hash));
        Assert.Equal(first.Head.Revision, returned.Head.Revision);
        Assert.Null(returned.Head.Due); // what is returned was due when it was due
        Assert.Equal((1, first.Hash), (returned.Revision, returned.Previous));
    }

    [Fact]
    public void A_lock_is_of_the_partition_until_it_is_unlocked()
    {
        var locked = Shipped.Entry(new Ruling(Shipped.Form, Shipped.November, null, EntryKind.Lock, null, new(), "key:a1"));
        Assert.Equal(Shipped.Received, locked.Partition.Locked);
        var unlocked = Shipped.Entry(new Ruling(Shipped.Form, Shipped.November, null, EntryKind.Unlock, null, new(), "key:a1"), locked.Partition, locked.Head);
        Assert.Null(unlocked.Partition.Locked);
        Assert.Equal((2, 2L), (unlocked.Number, unlocked.Sequence));
    }

    private static Ruling Rule(EntryKind kind, Instant due, string? about = null) =>
        new(Shipped.Form, Shipped.November, Shipped.Unit("24"), kind, about, new() { Note = "Kiểm tra lại", Due = due }, "key:steer");
}
