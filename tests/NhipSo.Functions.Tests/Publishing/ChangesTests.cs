using System.Text.Json;
using NhipSo.Domain.Definitions;
using NhipSo.Functions.Http;
using NhipSo.Functions.Publishing;
using NhipSo.Functions.Publishing.Derived;
using NodaTime;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Tests.Publishing;

/// <summary>Who has reached how much of the plan, and how thousands of units stand to each other.</summary>
public sealed class ChangesTests(TestStorage storage) : IClassFixture<TestStorage>
{
    [Fact]
    public async Task A_plan_that_is_allotted_is_reached_by_each_unit_and_by_a_region_whose_units_all_have_a_part_of_it()
    {
        using var press = new Press(storage);
        await press.SendAsync("ke-hoach-nam", "2026", "G06", """{"values":{"NG01":1000,"VT10":{"value":900,"parts":{"24":200,"75":100,"79":300,"80":100}}}}""");
        await press.SendAsync("cds-thang", "2026-09", "24", """{"values":{"VT10":50}}""");
        await press.SendAsync("cds-thang", "2026-09", "79", """{"values":{"VT10":120}}""");
        await press.SendAsync("cds-thang", "2026-09", "80", """{"values":{"VT10":130}}""");
        await press.SendAsync("cds-thang", "2026-09", "01", """{"values":{"VT10":300}}""");
        await press.Publisher.PublishAllAsync(default);

        var changes = await ReadAsync<ChangesSnapshot>(press, "changes/cds-thang/2026-09");
        Assert.Equal([(200m, 25m), (300m, 40m), (100m, 130m)], new[] { "24", "79", "80" }.Select(id => changes.Units[id]["VT10"]).Select(unit => (unit.Plan!.Value, unit.PlanShare!.Value)));
        Assert.Equal((null, null), (changes.Units["01"]["VT10"].Plan, changes.Units["01"]["VT10"].PlanShare));
        Assert.Equal((500m, 50m), (changes.Regions["DNB"]["VT10"].Plan, changes.Regions["DNB"]["VT10"].PlanShare));
        Assert.DoesNotContain("VT10", changes.Regions["DBSH"].Keys);
        Assert.Equal((900m, 66.67m), (changes.National["VT10"].Plan, changes.National["VT10"].PlanShare));
    }

    [Fact]
    public async Task What_predecessors_were_allotted_is_their_successors_if_all_of_them_were()
    {
        using var press = new Press(storage);
        await press.SendAsync("ke-hoach-nam", "2024", "G14~2020", """{"values":{"VT10":{"value":900,"parts":{"24~2008":200,"27~2008":100,"01":50}}}}""");
        var index = (await PublishedAsync(press)).Entries;
        var published = new PublishedPeriod(Shipped.Catalogue.FindForm("ke-hoach-nam")!, Period.Parse("2024"), index["submissions/ke-hoach-nam/2024"]);
        var snapshot = await ReadAsync<SubmissionSnapshot>(press, "submissions/ke-hoach-nam/2024");
        var (stations, before, after) = (Shipped.Catalogue.FindIndicator("VT10")!, new LocalDate(2024, 3, 1), new LocalDate(2026, 3, 1));
        Assert.Equal(100m, new YearPlan(Shipped.Catalogue, published, snapshot, before).Of(stations, ["27~2008"]));
        Assert.Equal(300m, new YearPlan(Shipped.Catalogue, published, snapshot, after).Of(stations, ["24"]));

        var without = snapshot with { Submissions = [.. snapshot.Submissions.Select(report => report with { Parts = report.Parts!.SetItem("VT10", report.Parts["VT10"].Remove("27~2008")) })] };
        Assert.Null(new YearPlan(Shipped.Catalogue, published, without, after).Of(stations, ["24"]));
        Assert.Equal(50m, new YearPlan(Shipped.Catalogue, published, without, after).Of(stations, ["01"]));
    }

