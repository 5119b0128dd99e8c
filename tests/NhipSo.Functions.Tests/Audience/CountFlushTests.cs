using Azure.Data.Tables;
using Microsoft.Extensions.Logging.Abstractions;
using NhipSo.Functions.Audience;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NhipSo.Functions.Polling;
using NhipSo.Functions.Publishing;
using NhipSo.Functions.Storage;
using NhipSo.Functions.Tests.Polling;
using NodaTime;

namespace NhipSo.Functions.Tests.Audience;

/// <summary>Counts of several processes add up, and what is written does not grow with what is counted.</summary>
public sealed class CountFlushTests(TestStorage storage) : IClassFixture<TestStorage>
{
    private static readonly Instant Slot = Instant.FromUtc(2026, 11, 22, 1, 0);
    private readonly ManualTime time = new(Slot + Duration.FromSeconds(40));

    [Fact]
    public async Task Ten_thousand_events_are_a_handful_of_requests()
    {
        var portal = Portal("many");
        var process = Process(portal);
        for (var number = 0; number < 10_000; number++)
            process.See(portal, CountedFigures.Views, CountedFigures.Beats);
        var before = storage.Requests;
        await process.Flush.FlushAsync(default);
        Assert.Equal(5, storage.Requests - before); // which sources there are; the slot and the state, each read and written
        Assert.Equal(10_000, await ValueAsync(portal, "views"));
    }

    [Fact]
    public async Task With_nothing_counted_storage_is_asked_for_nothing()
    {
        var portal = Portal("idle");
        var process = Process(portal);
        process.See(portal, CountedFigures.Views);
        await process.Flush.FlushAsync(default);
        var before = storage.Requests;
        await process.Flush.FlushAsync(default);
        Assert.Equal(before, storage.Requests);
    }

    [Fact]
    public async Task Several_processes_add_up_however_often_each_writes()
    {
        var portal = Portal("several");
        var processes = Enumerable.Range(0, 4).Select(_ => Process(portal)).ToList();
        foreach (var round in Enumerable.Range(0, 3))
        {
            foreach (var process in processes)
                process.See(portal, CountedFigures.Views, CountedFigures.Beats);
            await Task.WhenAll(processes.Select(process => process.Flush.FlushAsync(default)));
            Assert.Equal(4 * (round + 1), await ValueAsync(portal, "views"));
        }
    }

    [Fact]
    public async Task Visitors_online_are_how_many_pages_were_seen_on_average()
    {
        var portal = Portal("online");
        var process = Process(portal);
        for (var beat = 0; beat < 10 * 2; beat++) // ten pages, seen for the whole minute
            process.See(portal, CountedFigures.Beats);
        time.Now = Slot + Duration.FromMinutes(2);
        await process.Flush.FlushAsync(default);
        Assert.Equal(10, await ValueAsync(portal, "online"));
        Assert.Equal((Slot, Slot + Duration.FromMinutes(1)), ((await StateAsync(portal))!.LastValues, (await StateAsync(portal))!.LastSuccess));
    }

