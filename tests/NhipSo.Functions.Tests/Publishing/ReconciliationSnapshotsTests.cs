using System.Text;
using System.Text.Json.Nodes;
using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.Extensions.Logging.Abstractions;
using NhipSo.Domain.Reconciling;
using NhipSo.Domain.Submissions;
using NhipSo.Functions.Publishing;
using NhipSo.Functions.Publishing.Comparing;
using NhipSo.Functions.Reconciling;
using NhipSo.Functions.Storage;
using NhipSo.Functions.Tests.Reconciling;
using NodaTime;
using static NhipSo.Functions.Tests.Reconciling.Reconciled;

namespace NhipSo.Functions.Tests.Publishing;

/// <summary>A discrepancy is in no public file before the unit's answer or its deadline, and then it is; inside it is at once.</summary>
public sealed class ReconciliationSnapshotsTests : IAsyncLifetime, IDisposable
{
    private const string Name = "reconciliation/cds-thang/2024-06";
    private readonly TestStorage storage = new();
    private Reconciled it = null!;

    public async Task InitializeAsync()
    {
        await storage.InitializeAsync();
        foreach (var unit in new[] { "01", "04" })
            await storage.Blobs.Container(SnapshotStore.ContainerOf(unit)).CreateAsync();
        it = new(storage);
        await it.ReportAsync("01", June, all: 5_400, online: 1_717);
        await it.ReportAsync("04", June, all: 1_000, online: 100);
        await it.MeasureAsync(June, 1, ("01", 10_000, 1_700, 5_400), ("04", 1_000, 100, 300));
        await it.RunAsync();
    }

