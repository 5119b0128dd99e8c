using Microsoft.Playwright;
using NhipSo.EndToEnd.Tests.Running;
using NhipSo.Testing;
using static Microsoft.Playwright.Assertions;

namespace NhipSo.EndToEnd.Tests.Dashboard;

/// <summary>The dashboard, in a real browser, from storage alone.</summary>
public sealed class FromReportToPicture(Browser browser) : IClassFixture<Browser>, IAsyncLifetime
{
    private const string Figure = "[data-indicator=CP11_LK] [data-test=value]";
    private readonly NodeExporter exporter = new();
    private readonly List<string> errors = [];
    private Deployment deployment = null!;
    private AppInstance app = null!;

    private Uri Page => new(deployment.Site, "index.html");

    public async Task InitializeAsync()
    {
        await exporter.StartAsync();
        deployment = await Deployment.CreateAsync(NodeExporter.Source("may-chu", exporter.Address, ("memory", "node_memory_MemTotal_bytes", null)));
        await deployment.UploadDashboardAsync();
        app = await deployment.StartAppAsync();
        await SendAsync("submissions/cds-thang/2024-12/35", deployment.Keys["hanam"], Answers.Report(168746, 115665), 1);
        await deployment.SnapshotAsync("measurements", 1);
    }

    public async Task DisposeAsync()
    {
        await app.DisposeAsync();
        await exporter.DisposeAsync();
        await deployment.DisposeAsync();
    }

    [Fact]
    public async Task Shows_the_figures_who_has_reported_and_what_was_measured()
    {
        var page = await browser.OpenAsync(Page, errors);
        await Expect(page.Locator(Figure)).ToContainTextAsync("68,54");
        await Expect(page.Locator("[data-unit='35~2008']")).ToHaveAttributeAsync("data-state", "late");
        await Expect(page.Locator("[data-unit='01']")).ToHaveAttributeAsync("data-state", "overdue");
        // Measured each second and stale after three: on a busy machine that is seen anew with the next reading of the index.
        await Expect(page.Locator("[data-source=may-chu]")).ToHaveAttributeAsync("data-state", "healthy", new() { Timeout = 60_000 });
        await page.Locator("[data-unit='35~2008']").ClickAsync();
        await Expect(page.Locator("dialog [data-value=CP07_LK]")).ToContainTextAsync("168.746");
        Assert.Empty(errors);
    }

    [Fact]
    public async Task Shows_a_correction_while_the_page_is_open()
    {
        var page = await browser.OpenAsync(Page, errors);
        await Expect(page.Locator(Figure)).ToContainTextAsync("68,54");
        using var current = await app.PutAsync("submissions/cds-thang/2024-12/35", deployment.Keys["hanam"], Answers.Report(168746, 115665));
        var hash = (string)(await current.JsonAsync())["hash"]!;
        await SendAsync("submissions/cds-thang/2024-12/35", deployment.Keys["hanam"], Answers.Report(200000, 100000, "Sửa"), 2, hash);
        await Expect(page.Locator(Figure)).ToContainTextAsync("50", new() { Timeout = 60_000 });
    }

    [Fact]
    public async Task Needs_no_function()
    {
        await app.KillAsync();
        var page = await browser.OpenAsync(Page, errors);
        await Expect(page.Locator(Figure)).ToContainTextAsync("68,54");
        Assert.Empty(errors);
    }

    [Theory]
    [InlineData(360, ColorScheme.Light)]
    [InlineData(360, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task Fits_a_phone_and_a_desk_in_both_themes(int width, ColorScheme scheme)
    {
        var page = await browser.OpenAsync(Page, errors, width, scheme);
        await Expect(page.Locator(Figure)).ToBeVisibleAsync();
        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await ScreenshotAsync(page, $"dashboard-{width}-{scheme}");
        Assert.Empty(errors);
    }

    [Fact]
    public async Task Speaks_English_when_asked()
    {
        var page = await browser.OpenAsync(Page, errors);
        await page.Locator("[data-language=en]").ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await Expect(page.Locator(Figure)).ToContainTextAsync("68.54");
        await page.ReloadAsync();
        await Expect(page.Locator(Figure)).ToContainTextAsync("68.54");
    }

    private async Task SendAsync(string address, string key, string body, int sequence, string? ifMatch = null)
    {
        using var response = await app.PutAsync(address, key, body, ifMatch);
        response.EnsureSuccessStatusCode();
        await deployment.SnapshotAsync("submissions/cds-thang/2024-12", sequence);
    }

    private static Task ScreenshotAsync(IPage page, string name) => page.ScreenshotAsync(
        new() { Path = Repository.PathOf("artifacts", "screenshots", $"{name}.png"), FullPage = true });
}
