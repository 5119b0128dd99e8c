using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using NhipSo.EndToEnd.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace NhipSo.EndToEnd.Tests.Dashboard;

/// <summary>
/// A site on which units have reported two months, and two provinces a month before their merger. Then every function is stopped:
/// whatever the pages show, they read from storage alone.
/// </summary>
public sealed class IndicatorSite : IAsyncLifetime
{
    private readonly List<string> errors = [];
    private readonly Browser browser = new();
    private Deployment deployment = null!;

    /// <summary>What the list of indicators said before anyone had reported.</summary>
    public string WhenFresh { get; private set; } = "";

    /// <summary>The hash that the receipt of 24's report for October 2026 names.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>What the pages wrote as errors.</summary>
    public IReadOnlyCollection<string> Errors => errors;

    /// <summary>Where the published files are.</summary>
    public Uri Data => new(deployment.Site, "data/");

    /// <summary>Opens an address of the dashboard.</summary>
    public Task<IPage> OpenAsync(string hash, int width = 1280, ColorScheme scheme = ColorScheme.Light, bool isInspected = false) =>
        browser.OpenAsync(new(deployment.Site, $"index.html{hash}"), errors, width, scheme, isInspected);

    public async Task InitializeAsync()
    {
        SetDefaultExpectTimeout(30_000); // a page that has much to read may share its machine
        await browser.InitializeAsync();
        deployment = await Deployment.CreateAsync();
        await deployment.UploadDashboardAsync();
        await using (var app = await deployment.StartAppAsync())
        {
            await deployment.SnapshotAsync("published/sector", 0);
            var page = await OpenAsync("#/chi-tieu");
            await page.Locator("[data-test=published-groups]").WaitForAsync();
            WhenFresh = await page.Locator("main").InnerTextAsync();
            await page.Context.CloseAsync();
            await SendAllAsync(app);
        }

        // A process publishes at its start whatever is behind: histories and open data otherwise follow by the minute.
        await using var publisher = await deployment.StartAppAsync();
        await Eventually.TrueAsync(async () => await IsPublishedAsync(), () => $"Not all was published: {publisher.Log}");
    }

    public async Task DisposeAsync()
    {
        await browser.DisposeAsync();
        await deployment.DisposeAsync();
    }

    private async Task<bool> IsPublishedAsync() =>
        (await deployment.FindAsync("data/catalogue.json"))?["datasets"]?.AsArray().Any(
            dataset => (string?)dataset!["id"] == "cds-thang" && dataset["distributions"]!.AsArray().Count(file => (string?)file!["format"] == "csv" && (string?)file["key"] is "2025-05" or "2026-10") == 2) is true;

    private static string NameOf(string unit) => $"key{unit.Replace("~", "of", StringComparison.Ordinal)}";

    private async Task SendAllAsync(AppInstance app)
    {
        // A key's name has no `~`.
        var keys = await deployment.MakeKeysAsync(new[] { "24~2008", "27~2008", "01", "24", "48", "79", "92", "G06" }.Select(unit => $"{NameOf(unit)}={unit}:sign"));

        // 18 % of 1,000 together: the mean of the two rates would be 50 %.
        await SendAsync("2025-05", "24~2008", Answers.Report(100, 90));
        await SendAsync("2025-05", "27~2008", Answers.Report(900, 90));
        await SendAsync("2025-05", "01", Answers.Report(1000, 500));
        await SendAsync("2025-09", "24", Answers.Report(2000, 720));

        foreach (var (unit, september, october) in new[] { ("01", 350, 500), ("24", 400, 400), ("48", 410, 400), ("92", 200, 100) })
        {
            await SendAsync("2026-09", unit, Answers.ReportNow(1000, september));
            var report = Answers.ReportNow(1000, october);
            var hash = await SendAsync("2026-10", unit, unit == "24" ? report.Replace("\"CP07\"", "\"VT10\":50,\"CP07\"", StringComparison.Ordinal) : report);
            Hash = unit == "24" ? hash : Hash;
        }

        await SendAsync("2026-10", "79", Answers.ReportNow(1000, 300).Replace("{\"values\"", "{\"valueStatus\":\"estimate\",\"values\"", StringComparison.Ordinal));

        await SendAsync("2026", "G06", """{"values":{"VT10":{"value":900,"parts":{"24":200}}}}""", "ke-hoach-nam");

        async Task<string> SendAsync(string period, string unit, string report, string form = "cds-thang")
        {
            using var response = await app.PutAsync(string.Create(CultureInfo.InvariantCulture, $"submissions/{form}/{period}/{unit}"), keys[NameOf(unit)], report);
            var text = await response.Content.ReadAsStringAsync();
            return response.IsSuccessStatusCode ? (string)JsonNode.Parse(text)!["hash"]! : throw new InvalidOperationException(text);
        }
    }
}