    [Fact]
    public async Task Of_thousands_of_units_places_and_changes_are_in_pages_that_follow_within_ten_minutes()
    {
        var site = Press.SiteOf(storage, "communes");
        await site.Container.CreateAsync();
        using var press = new Press(storage, Communes(300), site);
        await press.SendAsync("xa-thang", "2026-01", "10000", """{"values":{"NL01":10}}""");
        await press.SendAsync("xa-thang", "2026-01", "10200", """{"values":{"NL01":30}}""");
        await press.SendAsync("xa-thang", "2026-02", "10000", """{"values":{"NL01":20}}""");
        await press.SendAsync("xa-thang", "2026-02", "10200", """{"values":{"NL01":15}}""");
        await press.SendAsync("xa-thang", "2026-02", "10299", """{"values":{"NL01":20}}""");
        await PublishedAsync(press);
        var changes = await ReadAsync<ChangesSnapshot>(press, "changes/xa-thang/2026-02");
        Assert.Equal((40m, 35m, 2), (changes.National["NL01"].Previous!.Change.Before, changes.National["NL01"].Previous!.Change.Before + changes.National["NL01"].Previous!.Change.Difference, changes.National["NL01"].Previous!.Units));
        Assert.Equal(75m, changes.National["NL01"].YearToDate!.Value);
        Assert.Empty(changes.Units);
        var page = JsonSerializer.Deserialize<ChangesPage>(await press.Store.ReadAsync(Assert.Single(changes.Pages!).Path, default), ApiJson.Options)!;
        Assert.Equal([("10000", 1, 1), ("10200", 3, -2), ("10299", 1, null)], page.Units.Select(unit => (unit.Key, unit.Value["NL01"].Rank!.Value, unit.Value["NL01"].Moved)));

        // One more report: the figure is there at once, its place when the changes have stood for ten minutes.
        await press.SendAsync("xa-thang", "2026-02", "10100", """{"values":{"NL01":99}}""");
        await PublishedAsync(press);
        Assert.Equal(3, (await ReadAsync<ChangesSnapshot>(press, "changes/xa-thang/2026-02")).National["NL01"].Previous!.Units + 1);
        press.Time.Now += Changes.Rest;
        await PublishedAsync(press);
        changes = await ReadAsync<ChangesSnapshot>(press, "changes/xa-thang/2026-02");
        page = JsonSerializer.Deserialize<ChangesPage>(await press.Store.ReadAsync(Assert.Single(changes.Pages!).Path, default), ApiJson.Options)!;
        Assert.Equal((1, 2), (page.Units["10100"]["NL01"].Rank, page.Units["10000"]["NL01"].Rank));
    }

    [Fact]
    public async Task What_the_ministry_alone_sees_follows_by_the_minutes_run_too()
    {
        using var press = new Press(storage);
        await press.SendAsync("dn-thang", "2026-10", "demo-vt", """{"values":{"DN_LD":12}}""");
        await press.Publisher.PublishAllAsync(default);
        var (inside, _) = await press.Inside.Of(InternalSnapshots.Steer).ReadIndexAsync(default);
        Assert.Contains("changes/dn-thang/2026-10", inside.Entries.Keys);

        press.Time.Now += Duration.FromMinutes(1);
        await press.SendAsync("dn-thang", "2026-09", "demo-vt", """{"values":{"DN_LD":10}}""");
        await press.Publisher.PublishAllAsync(default);
        var (after, _) = await press.Inside.Of(InternalSnapshots.Steer).ReadIndexAsync(default);
        Assert.True(after.Entries["changes/dn-thang/2026-10"].Sequence > inside.Entries["changes/dn-thang/2026-10"].Sequence);
    }

    private static Catalogue Communes(int count)
    {
        var form = Shipped.Form with
        {
            Code = "xa-thang", UnitKind = UnitKind.Commune, Units = [], FirstPeriod = Period.Parse("2026-01"), LastPeriod = null, Rules = [],
            Outline = [new(new("Số liệu", "Figures"), [new FormItem("NL01")])],
        };
        var communes = Enumerable.Range(10_000, count).Select(number => new Unit($"{number}", $"{number}", new($"Xã {number}", $"Commune {number}"), UnitKind.Commune, null, new(2025, 7, 1)));
        return new(new([.. communes, Shipped.Unit("G06")], Shipped.Catalogue.Indicators, [form], [], [], [], [], []), "test");
    }

    private static async Task<SnapshotIndex> PublishedAsync(Press press)
    {
        await press.Publisher.PublishAllAsync(default);
        return (await press.Store.ReadIndexAsync(default)).Index;
    }

    private static async Task<T> ReadAsync<T>(Press press, string name) =>
        JsonSerializer.Deserialize<T>(await press.Store.ReadAsync((await press.Store.ReadIndexAsync(default)).Index.Entries[name].Path, default), ApiJson.Options)!;
}
