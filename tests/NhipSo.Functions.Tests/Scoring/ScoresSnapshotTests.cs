using System.Text.Json;
using NhipSo.Functions.Http;
using NhipSo.Functions.Publishing;
using NhipSo.Functions.Publishing.Scoring;
using NhipSo.Functions.Tests.Publishing;

namespace NhipSo.Functions.Tests.Scoring;

/// <summary>Scores as they are published.</summary>
public sealed class ScoresSnapshotTests : IAsyncLifetime
{
    private readonly TestStorage storage = new();
    private Press press = null!;

    public async Task InitializeAsync()
    {
        await storage.InitializeAsync();
        press = new(storage);
    }

    public async Task DisposeAsync()
    {
        press.Dispose();
        await storage.DisposeAsync();
    }

    [Fact]
    public async Task Ranks_have_ties_move_and_leave_out_who_gave_too_little()
    {
        await SendAsync("2026-08", "01", online: 900);
        await SendAsync("2026-08", "04", online: 500);
        await SendAsync("2026-09", "01", online: 400);
        await SendAsync("2026-09", "04", online: 400);
        await SendAsync("2026-09", "79", online: 900);
        await press.SendAsync("cds-thang", "2026-09", "24", """{"values":{"CP07":1000,"CP08":900}}""");
        await press.Publisher.PublishAllAsync(default);

        var scores = await ReadAsync("scores/qd-766/2026-09");
        Assert.Equal([("79", 1), ("01", 2), ("04", 2)], scores.Units.Take(3).Select(unit => (unit.Unit.Id, unit.Rank!.Value)));
        Assert.Equal((new EarlierStandings("2026-08", 2), null), (scores.Previous, scores.YearBefore));
        Assert.Equal((-1, 0, null), (Of("01").Previous!.Rank, Of("04").Previous!.Rank, Of("79").Previous?.Rank));
        Assert.Equal((-2m, -0.4m), (Of("01").Previous!.Total, Of("04").Previous!.Total));
        Assert.Equal((NotRanked.TooFewFigures, 4m, NotRanked.NoReport), (Of("24").Why, Of("24").Available, Of("11").Why));
        Assert.Equal((76m, 34), (scores.Available, scores.Units.Count));
        Assert.Equal(3, scores.National!.Units);
        Assert.Equal(["DBSH", "DNB", "TDMNPB"], scores.Regions.Keys);

        var gain = Of("01").Gains[0];
        Assert.Equal(("ho-so-truc-tuyen", 2m, 500m), (gain.Part, gain.BestQuarter!.Points, gain.BestQuarter.Needed));
        Assert.Equal((40m, 1.6m, 400m, 1000m), (Of("01").Parts["ho-so-truc-tuyen"].Value, Of("01").Parts["ho-so-truc-tuyen"].Points, Of("01").Parts["ho-so-truc-tuyen"].Numerator, Of("01").Parts["ho-so-truc-tuyen"].Denominator));

        UnitStanding Of(string unit) => scores.Units.Single(each => each.Unit.Id == unit);
    }

    [Fact]
    public async Task A_correction_of_a_period_moves_what_is_compared_with_it_and_a_profile_without_points_has_no_rank()
    {
        var sent = await SendAsync("2026-08", "01", online: 900);
        await SendAsync("2026-09", "01", online: 900);
        await press.Publisher.PublishAllAsync(default);
        Assert.Equal(0, (await ReadAsync("scores/qd-766/2026-09")).Units[0].Previous!.Total);
        await press.SendAsync("cds-thang", "2026-08", "01", Report(800), sent, "Sửa");
        await press.Publisher.PublishAllAsync(default);
        Assert.Equal(0.4m, (await ReadAsync("scores/qd-766/2026-09")).Units[0].Previous!.Total);

        var profile = await ReadAsync("scores/nd-224-19-2/2026-09");
        var own = profile.Units.Single(unit => unit.Unit.Id == "01");
        Assert.Equal((null, null, NotRanked.NoPoints, 90m), (own.Total, own.Rank, own.Why, own.Parts["ho-so-truc-tuyen"].Value));
        Assert.Null(profile.Available);
    }

