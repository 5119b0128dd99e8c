using System.Text.Json;
using NhipSo.Functions.Http;
using NhipSo.Functions.Publishing.Derived;
using NhipSo.Functions.Values;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Tests.Publishing;

/// <summary>What is made of reports: changes across a merger, series in both views, derived forms.</summary>
public sealed class DerivedSnapshotsTests(TestStorage storage) : IClassFixture<TestStorage>
{
    [Fact]
    public async Task Across_a_merger_predecessors_are_summed_and_ratios_computed_again_and_what_was_sent_stays()
    {
        using var press = new Press(storage);
        await press.SendAsync("cds-thang", "2025-05", "24~2008", """{"values":{"CP07_LK":100,"CP09_LK":90}}""");
        await press.SendAsync("cds-thang", "2025-05", "27~2008", """{"valueStatus":"estimate","values":{"CP07_LK":900,"CP09_LK":90}}""");
        await press.SendAsync("cds-thang", "2025-05", "01", """{"values":{"CP07_LK":1000,"CP09_LK":500}}""");
        await press.SendAsync("cds-thang", "2026-05", "24", """{"values":{"CP07_LK":2000,"CP09_LK":720}}""");
        await press.SendAsync("cds-thang", "2026-05", "01", """{"values":{"CP07_LK":1000,"CP09_LK":800}}""");
        await press.SendAsync("cds-thang", "2026-05", "79", """{"values":{"CP07_LK":1000,"CP09_LK":100}}""");
        await press.Publisher.PublishAllAsync(default);

        // 18 % of 1,000 before and 36 % of 2,000 now; the change is as uncertain as the estimate in it.
        var changes = await ReadAsync<ChangesSnapshot>(press, "changes/cds-thang/2026-05");
        Assert.Equal((null, "2025-05"), (changes.Previous, changes.YearBefore));
        var bacNinh = changes.Units["24"]["CP11_LK"];
        Assert.Equal((100m, "Estimate"), (bacNinh.YearBefore, $"{bacNinh.Status}"));
        Assert.Equal((2, 1, 3), (changes.Units["24"]["CP11_LK"].Rank, changes.Units["01"]["CP11_LK"].Rank, changes.Units["79"]["CP11_LK"].Rank));

        // Like with like: 79 gave nothing the year before (its predecessors did not report), so it is in neither sum.
        var national = changes.National["CP07_LK"].YearBefore!;
        Assert.Equal((2000m, 1000m, 50m, 2), (national.Change.Before, national.Change.Difference, national.Change.Percent, national.Units));
        Assert.Equal(34m, changes.National["CP11_LK"].YearBefore!.Change.Before);

        var list = FileList.Read(await press.Store.ReadAsync((await press.Store.ReadIndexAsync(default)).Index.Entries["series/cds-thang"].Path, default));
        var series = JsonSerializer.Deserialize<SeriesSnapshot>(await press.Store.ReadAsync(list.Files.Single(file => file.Key == "CP11_LK").Path, default), ApiJson.Options)!;
        Assert.Equal([("24~2008", 90m), ("27~2008", 10m)], series.Units.Where(unit => unit.Unit.Id is "24~2008" or "27~2008").Select(unit => (unit.Unit.Id, unit.Points.Single(point => point.Period == "2025-05").Value)));
        Assert.Equal([("2025-05", 18m)], Assert.Single(series.Successors).Points.Select(point => (point.Period, point.Value)));
        Assert.Equal(36m, series.Units.Single(unit => unit.Unit.Id == "24").Points.Single(point => point.Period == "2026-05").Value);
    }

    [Fact]
    public async Task The_names_of_old_and_new_units_of_indicators_and_forms_are_published_when_the_definitions_change()
    {
        using var press = new Press(storage);
        await press.Publisher.PublishAllAsync(default);
        var catalogue = await ReadAsync<CatalogueSnapshot>(press, CatalogueSnapshot.Name);
        var haNam = catalogue.Units.Single(unit => unit.Id == "35~2008");
        Assert.Equal(("Hà Nam", "2025-06-30", "37"), (haNam.Name.Vi, $"{haNam.ValidTo:uuuu-MM-dd}", Assert.Single(haNam.Successors!)));
        Assert.Equal(63 + 23, catalogue.Units.Count(unit => unit.Kind == NhipSo.Domain.Definitions.UnitKind.Province));
        Assert.Contains("CP07", catalogue.Forms.Single(form => form.Code == "cds-thang").Indicators);
        Assert.Contains(catalogue.Indicators, indicator => indicator.Code == "CP07");
        var path = (await press.Store.ReadIndexAsync(default)).Index.Entries[CatalogueSnapshot.Name].Path;
        await press.Publisher.PublishAllAsync(default);
        Assert.Equal(path, (await press.Store.ReadIndexAsync(default)).Index.Entries[CatalogueSnapshot.Name].Path);
    }

