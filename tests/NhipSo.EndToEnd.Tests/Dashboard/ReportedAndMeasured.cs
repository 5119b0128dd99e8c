using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.Playwright;
using NhipSo.EndToEnd.Tests.Running;
using NhipSo.Testing;
using static Microsoft.Playwright.Assertions;

namespace NhipSo.EndToEnd.Tests.Dashboard;

/// <summary>
/// The pages Đo trực tuyến and Đối soát số liệu over one site: what was reported and measured stands side by side, a unit that may still
/// explain is nowhere, and is there once it has; a system that stopped says so.
/// </summary>
public sealed class ReportedAndMeasured(Browser browser) : IClassFixture<Browser>, IAsyncLifetime
{
    private const string Explanation = "Tỉnh chia cho hồ sơ của các dịch vụ toàn trình.";
    private static readonly string Axe = Repository.PathOf("node_modules", "axe-core", "axe.min.js");
    private readonly NodeExporter living = new();
    private readonly NodeExporter stopped = new();
    private readonly List<string> errors = [];
    private Deployment deployment = null!;
    private AppInstance app = null!;
    private IReadOnlyDictionary<string, string> keys = null!;

    public async Task InitializeAsync()
    {
        await Task.WhenAll(living.StartAsync(), stopped.StartAsync());
        deployment = await Deployment.CreateAsync(
            NodeExporter.Source("con-chay", living.Address, ("memory", "node_memory_MemTotal_bytes", null)),
            NodeExporter.Source("da-tat", stopped.Address, ("memory", "node_memory_MemTotal_bytes", null)));
        keys = await deployment.MakeKeysAsync(["clerk=01:enter", "p01=01:sign", "p04=04:sign"]);
        await deployment.UploadDashboardAsync();
        app = await AppInstance.StartAsync(deployment.Settings, isHandler: true);
    }

    public async Task DisposeAsync()
    {
        await app.DisposeAsync();
        await living.DisposeAsync();
        await stopped.DisposeAsync();
        await deployment.DisposeAsync();
    }

    [Fact]
    public async Task From_two_figures_to_an_answer_that_everyone_reads()
    {
        await RunAsync("PublishSnapshots");
        var page = await OpenAsync("#/doi-soat");
        await Expect(page.Locator("[data-view=none-compared]")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-test=published-statement]")).ToContainTextAsync("đo trực tuyến chỉ đạt 17%");

        await ReportAndMeasureAsync();
        await MeasureAsync();
        page = await OpenAsync("#/doi-soat");
        await Expect(page.Locator("[data-test=statement]")).ToHaveTextAsync("Các tỉnh, thành phố báo cáo 20,00%, đo trực tuyến 20,00%.");
        await Expect(page.Locator("[data-test=withheld]")).ToContainTextAsync("1 đơn vị");
        await Expect(page.Locator("[data-test=units-table] [data-unit='04']")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-test=units-table] [data-unit='01']")).ToHaveCountAsync(0);
        var (everything, compared) = (await CrawlAsync("data/"), await CrawlAsync("data/reconciliation/cds-thang/2025-12/"));
        foreach (var trace in new[] { "discrepant", "otherDenominator", "14.48" })
            Assert.DoesNotContain(trace, everything, StringComparison.Ordinal);
        foreach (var trace in new[] { "31.48", "10000" })
            Assert.DoesNotContain(trace, compared, StringComparison.Ordinal);

        await AnswerAsync();
        await RunAsync("PublishSnapshots");
        await Expect(page.Locator("[data-test=statement]")).ToContainTextAsync("đo trực tuyến 17,", new() { Timeout = 60_000 }); // the page that is open
        await Expect(page.Locator("[data-gap='01']")).ToContainTextAsync(Explanation);
        await Expect(page.Locator("[data-gap='01'] .gap-size")).ToHaveTextAsync("+14,48 điểm phần trăm");
        await Expect(page.Locator("[data-test=chart] svg")).ToHaveCountAsync(2);
        await Expect(page.Locator("[data-test=lines-table] tbody tr")).ToHaveCountAsync(2);
        await Expect(page.Locator("[data-test=explained] li").First).ToContainTextAsync("điểm phần trăm");

        await page.Locator("[data-test=units-table] [data-unit='01'] a").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Hà Nội");
        await Expect(page.Locator("[data-test=reply]")).ToContainTextAsync(Explanation);
        await Expect(page.Locator("[data-side=measured]")).ToContainTextAsync("365/365");
        await Expect(page.Locator("[data-side=reported] a")).ToHaveAttributeAsync("href", "#/chi-tieu/CP11_LK/cds-thang/2025-12/01");
        await page.Locator("[data-test=all-of-unit]").ClickAsync();
        await Expect(page.Locator("[data-rows-of='01'] [data-value=CP11_LK]")).ToContainTextAsync("+14,48 điểm phần trăm");
        await page.GotoAsync(Address("#/don-vi/01"));
        await page.Locator("[data-test=to-reconciling]").ClickAsync();
        await page.Locator("[data-rows-of='01'] [data-value=CP11_LK] a").ClickAsync();
        await Expect(page.Locator("[data-test=reply]")).ToContainTextAsync(Explanation);
        await page.GotoAsync(Address("#/doi-soat"));
        await Expect(page.Locator("[data-test=statement]")).ToBeVisibleAsync();
        await page.Locator("[data-language=en]").ClickAsync();
        await Expect(page.Locator("[data-test=statement]")).ToContainTextAsync("measured online it was 17.");

        page = await OpenAsync("#/do-truc-tuyen");
        await Expect(page.Locator("[data-source=da-tat]")).ToHaveAttributeAsync("data-state", "down");
        await Expect(page.Locator("[data-source=da-tat] .tile-state")).ToContainTextAsync(new System.Text.RegularExpressions.Regex("Ngừng hoạt động.*từ \\d\\d/\\d\\d/\\d{4} \\d\\d:\\d\\d"));
        await Expect(page.Locator("[data-source=con-chay] [data-test=as-of]")).ToContainTextAsync("Số liệu lúc");
        await Expect(page.Locator("[data-count=down] strong")).ToHaveTextAsync("1");
        await page.Locator("[data-test=find-source]").FillAsync("CON chay");
        await Expect(page.Locator("[data-test=source]")).ToHaveCountAsync(1);
        await page.GotoAsync(Address("#/do-truc-tuyen/con-chay"));
        await page.Locator("summary").First.ClickAsync();
        await Expect(page.Locator("[data-test=day-table] tbody tr").First).ToContainTextAsync("75,00%");
        await Expect(page.Locator("[data-class=tls]")).ToContainTextAsync("gia hạn, thay chứng thư");

        await MustBeFineAsync(360, ColorScheme.Dark);
        await MustBeFineAsync(1280, ColorScheme.Light);

        await app.KillAsync();
        page = await OpenAsync("#/doi-soat");
        await Expect(page.Locator("[data-gap='01']")).ToBeVisibleAsync();
        Assert.Empty(errors);
    }

