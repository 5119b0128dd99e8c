using System.Text.Json.Nodes;
using NhipSo.Domain.Definitions;
using NhipSo.Functions.Polling;
using NhipSo.Functions.Publishing;
using NhipSo.Functions.Storage;
using NhipSo.Functions.Tests.Measuring;
using NodaTime;

namespace NhipSo.Functions.Tests.Publishing;

/// <summary>What was measured by the day is published after each night, only what is new is made, and made anew it is the same.</summary>
public sealed class DaysSnapshotsTests : IAsyncLifetime
{
    private static readonly Instant Midnight = Instant.FromUtc(2026, 11, 17, 17, 0); // 18 November in Vietnam
    private readonly TestStorage storage = new();
    private readonly Source source = Measured.Portal("cong", intervalSeconds: 3600);
    private Measured measured = null!;

    public async Task InitializeAsync()
    {
        await storage.InitializeAsync();
        measured = new(storage.Tables, Midnight, [source]);
        await new SourceTable(storage.Tables).HeardAsync(source, Midnight, AttemptClass.Ok, default);
    }

    [Fact]
    public async Task Each_night_adds_its_day_and_made_anew_all_of_it_is_the_same()
    {
        await DayAsync(0, failures: 0);
        await DayAsync(1, failures: 6);
        await NightAsync(2);
        using var press = NewPress(storage.Site);
        await press.Publisher.PublishAllAsync(default);

        var days = await ReadAsync(storage.Site);
        Assert.Equal(("2026-11-19", 42, 6, 0.875m), ((string)days["through"]!, (int)days["sources"]![0]!["succeeded"]!, (int)days["sources"]![0]!["failed"]!, (decimal)days["sources"]![0]!["availability"]!));
        var file = JsonNode.Parse(await new SnapshotStore(storage.Site).ReadAsync((string)days["sources"]![0]!["path"]!, default))!;
        Assert.Equal((2, 6, 5), (file["days"]!.AsArray().Count, (int)file["days"]![1]!["failures"]!["timeout"]!, (int)file["days"]![0]!["median"]!));
        var dossiers = days["indicators"]!.AsArray().Single(each => (string)each!["code"]! == "CP07")!;
        Assert.Equal(["nation", "province"], dossiers["blocks"]!.AsArray().Select(block => (string?)block!["kind"] ?? "nation").Order());
        Assert.True((decimal)dossiers["blocks"]![0]!["total"]!["value"]! > 0);

        await DayAsync(2, failures: 1);
        await NightAsync(3);
        press.Time.Now = measured.Time.Now;
        await press.Publisher.PublishAllAsync(default);
        var asked = storage.Requests;
        await press.Compared.PublishAsync(SnapshotIndex.Empty, [], default);
        Assert.Equal(asked, storage.Requests); // nothing is owed any more

        var anew = Press.SiteOf(storage, "anew");
        await anew.Container.CreateAsync();
        await OweAsync();
        using var other = NewPress(anew);
        await other.Publisher.PublishAllAsync(default);
        Assert.Equal("2026-11-20", (string)(await ReadAsync(anew))["through"]!);
        Assert.Equal(await PathAsync(storage.Site), await PathAsync(anew));
    }

    [Fact]
    public async Task A_systems_file_that_was_lost_is_made_anew_by_the_next_night()
    {
        await DayAsync(0, failures: 2);
        await NightAsync(1);
        using (var press = NewPress(storage.Site))
            await press.Publisher.PublishAllAsync(default);
        await storage.Site.Container.DeleteBlobAsync($"data/{(await ReadAsync(storage.Site))["sources"]![0]!["path"]}");

        await DayAsync(1, failures: 1);
        await NightAsync(2);
        using var later = NewPress(storage.Site);
        await later.Publisher.PublishAllAsync(default);
        var file = JsonNode.Parse(await later.Store.ReadAsync((string)(await ReadAsync(storage.Site))["sources"]![0]!["path"]!, default))!;
        Assert.Equal([2, 1], file["days"]!.AsArray().Select(day => (int)day!["failed"]!));
    }

    [Fact]
    public async Task A_night_that_was_stopped_is_followed_later_and_two_instances_publish_it_once()
    {
        await DayAsync(0, failures: 0);
        var marks = new ShowMarks(storage.Tables, measured.Time);
        measured.Time.Now = Midnight + Duration.FromHours(26);
        await marks.OweAsync(ShowMarks.Days, "2026-11-18", default); // and the process ended
        using (var press = NewPress(storage.Site))
        {
            await press.Publisher.PublishAllAsync(default);
            Assert.False((await press.Store.ReadIndexAsync(default)).Index.Entries.ContainsKey("days"));
        }

        measured.Time.Now += Duration.FromMinutes(11);
        using var one = NewPress(storage.Site);
        using var two = NewPress(storage.Site);
        await Task.WhenAll(one.Publisher.PublishAllAsync(default), two.Publisher.PublishAllAsync(default));
        Assert.Equal("2026-11-18", (string)(await ReadAsync(storage.Site))["through"]!);
        Assert.Empty((await new FollowUps(storage.Tables).ReadMarksAsync(default)).Beside);
    }

    /// <summary>A day's 24 slots; its last ones fail.</summary>
    private async Task DayAsync(int day, int failures)
    {
        for (var hour = 0; hour < 24; hour++)
        {
            var slot = Midnight + Duration.FromHours((24 * day) + hour);
            if (hour >= 24 - failures)
                await measured.FailAsync(source, slot);
            else
                await measured.PollAsync(source, slot, (1000 * day) + (10 * hour));
        }
    }

    private async Task NightAsync(int days)
    {
        measured.Time.Now = Midnight + Duration.FromHours((24 * days) + 2);
        await measured.RunAsync();
    }

    private async Task OweAsync()
    {
        var marks = new ShowMarks(storage.Tables, measured.Time);
        await marks.DoneAsync(await marks.OweAsync(ShowMarks.Days, "2026-11-20", default), default);
    }

    private Press NewPress(Site site)
    {
        var press = new Press(storage, measured.Catalogue, site);
        press.Time.Now = measured.Time.Now;
        return press;
    }

    private static async Task<string> PathAsync(Site site) => (await new SnapshotStore(site).ReadIndexAsync(default)).Index.Entries["days"].Path;

    private static async Task<JsonNode> ReadAsync(Site site) => JsonNode.Parse(await new SnapshotStore(site).ReadAsync(await PathAsync(site), default))!;

    public async Task DisposeAsync()
    {
        await measured.DisposeAsync();
        await storage.DisposeAsync();
    }
}