    [Fact]
    public async Task A_late_correction_changes_its_own_period_and_what_is_compared_with_it()
    {
        using var press = new Press(storage);
        var sent = await press.SendAsync("cds-thang", "2024-05", "11", """{"values":{"AT01":10}}""");
        await press.SendAsync("cds-thang", "2024-06", "11", """{"values":{"AT01":20}}""");
        await press.Publisher.PublishAllAsync(default);
        Assert.Equal(100m, (await ReadAsync<ChangesSnapshot>(press, "changes/cds-thang/2024-06")).Units["11"]["AT01"].Previous);
        var june = (await press.Store.ReadIndexAsync(default)).Index.Entries["submissions/cds-thang/2024-06"];

        await press.SendAsync("cds-thang", "2024-05", "11", """{"values":{"AT01":16}}""", sent.Head.Revision!.Hash, "Sửa");
        await press.Publisher.PublishAsync(new("cds-thang", Period.Parse("2024-05")), default);
        await press.Publisher.PublishPromptAsync(default);
        Assert.Equal(25m, (await ReadAsync<ChangesSnapshot>(press, "changes/cds-thang/2024-06")).Units["11"]["AT01"].Previous);
        Assert.Equal(june, (await press.Store.ReadIndexAsync(default)).Index.Entries["submissions/cds-thang/2024-06"]);
    }

    [Fact]
    public async Task Since_January_counts_add_and_the_plan_is_reached_by_so_much()
    {
        using var press = new Press(storage);
        await press.SendAsync("quoc-gia-thang", "2024-01", "G14~2020", """{"values":{"NG01":100,"AT01":5}}""");
        await press.SendAsync("quoc-gia-thang", "2024-02", "G14~2020", """{"values":{"NG01":150,"AT01":6}}""");
        await press.SendAsync("ke-hoach-nam", "2024", "G14~2020", """{"values":{"NG01":1000}}""");
        await press.Publisher.PublishAllAsync(default);
        var changes = await ReadAsync<ChangesSnapshot>(press, "changes/quoc-gia-thang/2024-02");
        Assert.Equal((250m, 1000m, 25m), (changes.National["NG01"].YearToDate!.Value, changes.National["NG01"].Plan, changes.National["NG01"].PlanShare));
        Assert.Equal(25m, changes.National["NG01_PLAN"].Value);
        Assert.Equal(50m, changes.National["NG01"].Previous!.Change.Percent);
    }

    [Fact]
    public async Task A_derived_form_is_published_as_the_API_answers_it()
    {
        using var press = new Press(storage);
        foreach (var (month, online) in new[] { ("2026-07", 100), ("2026-08", 200), ("2026-09", 600) })
            await press.SendAsync("cds-thang", month, "04", $$$"""{"values":{"CP07":1000,"CP09":{{{online}}},"VT01":{{{online * 1000}}} }}""");
        await press.Publisher.PublishAllAsync(default);
        var published = await ReadAsync<DerivedFormSnapshot>(press, "derived/cds-quy/2026-Q3");
        var answered = await new DerivedForms(storage.Submissions, press.Catalogue).ReadAsync(press.Catalogue.FindForm("cds-quy", Period.Parse("2026-Q3"))!, Period.Parse("2026-Q3"), default);
        var unit = published.Figures.Single(each => each.Unit == "04");
        Assert.Equal(answered.Units.Single(each => each.Unit.Id == "04").Values.AsEnumerable(), unit.Figures.Values.AsEnumerable());
        Assert.Equal((3000m, 900m, 30m, 600_000m), (unit.Figures.Values["CP07"], unit.Figures.Values["CP09"], unit.Figures.Values["CP11"], unit.Figures.Values["VT01"]));
        Assert.Equal(30m, published.Totals["CP11"].Value);
        Assert.Equal(["2026-07", "2026-08", "2026-09"], published.Windows);
        Assert.Equal(60m, (await ReadAsync<DerivedFormSnapshot>(press, "derived/dvctt-thang/2026-09")).Totals["CP11"].Value);
    }

    [Fact]
    public async Task What_others_published_is_there_before_anyone_has_reported_and_is_marked_as_published()
    {
        using var press = new Press(storage);
        await press.Publisher.PublishAllAsync(default);
        var sector = await ReadAsync<PublishedSnapshot>(press, "published/sector");
        Assert.Equal("published", sector.Kind);
        var budget = sector.Series.Single(series => series.Code == "sector-budget").Figures.Single(figure => figure.Period == "2025-H1");
        Assert.Equal((54317m, 10m, -9.24m, false), (budget.Value, budget.Growth, budget.Computed!.Computed, budget.Computed.Agrees));
        Assert.True(sector.Series.Single(series => series.Code == "sector-revenue").Figures.Single(figure => figure.Period == "2025-H1").Computed!.Agrees);
    }

    [Fact]
    public async Task What_figures_are_read_with_is_published_who_went_into_whom_and_what_a_form_asks()
    {
        using var press = new Press(storage);
        await press.Publisher.PublishAllAsync(default);
        var units = (await ReadAsync<CatalogueSnapshot>(press, CatalogueSnapshot.Name)).Units;
        Assert.Equal(["24~2008", "27~2008"], units.Where(unit => unit.Successors is ["24"]).Select(unit => unit.Id).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(units, unit => unit.Id == "sandbox");
        var form = (await ReadAsync<FormDefinitions>(press, "definitions/forms")).Forms.Single(each => each is { Code: "cds-thang", Version: 2 });
        Assert.Equal(press.Catalogue.FindForm("cds-thang", Period.Parse("2026-07"))!.Items.Select(item => item.Indicator), form.Outline.SelectMany(section => section.Indicators));
        Assert.Equal("G06", form.Recipient.Id);
    }

    private static async Task<T> ReadAsync<T>(Press press, string name)
    {
        var (index, _) = await press.Store.ReadIndexAsync(default);
        Assert.True(index.Entries.ContainsKey(name), $"The index has no {name}: {string.Join(", ", index.Entries.Keys)}");
        return JsonSerializer.Deserialize<T>(await press.Store.ReadAsync(index.Entries[name].Path, default), ApiJson.Options)!;
    }
}
