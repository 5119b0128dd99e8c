using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Storage.Blobs;
using Microsoft.Playwright;
using NhipSo.EndToEnd.Tests.Running;
using NhipSo.Testing;
using static Microsoft.Playwright.Assertions;

namespace NhipSo.EndToEnd.Tests.Dashboard;

/// <summary>The page of rankings, of two periods that four units reported in, read from storage alone: the functions are stopped before it is looked at.</summary>
public sealed class Standings(StandingsSite site) : IClassFixture<StandingsSite>
{
    private static readonly string Axe = Repository.PathOf("node_modules", "axe-core", "axe.min.js");

    [Fact]
    public async Task Ranks_have_ties_move_and_say_who_is_not_ranked_and_why()
    {
        var page = await site.OpenAsync("#/xep-hang");
        await Expect(page.Locator("#pick-scores-period")).ToHaveValueAsync(site.Second);
        await Expect(page.Locator("[data-coverage=short] .figure")).ToHaveTextAsync("76/100 điểm");
        await Expect(page.Locator("[data-test=not-official]")).ToContainTextAsync("không phải kết quả đánh giá");

        var rows = page.Locator("[data-test=standings] tbody tr");
        await Expect(rows).ToHaveCountAsync(3);
        Assert.Equal(["79 1", "01 2", "24 2"], await rows.EvaluateAllAsync<string[]>("rows => rows.map(row => `${row.dataset.unit} ${row.dataset.rank}`)"));
        await Expect(page.Locator("[data-unit='01'] [data-test=tied]")).ToHaveTextAsync("đồng hạng với 1 đơn vị");
        await Expect(page.Locator("[data-unit='79'] [data-moved=up]")).ToContainTextAsync("tăng 1 bậc");
        await Expect(page.Locator("[data-unit='01'] [data-moved=down]")).ToContainTextAsync("giảm 1 bậc");
        await Expect(page.Locator("[data-unit='01'] [data-moved=down]")).ToContainTextAsync("−2,00 điểm");
        await Expect(page.Locator("[data-test=unranked] [data-unit='04']")).ToContainTextAsync("Chưa đủ số liệu; có số liệu cho 4 điểm");
        await Expect(page.Locator("[data-test=unranked] [data-why=noReport]")).ToHaveCountAsync(30);

        await page.Locator("#pick-scores-period").SelectOptionAsync(site.First);
        await Expect(page.Locator("[data-unit='24'][data-rank='3']")).ToBeVisibleAsync();
        await page.GoBackAsync();
        await Expect(page.Locator("[data-unit='24'][data-rank='2']")).ToBeVisibleAsync();
        Assert.Empty(site.Errors);
    }

    [Fact]
    public async Task A_units_page_says_what_would_gain_most_compares_and_leads_to_each_figure()
    {
        var page = await site.OpenAsync("#/xep-hang");
        await page.Locator("[data-test=standings] [data-unit='01'] a").ClickAsync();
        await Expect(page.Locator("[data-test=place]")).ToContainTextAsync("Hạng 2/3");
        await Expect(page.Locator("[data-test=unit-name]")).ToContainTextAsync("Hà Nội");
        var gain = page.Locator("[data-gain=ho-so-truc-tuyen]");
        await Expect(gain).ToContainTextAsync("+2,00 điểm nếu đạt 90,00%, mức của 25% đơn vị tốt nhất: thêm 500 hồ sơ");
        await Expect(page.Locator("[data-pillar=dvctt]")).ToContainTextAsync("19,6/22 điểm");
        await Expect(page.Locator("[data-test=unit-parts] [data-figure=ho-so-truc-tuyen]")).ToHaveAttributeAsync("href", $"#/chi-tieu/CP10/cds-thang/{site.Second}/01");
        await page.Locator("[data-focus=history-table]").ClickAsync();
        await Expect(page.Locator($"[data-test=history] [data-period='{site.First}']")).ToContainTextAsync("1/3");

        await page.Locator("#pick-other").SelectOptionAsync("79");
        await Expect(page.Locator("[data-test=comparison]")).ToContainTextAsync("−2,00 điểm");
        Assert.EndsWith($"#/xep-hang/qd-766/{site.Second}/01/79", page.Url, StringComparison.Ordinal);
        await page.Locator("[data-test=back]").ClickAsync();
        await Expect(page.Locator("[data-test=standings]")).ToBeVisibleAsync();
        Assert.Empty(site.Errors);
    }

