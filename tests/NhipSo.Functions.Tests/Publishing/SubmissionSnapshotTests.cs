using System.Text.Json;
using Azure.Data.Tables;
using NhipSo.Domain.Ledger;
using NhipSo.Functions.Http;
using NhipSo.Functions.Publishing;
using NhipSo.Functions.Submissions;
using NodaTime;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Tests.Publishing;

public class SubmissionSnapshotTests
{
    private static readonly Instant AsOf = Instant.FromUtc(2025, 12, 8, 0, 0);

    [Fact]
    public void It_counts_who_owes_has_reported_was_on_time_and_is_complete()
    {
        var snapshot = Of(Head("24"), Head("01", onTime: false), Head("04", onTime: false, complete: false));
        Assert.Equal(new(Owed: 34, Received: 3, OnTime: 1, Complete: 2, snapshot.Counts.Asked), snapshot.Counts);
        Assert.Equal(34, snapshot.Units.Count);
        Assert.Equal(["01", "04", "24"], snapshot.Submissions.Select(report => report.Unit));
    }

    [Fact]
    public void Ratios_of_units_and_of_all_are_computed_to_six_decimals()
    {
        var snapshot = Of(Head("24", received: 3, online: 1), Head("01", received: 4, online: 2));
        Assert.Equal([50m, 33.333333m], snapshot.Submissions.Select(report => report.Values["CP11_LK"]));
        Assert.Equal(new(42.857143m, Units: 2, Numerator: 3, Denominator: 7), snapshot.Totals["CP11_LK"]);
        Assert.Equal(new(7, Units: 2), snapshot.Totals["CP07_LK"]);
    }

    [Fact]
    public void Who_sent_before_more_time_for_all_was_recorded_is_on_time_and_who_is_freed_is_not_counted()
    {
        var freed = new TableEntity("cds-thang|2025-11", "h|04")
        {
            ["status"] = "exempt", ["entries"] = 1, ["entryHash"] = "a", ["entryContentHash"] = "b",
        };
        var late = Head("24", onTime: false);
        var extended = PartitionHead.Empty with { Sequence = 3, Extended = AsOf + Duration.FromDays(2) };
        var counts = Of(Shipped.November, extended, late, freed).Counts;
        Assert.Equal(new(Owed: 33, Received: 1, OnTime: 1, Complete: 1, counts.Asked), counts);
        Assert.Equal(0, counts.Asked % 33);
    }

    [Fact]
    public void A_unit_that_was_only_given_more_time_has_not_reported()
    {
        var extended = Head("24");
        foreach (var name in extended.Keys.Where(name => name.StartsWith("revision", StringComparison.Ordinal)).ToList())
            extended.Remove(name);
        Assert.Equal(0, Of(extended).Counts.Received);
    }

    [Fact]
    public void A_period_that_nobody_has_reported_has_units_and_no_figures()
    {
        var snapshot = Of();
        Assert.Equal(new(34, 0, 0, 0, snapshot.Counts.Asked), snapshot.Counts);
        Assert.Empty(snapshot.Totals);
    }

    [Fact]
    public void It_can_be_read_alone()
    {
        using var json = JsonDocument.Parse(JsonSerializer.Serialize(Of(Head("24")), ApiJson.Options));
        var root = json.RootElement;
        Assert.Equal("submissions", root.GetProperty("kind").GetString());
        Assert.Equal(
            """{"code":"2025-11","name":{"vi":"Tháng 11/2025","en":"November 2025"},"from":"2025-11-01","to":"2025-11-30","due":"2025-12-08T10:00:00Z"}""",
            root.GetProperty("period").GetRawText());
        Assert.Equal(
            Shipped.Form.Items.Select(item => item.Indicator),
            root.GetProperty("indicators").EnumerateArray().Select(indicator => indicator.GetProperty("code").GetString()));
        Assert.Equal("Bắc Ninh", root.GetProperty("units").EnumerateArray()
            .Single(unit => unit.GetProperty("id").GetString() == "24").GetProperty("name").GetProperty("vi").GetString());
    }

    [Fact]
    public void Before_the_merger_63_owe() => Assert.Equal(
        63, Of(Period.Parse("2025-05"), PartitionHead.Empty).Counts.Owed);

    [Fact]
    public void Its_name_is_that_of_the_partition() =>
        Assert.Equal("submissions/cds-thang/2025-11", SubmissionSnapshot.NameOf(new("cds-thang", Shipped.November)));

    private static SubmissionSnapshot Of(params TableEntity[] heads) =>
        Of(Shipped.November, PartitionHead.Empty with { Sequence = heads.Length }, heads);

    private static SubmissionSnapshot Of(Period period, PartitionHead partition, params TableEntity[] heads)
    {
        var view = new ReportView(Shipped.Catalogue, Shipped.Form, period);
        foreach (var head in heads)
            view.Put(HeadRows.UnitOf(head), SubmissionSummary.Find(head, Shipped.Catalogue, Shipped.Form, period, partition), HeadRows.ReadUnit(head).State == ReportState.Exempt);
        return view.Content(partition, AsOf);
    }

    private static TableEntity Head(string unit, bool onTime = true, bool complete = true, double received = 10, double online = 5) =>
        new("cds-thang|2025-11", $"h|{unit}")
        {
            ["status"] = "submitted",
            ["entries"] = 1,
            ["entryHash"] = new string('a', 64),
            ["entryContentHash"] = new string('b', 64),
            ["revision"] = 1,
            ["revisionEntry"] = 1,
            ["formVersion"] = 1,
            ["sequence"] = 1L,
            ["hash"] = new string('a', 64),
            ["contentHash"] = new string('b', 64),
            ["received"] = (onTime ? Shipped.Received : AsOf + Duration.FromDays(1)).ToDateTimeOffset(),
            ["onTime"] = onTime,
            ["complete"] = complete,
            ["valueStatus"] = "official",
            ["CP07_LK"] = received,
            ["CP09_LK"] = online,
        };
}