    [Fact]
    public async Task What_cannot_be_written_waits_and_is_written_once()
    {
        var portal = Portal("waits");
        var process = Process(portal);
        process.See(portal, CountedFigures.Views);
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => process.Flush.FlushAsync(gone.Token));
        process.See(portal, CountedFigures.Views);
        await process.Flush.FlushAsync(default);
        Assert.Equal(2, await ValueAsync(portal, "views"));
    }

    [Fact]
    public async Task Ratings_are_measurements_and_their_results_are_a_public_file()
    {
        var rated = new Source(
            "danh-gia-24", new("Đánh giá", "Ratings"), "24", "NhipSo", SourceKind.Ratings, 60,
            [Metric("sum", CountedFigures.Sum), Metric("count", CountedFigures.Count), Metric("five", "stars_5")]);
        var (one, other) = (Process(rated), Process(rated));
        one.Rate(rated, 5);
        one.Rate(rated, 5);
        other.Rate(rated, 2);
        await Task.WhenAll(one.Flush.FlushAsync(default), other.Flush.FlushAsync(default));
        Assert.Equal((12, 3, 2), (await ValueAsync(rated, "sum"), await ValueAsync(rated, "count"), await ValueAsync(rated, "five")));

        time.Now += Duration.FromDays(1);
        one.Rate(rated, 1);
        await one.Flush.FlushAsync(default);
        var results = System.Text.Json.Nodes.JsonNode.Parse((await storage.Site.Container.GetBlobClient("data/ratings/danh-gia-24.json").DownloadContentAsync()).Value.Content.ToString())!;
        Assert.Equal((4, 13, "2026-11-22", "[1,1,0,0,2]"), ((int)results["count"]!, (int)results["sum"]!, (string?)results["from"], results["stars"]!.ToJsonString()));
        var rows = await storage.Tables.GetTableClient(TableNames.Ratings).QueryAsync<TableEntity>("PartitionKey eq 'danh-gia-24'").ToListAsync();
        Assert.Equal(["20261122", "20261123"], rows.Select(row => row.RowKey));
        Assert.Equal(2, rows[0].GetInt64("stars_5"));
    }

    [Fact]
    public async Task A_rating_of_a_year_ago_is_no_result()
    {
        var rated = new Source("danh-gia-01", new("Đánh giá", "Ratings"), "01", "NhipSo", SourceKind.Ratings, 60, [Metric("count", CountedFigures.Count)]);
        var process = Process(rated);
        process.Rate(rated, 5);
        await process.Flush.FlushAsync(default);
        time.Now += Duration.FromDays(365);
        process.Rate(rated, 1);
        await process.Flush.FlushAsync(default);
        var results = (await storage.Site.Container.GetBlobClient("data/ratings/danh-gia-01.json").DownloadContentAsync()).Value.Content.ToString();
        Assert.Contains("\"count\":1,\"sum\":1,\"stars\":[1,0,0,0,0]", results, StringComparison.Ordinal);
    }

    private static SourceMetric Metric(string code, string from) => new(code, new("Số", "Number"), new("lượt", "times"), from, Counting: Counting.Delta);

    private static Source Portal(string id) => new(
        id, new("Cổng", "Portal"), "24", "A vendor", SourceKind.Beacon, 60, [Metric("views", CountedFigures.Views), Metric("online", CountedFigures.Online)])
    {
        Origins = ["https://dichvucong.example"],
    };

    private Counter Process(Source source)
    {
        var counts = new Counts(time);
        var shared = new SharedRow();
        return new(counts, time, new(
            counts, shared, storage.Tables, new(storage.Tables, shared, storage.Site, time), Poller.Directory(Shipped.CatalogueOf([source]), storage.Tables, time),
            new(storage.Tables), new(storage.Tables, time), new FollowUps(storage.Tables), time, NullLogger<CountFlush>.Instance));
    }

    private async Task<double?> ValueAsync(Source source, string code) =>
        (await new MeasurementTable(storage.Tables).FindAsync(source, Slot, default))?.Values[code];

    private async Task<SourceState?> StateAsync(Source source) => (await new SourceTable(storage.Tables).ReadAllAsync(default)).GetValueOrDefault(source.Id);

    private sealed record Counter(Counts Counts, ManualTime Time, CountFlush Flush)
    {
        public void See(Source portal, params string[] names) => Assert.True(Counts.TryAdd(new(portal.Id, Slot, Slot + Duration.FromMinutes(1)), names));

        public void Rate(Source rated, int stars)
        {
            var slot = NhipSo.Domain.Measuring.Slot.At(Time.Now, rated.IntervalSeconds);
            Assert.True(Counts.TryAdd(new(rated.Id, slot, slot + Duration.FromSeconds(rated.IntervalSeconds)), CountedFigures.Stars(stars)));
            Assert.True(Counts.TryAdd(RatingTable.DayOf(rated, Time.Now), CountedFigures.Stars(stars)));
        }
    }
}