    [Fact]
    public async Task Where_the_form_asks_too_little_for_a_rank_there_are_no_scores()
    {
        await press.SendAsync("cds-thang", "2024-12", "35~2008", """{"values":{"CP01":1000,"CP02":700}}""");
        await press.Publisher.PublishAllAsync(default);
        Assert.DoesNotContain((await press.Store.ReadIndexAsync(default)).Index.Entries.Keys, name => name.StartsWith("scores/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_set_for_internal_use_is_the_ministrys_and_of_a_unit_its_own_and_leaves_no_trace_in_public()
    {
        var catalogue = Shipped.Catalogue;
        foreach (var scope in new[] { "steer", "01", "04" })
            await storage.Blobs.Container(SnapshotStore.ContainerOf(scope)).CreateIfNotExistsAsync();
        foreach (var unit in new[] { "01", "04" })
            await press.SendAsync("cds-thang", "2026-09", unit, WholeReport(unit == "01" ? 900 : 300));
        await press.Publisher.PublishAllAsync(default);

        var steer = await ReadAsync<ScoresSnapshot>(press.Inside.Of("steer"), "scores/tam-linh-vuc/2026-09");
        Assert.Equal([("01", 1), ("04", 2)], steer.Units.Take(2).Select(unit => (unit.Unit.Id, unit.Rank!.Value)));
        var text = await TextAsync(press.Inside.Of("04"), "scores/tam-linh-vuc/2026-09");
        var own = JsonSerializer.Deserialize<OwnScoresSnapshot>(text, ApiJson.Options)!;
        Assert.Equal(("04", null, NotRanked.Internal), (own.Unit.Unit.Id, own.Unit.Rank, own.Unit.Why));
        Assert.Equal(steer.Units[1].Total, own.Unit.Total);
        Assert.DoesNotContain("Hà Nội", System.Text.Encoding.UTF8.GetString(text), StringComparison.Ordinal);

        await foreach (var blob in storage.Site.Container.GetBlobsAsync())
        {
            Assert.DoesNotContain("tam-linh-vuc", blob.Name, StringComparison.Ordinal);
            Assert.DoesNotContain("tam-linh-vuc", await PublicTextAsync(blob.Name), StringComparison.Ordinal);
        }

        // With nothing new, nothing is asked of the places inside.
        await press.Publisher.PublishAllAsync(default);
        var before = storage.Requests;
        await press.Publisher.PublishAllAsync(default);
        var warm = catalogue.Forms.Where(form => form.DerivedFrom is null).Sum(form => catalogue.Warm(form.Code, press.Time.Now).Count(pair => !catalogue.Owing(pair.Form, pair.Period).IsEmpty));
        Assert.Equal(2 + warm, storage.Requests - before);
    }

    private async Task<string> SendAsync(string period, string unit, int online) => (await press.SendAsync("cds-thang", period, unit, Report(online))).Head.Revision!.Hash;

    /// <summary>A report with figures for all 76 points that there can be; all but the dossiers online are full.</summary>
    private static string Report(int online) => $$$"""
        {"values":{"CP01":1000,"CP02":1000,"CP03":0,"CP05":1000,"CP07":1000,"CP08":{{{online}}},"CP13_MS":1000,"CP13_TS":1000,"CP15_MS":100,"CP15_TS":100,"CP16_MS":100,"CP16_TS":100,
        "CP17_TS":1000,"CP18_TS":1000,"CP19_TS":1000,"CP20_MS":100,"CP20_TS":100,"CP21_MS":100,"CP21_TS":100}}
        """;

    /// <summary>The same with what the eight fields look at.</summary>
    private static string WholeReport(int figure) => Report(figure).Replace(
        "\"values\":{",
        $$"""
        "values":{"NT02":{{figure}},"NT03":1,"TC02_MS":1000,"TC02_TS":{{figure}},"VT01":1000000,"VT02":800000,"VT13":3,"NL01":{{figure}},"NL04":{{figure}},"AT01":10,"AT02_TS":10,"QM11":100,
        "AT03_TS":50,"AT04_TS":50,"CP09":{{figure}},"KT02":{{figure}},"CN01":{{figure}},"XH02":{{figure}},"XH03_TS":{{figure}},
        """,
        StringComparison.Ordinal);

    private Task<ScoresSnapshot> ReadAsync(string name) => ReadAsync<ScoresSnapshot>(press.Store, name);

    private static async Task<T> ReadAsync<T>(SnapshotStore store, string name) => JsonSerializer.Deserialize<T>(await TextAsync(store, name), ApiJson.Options)!;

    private static async Task<byte[]> TextAsync(SnapshotStore store, string name)
    {
        var (index, _) = await store.ReadIndexAsync(default);
        Assert.True(index.Entries.ContainsKey(name), $"The index has no {name}: {string.Join(", ", index.Entries.Keys)}");
        return await store.ReadAsync(index.Entries[name].Path, default);
    }

    private async Task<string> PublicTextAsync(string name)
    {
        var blob = (await storage.Site.Container.GetBlobClient(name).DownloadContentAsync()).Value;
        if (blob.Details.ContentEncoding != "gzip")
            return blob.Content.ToString();
        using var reader = new StreamReader(new System.IO.Compression.GZipStream(blob.Content.ToStream(), System.IO.Compression.CompressionMode.Decompress));
        return await reader.ReadToEndAsync();
    }
}