    /// <summary>Hà Nội reports over another denominator than is measured; another reports what is measured. Two periods.</summary>
    private async Task ReportAndMeasureAsync()
    {
        foreach (var period in new[] { "2025-11", "2025-12" })
        {
            var (all, online, measured) = period == "2025-11" ? (5000, 1000, 5_000) : (5400, 1700, 10_000);
            foreach (var (unit, report) in new[] { ("01", Answers.Report(all, online)), ("04", Answers.Report(1000, 200)) })
            {
                using var sent = await app.PutAsync($"submissions/cds-thang/{period}/{unit}", keys[$"p{unit}"], report);
                sent.EnsureSuccessStatusCode();
            }

            await FreezeAsync(period, "01", measured, online);
            await FreezeAsync(period, "04", 1_000, 200);
        }

        await RunAsync("ReconcilePeriods");
        await RunAsync("PublishSnapshots");
    }

    /// <summary>Both systems are measured, and one of them stops; of the days before there are attempts already.</summary>
    private async Task MeasureAsync()
    {
        await Eventually.TrueAsync(async () =>
        {
            await RunAsync("PollSources");
            var states = await deployment.TableOf("Sources").QueryAsync<TableEntity>("PartitionKey eq 'state'").ToListAsync();
            return states.Count(state => state.ContainsKey("lastSuccess")) == 2;
        }, () => app.Log);
        await stopped.StopAsync();
        var yesterday = DateTimeOffset.UtcNow.AddHours(6).Date.AddDays(-1).AddHours(-7 + 6); // the last day that is summed up, at six in the morning in Vietnam, as UTC
        for (var slot = 0; slot < 4; slot++)
        {
            var at = new DateTimeOffset(yesterday, TimeSpan.Zero).AddSeconds(slot);
            await deployment.TableOf("Measurements").UpsertEntityAsync(new TableEntity($"con-chay|{at:yyyyMMdd}", $"a|{at:HHmmss}000")
            {
                ["class"] = slot == 3 ? "tls" : "ok", ["ended"] = at, ["milliseconds"] = 100 + slot,
            });
        }

        await deployment.TableOf("Sources").UpdateEntityAsync(
            new TableEntity("state", "con-chay") { ["firstSlot"] = new DateTimeOffset(yesterday, TimeSpan.Zero) }, Azure.ETag.All, TableUpdateMode.Merge);
        await RunAsync("CompactMeasurements");
        await Eventually.TrueAsync(async () =>
        {
            await RunAsync("PollSources");
            await RunAsync("PublishSnapshots");
            return (await deployment.SnapshotAsync("measurements", 1))["sources"]!.AsArray().Any(source => (string)source!["health"]! == "down");
        }, () => app.Log);
    }