    [Fact]
    public async Task What_a_unit_may_still_explain_is_inside_alone()
    {
        await PublishAsync(storage.Site);
        var text = await CrawlAsync(storage.Site);
        foreach (var trace in new[] { "discrepant", "otherDenominator", "10000", "31.79", "14.79" })
            Assert.DoesNotContain(trace, text, StringComparison.Ordinal);
        var rate = Of(await ReadAsync(new(storage.Site)), "CP11_LK");
        Assert.Equal((1, "04", "match"), ((int)rate["withheld"]!, (string)rate["units"]![0]!["unit"]!, (string)rate["units"]![0]!["state"]!));
        Assert.Equal(10m, (decimal)rate["both"]!["reported"]!); // of the one that is named: the two together would tell the other

        var all = Of(await ReadAsync(SnapshotStore.Internal(storage.Blobs, "steer")), "CP11_LK");
        Assert.Equal(("discrepant", false), ((string)all["units"]![0]!["state"]!, (bool)all["units"]![0]!["isPublic"]!));
        var own = await ReadAsync(SnapshotStore.Internal(storage.Blobs, "01"));
        Assert.Equal(["01"], own["units"]!.AsArray().Select(unit => (string)unit!["id"]!));
        Assert.Null(Of(own, "CP11_LK")["both"]);
        Assert.DoesNotContain("discrepant", (await ReadAsync(SnapshotStore.Internal(storage.Blobs, "04"))).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_public_with_the_answer_and_nobodys_name_is()
    {
        await PublishAsync(storage.Site);
        await AnswerAsync();
        await PublishAsync(storage.Site);
        var rate = Of(await ReadAsync(new(storage.Site)), "CP11_LK");
        var unit = rate["units"]![0]!;
        Assert.Equal(("discrepant", "answered", "Chia cho hồ sơ khác", 0), ((string)unit["state"]!, (string)unit["work"]!["state"]!, (string)unit["work"]!["reply"]!["text"]!, (int)rate["withheld"]!));
        Assert.Equal(["open", "tell", "answer"], unit["work"]!["steps"]!.AsArray().Select(step => (string)step!["kind"]!));
        Assert.DoesNotContain("key:clerk", await CrawlAsync(storage.Site), StringComparison.Ordinal);
        Assert.DoesNotContain(await MarksAsync(), mark => mark.After <= it.Time.Now);
    }

    [Fact]
    public async Task Its_deadline_makes_it_public_by_time_alone_and_waiting_costs_nothing()
    {
        await PublishAsync(storage.Site);
        var due = (await it.FindAsync("01"))!.Work!.Due!.Value;
        var asked = storage.Requests;
        await PublishAsync(storage.Site);
        Assert.Equal(2, storage.Requests - asked); // the index and the marks
        it.Time.Now = due + Duration.FromSeconds(2);
        await PublishAsync(storage.Site);
        Assert.Equal("discrepant", (string)Of(await ReadAsync(new(storage.Site)), "CP11_LK")["units"]![0]!["state"]!);
        Assert.Empty(await MarksAsync());
    }

    [Fact]
    public async Task Made_anew_it_is_the_same_and_so_are_those_of_two_at_once()
    {
        await PublishAsync(storage.Site);
        await AnswerAsync();
        var other = Press.SiteOf(storage, "anew");
        await other.Container.CreateAsync();
        await Task.WhenAll(PublishAsync(storage.Site), PublishAsync(storage.Site));
        var shows = new ShowMarks(storage.Tables, it.Time);
        await shows.DoneAsync(await shows.OweAsync(ShowMarks.Compared, "cds-thang|2024-06", default), default);
        await PublishAsync(other);
        Assert.Equal(await PathAsync(storage.Site), await PathAsync(other));
    }

    [Fact]
    public async Task Stopped_before_any_write_the_old_or_the_new_is_there_and_the_rest_is_still_owed()
    {
        var writes = new StopsWriting();
        var site = Press.SiteOf(storage, "stopped", writes);
        await site.Container.CreateAsync();
        await PublishAsync(site);
        await AnswerAsync();
        for (var allowed = 0; ; allowed++)
        {
            writes.Left = allowed;
            try
            {
                await PublishAsync(site);
                break;
            }
            catch (Exception e) when (e is StoppedException or AggregateException)
            {
                writes.Left = int.MaxValue;
                Assert.Contains(await MarksAsync(), mark => mark.After <= it.Time.Now);
                Assert.InRange(Of(await ReadAsync(new(site)), "CP11_LK")["units"]!.AsArray().Count, 1, 2);
            }
        }

        Assert.Equal(2, Of(await ReadAsync(new(site)), "CP11_LK")["units"]!.AsArray().Count);
        Assert.DoesNotContain(await MarksAsync(), mark => mark.After <= it.Time.Now);
    }

    private static JsonNode Of(JsonNode snapshot, string indicator) => snapshot["indicators"]!.AsArray().Single(each => (string)each!["indicator"]!["code"]! == indicator)!;

    private async Task PublishAsync(Site site)
    {
        var store = new SnapshotStore(site);
        var publisher = new ReconciliationSnapshots(
            it.Table, new(it.Table, it.Catalogue), store, new(storage.Blobs, it.Catalogue, NullLogger<InternalSnapshots>.Instance), new(storage.Tables, it.Time), it.Catalogue, it.Time);
        await publisher.PublishAsync((await store.ReadIndexAsync(default)).Index, await MarksAsync(), default);
    }

    private async Task<IReadOnlyList<ShowMark>> MarksAsync() => (await new FollowUps(storage.Tables).ReadMarksAsync(default)).Beside;

    private async Task AnswerAsync() => await it.Work.DoAsync(
        new Obligation(it.FormOf(June), June, Shipped.Unit("01")), "CP11_LK",
        new DiscrepancyOrder(StepKind.Answer, 2, null, new(CauseKind.OtherDenominator, "Chia cho hồ sơ khác", [], "key:clerk", it.Time.Now), "key:clerk", "run"), default);

    private static async Task<string> PathAsync(Site site) => (await new SnapshotStore(site).ReadIndexAsync(default)).Index.Entries[Name].Path;

    private static async Task<JsonNode> ReadAsync(SnapshotStore store)
    {
        var (index, _) = await store.ReadIndexAsync(default);
        return JsonNode.Parse(await store.ReadAsync(index.Entries[Name].Path, default))!;
    }

    /// <summary>Every public file, also those that no index names.</summary>
    private static async Task<string> CrawlAsync(Site site)
    {
        var said = new StringBuilder();
        await foreach (var blob in site.Container.GetBlobsAsync())
            said.Append(blob.Name).Append(Encoding.UTF8.GetString(await new SnapshotStore(site).ReadAsync(blob.Name["data/".Length..], default)));
        return said.ToString();
    }

    public void Dispose() => it.Dispose();

    public async Task DisposeAsync() => await storage.DisposeAsync();

    private sealed class StoppedException() : Exception("The process stopped here.");

    private sealed class StopsWriting : HttpPipelineSynchronousPolicy
    {
        private int left = int.MaxValue;

        public int Left { set => left = value; }

        public override void OnSendingRequest(HttpMessage message)
        {
            if (message.Request.Method != RequestMethod.Get && message.Request.Method != RequestMethod.Head && Interlocked.Decrement(ref left) < 0)
                throw new StoppedException();
        }
    }
}