    [Fact]
    public async Task A_set_that_gives_no_points_is_a_profile_and_the_table_goes_home_as_CSV()
    {
        var page = await site.OpenAsync("#/xep-hang/nd-224-19-2");
        await Expect(page.Locator("[data-test=no-ranking]")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-test=standings] [data-unit='79'] [data-figure=ho-so-truc-tuyen]")).ToHaveTextAsync("90,00%");
        await page.Locator("#pick-set").SelectOptionAsync("qd-766");
        await Expect(page.Locator("[data-unit='79'][data-rank='1']")).ToBeVisibleAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("[data-test=csv]").ClickAsync());
        Assert.Equal($"qd-766-{site.Second}.csv", download.SuggestedFilename);
        var lines = await File.ReadAllLinesAsync(await download.PathAsync());
        Assert.StartsWith($"qd-766,1,{site.Second},79,Hồ Chí Minh,1,75.6,76,", lines[1], StringComparison.Ordinal);
        Assert.Empty(site.Errors);
    }

    [Fact]
    public async Task It_speaks_English_and_says_when_there_is_nothing_at_an_address()
    {
        var page = await site.OpenAsync($"#/xep-hang/qd-766/{site.Second}/01");
        await page.Locator("[data-language=en]").ClickAsync();
        await Expect(page.Locator("[data-test=place]")).ToContainTextAsync("Rank 2 of 3");
        await Expect(page.Locator("[data-gain=ho-so-truc-tuyen]")).ToContainTextAsync("+2.00 points if it reached 90.00%");
        await page.GotoAsync($"{page.Url.Split('#')[0]}#/xep-hang/qd-766/2020-01");
        await Expect(page.Locator("[data-view=unknown]")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_set_for_internal_use_is_inside_and_nowhere_public()
    {
        Assert.True(await site.IsInsideAsync());
        var said = new StringBuilder();
        using var http = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All });
        await foreach (var blob in new BlobContainerClient(site.Deployment.Storage.ConnectionString, "$web").GetBlobsAsync())
            said.Append(blob.Name).Append('\n').Append(blob.Name.StartsWith("data/", StringComparison.Ordinal) ? await http.GetStringAsync(new Uri(site.Deployment.Site, blob.Name)) : "").Append('\n');
        Assert.Contains("scores/qd-766/", said.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("tam-linh-vuc", said.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("trọng số thử nghiệm", said.ToString(), StringComparison.Ordinal);
        using var anyone = new HttpClient();
        Assert.NotEqual(HttpStatusCode.OK, (await anyone.GetAsync(new Uri($"{site.Deployment.Storage.BlobEndpoint}/internal-steer/index.json"))).StatusCode);
    }

    [Theory]
    [InlineData(360, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    public async Task Breaks_no_rule_and_fits(int width, ColorScheme scheme)
    {
        var page = await site.OpenAsync("#/xep-hang", width, scheme, isInspected: true);
        foreach (var (name, address, shown) in new[]
        {
            ("ranking", "#/xep-hang", "[data-test=standings]"), ("profile", "#/xep-hang/nd-224-19-2", "[data-test=no-ranking]"),
            ("unit", $"#/xep-hang/qd-766/{site.Second}/01/79", "[data-test=comparison]"),
        })
        {
            if (name == "profile" && width > 360)
                continue; // the same table as the ranking's
            await page.GotoAsync($"{page.Url.Split('#')[0]}{address}");
            await Expect(page.Locator(shown)).ToBeVisibleAsync();
            if (name == "ranking")
                await page.Locator("[data-test=set-parts]").ClickAsync();
            await page.AddScriptTagAsync(new() { Path = Axe });
            var violations = await page.EvaluateAsync<string[]>(
                "async () => (await axe.run()).violations.map(each => `${each.id}: ${each.nodes.map(node => node.html.slice(0, 150)).join(' | ')}`)");
            await page.ScreenshotAsync(new() { Path = Repository.PathOf("artifacts", "screenshots", $"standings-{name}-{width}-{scheme}.png"), FullPage = true });
            Assert.True(violations.Length == 0, $"{name}: {string.Join('\n', violations)}");
            Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        }
    }
}

/// <summary>One site for all of the class's tests: what is shown was published, and the functions are gone.</summary>
public sealed class StandingsSite : IAsyncLifetime
{
    private readonly Browser browser = new();
    private readonly List<string> errors = [];

    public Deployment Deployment { get; private set; } = null!;

    /// <summary>The two periods that units reported in: the last two months.</summary>
    public string First { get; } = $"{DateTimeOffset.UtcNow.AddMonths(-2):yyyy-MM}";

    public string Second { get; } = $"{DateTimeOffset.UtcNow.AddMonths(-1):yyyy-MM}";

    public IEnumerable<string> Errors => errors;

    public Task<IPage> OpenAsync(string hash, int width = 1280, ColorScheme scheme = ColorScheme.Light, bool isInspected = false) =>
        browser.OpenAsync(new(Deployment.Site, $"index.html{hash}"), errors, width, scheme, isInspected);

    /// <summary>Whether the ministry's place inside has the scores by the set for internal use.</summary>
    public async Task<bool> IsInsideAsync()
    {
        await foreach (var blob in new BlobContainerClient(Deployment.Storage.ConnectionString, "internal-steer").GetBlobsAsync(prefix: $"scores/tam-linh-vuc/{Second}/"))
            return true;
        return false;
    }

    public async Task InitializeAsync()
    {
        await browser.InitializeAsync();
        Deployment = await Deployment.CreateAsync();
        await Deployment.UploadDashboardAsync();
        var keys = await Deployment.MakeKeysAsync(["01", "24", "79", "04"]);
        await using (var app = await Deployment.StartAppAsync())
        {
            await SendAsync(app, First, ("01", Report(900)), ("24", Report(500)), ("79", Report(700)));
            await SendAsync(app, Second, ("01", Report(400)), ("24", Report(400)), ("79", Report(900)), ("04", """{"values":{"CP07":1000,"CP08":900}}"""));
        }

        // A process publishes whatever is behind when it starts; what is for internal use follows the public.
        await using var another = await Deployment.StartAppAsync();
        await Eventually.TrueAsync(IsInsideAsync, () => another.Log);
        await Eventually.TrueAsync(async () => (long?)(await Deployment.IndexAsync())?["entries"]?[$"scores/qd-766/{Second}"]?["sequence"] == 7, () => another.Log);

        async Task SendAsync(AppInstance app, string period, params (string Unit, string Body)[] reports)
        {
            foreach (var (unit, body) in reports)
            {
                using var response = await app.PutAsync($"submissions/cds-thang/{period}/{unit}", keys[unit], body);
                Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
            }
        }
    }

    public async Task DisposeAsync()
    {
        await browser.DisposeAsync();
        await Deployment.DisposeAsync();
    }

    /// <summary>A report with figures for all 76 points that there can be; all but the dossiers online are full.</summary>
    private static string Report(int online)
    {
        var values = new JsonObject { ["CP08"] = online, ["CP03"] = 0 };
        foreach (var code in "CP01 CP02 CP05 CP07 CP13_MS CP13_TS CP15_MS CP15_TS CP16_MS CP16_TS CP17_TS CP18_TS CP19_TS CP20_MS CP20_TS CP21_MS CP21_TS NT03 TC02_MS TC02_TS AT02_TS AT01 QM11 AT03_TS AT04_TS CP09 NL01 NL04".Split(' '))
            values[code] = code is "NT03" ? 1 : code is "CP09" ? online : 1000;
        values["VT01"] = 1_000_000;
        values["VT02"] = 800_000;
        return new JsonObject { ["values"] = values }.ToJsonString();
    }
}