    private async Task AnswerAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("discrepancies/cds-thang/2025-12/01/CP11_LK/answer", UriKind.Relative));
        request.Headers.Add("X-Api-Key", keys["clerk"]);
        request.Headers.Add("If-Match", "\"2\"");
        request.Content = new StringContent($$"""{"cause":"otherDenominator","text":"{{Explanation}}"}""", Encoding.UTF8, "application/json");
        using var answered = await app.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
    }

    /// <summary>What the nightly run freezes, as its row; with the mark that it leaves before.</summary>
    private async Task FreezeAsync(string period, string unit, double all, double online)
    {
        await deployment.TableOf("Pending").UpsertEntityAsync(new TableEntity("reconcile", $"cds-thang|{period}") { ["made"] = DateTimeOffset.UtcNow });
        var basis = new JsonObject();
        var row = new TableEntity($"cds-thang|{period}", $"{unit}|0001") { ["version"] = 1, ["taken"] = DateTimeOffset.UtcNow };
        foreach (var (indicator, value) in new[] { ("CP07_LK", all), ("CP09_LK", online), ("CP11_LK", 100 * online / all) })
        {
            basis[indicator] = new JsonObject { ["slots"] = new JsonArray(365, 365), ["systems"] = new JsonArray(1, 1), ["services"] = new JsonArray(0, 0), ["asOf"] = "2025-12-31T16:55:00Z" };
            row[indicator] = value;
        }

        row["coverage"] = basis.ToJsonString();
        await deployment.TableOf("MeasuredPeriods").UpsertEntityAsync(row);
    }

    private async Task MustBeFineAsync(int width, ColorScheme scheme)
    {
        var page = await browser.OpenAsync(new(Address("#/")), errors, width, scheme, isInspected: true);
        foreach (var (name, hash, ready) in new[]
        {
            ("doi-soat", "#/doi-soat", "[data-test=statement]"), ("doi-soat-don-vi", "#/doi-soat/CP11_LK/2025-12/01", "[data-test=reply]"),
            ("do-truc-tuyen", "#/do-truc-tuyen", "[data-test=source]"), ("do-truc-tuyen-he-thong", "#/do-truc-tuyen/con-chay", "[data-class=tls]"),
        })
        {
            await page.GotoAsync(Address(hash));
            await Expect(page.Locator(ready).First).ToBeVisibleAsync();
            await page.AddScriptTagAsync(new() { Path = Axe });
            var violations = await page.EvaluateAsync<string[]>(
                "async () => (await axe.run()).violations.map(each => `${each.id}: ${each.nodes.map(node => node.html.slice(0, 150)).join(' | ')}`)");
            await page.ScreenshotAsync(new() { Path = Repository.PathOf("artifacts", "screenshots", $"{name}-{width}-{scheme}.png"), FullPage = true });
            Assert.True(violations.Length == 0, $"{name} {width} {scheme}: {string.Join('\n', violations)}");
            Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        }

        await page.CloseAsync();
    }

    private async Task RunAsync(string timer) => Assert.True(await app.RunTimerAsync(timer), app.Log);

    private string Address(string hash) => string.Create(CultureInfo.InvariantCulture, $"{new Uri(deployment.Site, "index.html")}{hash}");

    private Task<IPage> OpenAsync(string hash) => browser.OpenAsync(new(Address(hash)), errors);

    /// <summary>Every public file of figures as it is read, unpacked: also those that no index names.</summary>
    private async Task<string> CrawlAsync(string folder)
    {
        var said = new StringBuilder();
        using var http = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All });
        await foreach (var blob in new BlobContainerClient(deployment.Storage.ConnectionString, "$web").GetBlobsAsync(prefix: folder))
            said.Append(blob.Name).Append('\n').Append(await http.GetStringAsync(new Uri(deployment.Site, blob.Name))).Append('\n');
        return said.ToString();
    }
}
