using Microsoft.Playwright;
using NhipSo.Testing;
using static Microsoft.Playwright.Assertions;

namespace NhipSo.EndToEnd.Tests.Dashboard;

/// <summary>The frame and the clerk's pages, held against axe-core's rules, on a phone and at a desk, in both themes.</summary>
public sealed class ForEveryone(Browser browser) : IClassFixture<Browser>, IAsyncLifetime
{
    private static readonly string Axe = Repository.PathOf("node_modules", "axe-core", "axe.min.js");

    private SignInSite site = null!;

    public async Task InitializeAsync() => site = await SignInSite.StartAsync(browser);

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Theory]
    [InlineData(360, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    public async Task Breaks_no_rule_and_fits(int width, ColorScheme scheme)
    {
        var page = await site.OpenAsync("#/", width, scheme, isInspected: true);
        await MustBeFineAsync(page, "overview", width, scheme);
        await page.GotoAsync($"{page.Url.Split('#')[0]}#/lap-bao-cao");
        await MustBeFineAsync(page, "gate", width, scheme);

        page = await site.SignInAsync("lanh-dao-24", width, scheme, isInspected: true);
        await Expect(page.Locator("[data-owed]").First).ToBeVisibleAsync();
        await MustBeFineAsync(page, "list", width, scheme);

        await site.OpenReportAsync(page);
        await page.EnterAsync("CP07", "168746");
        await page.EnterAsync("CP08", "150000");
        await page.EnterAsync("CP09", "155000");
        await page.ExpectFindingAsync("CP09", "rule:toan-trinh");
        await page.Locator("[data-more=CP05]").ClickAsync();
        await MustBeFineAsync(page, "form", width, scheme);

        await page.EnterAsync("CP09", "115665");
        await page.ExpectSavedAsync();
        await page.Locator("[data-test=hand-over]").ClickAsync();
        await Expect(page.Locator("[data-test=confirm]")).ToBeVisibleAsync();
        await MustBeFineAsync(page, "handing-over", width, scheme);
        await page.Locator("[data-test=confirm]").ClickAsync();
        await Expect(page.Locator("[data-test=sign]")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await MustBeFineAsync(page, "sign", width, scheme);
        await page.SignAsync();
        await MustBeFineAsync(page, "receipt", width, scheme);
    }

    private static async Task MustBeFineAsync(IPage page, string name, int width, ColorScheme scheme)
    {
        await page.AddScriptTagAsync(new() { Path = Axe });
        var violations = await page.EvaluateAsync<string[]>(
            "async () => (await axe.run()).violations.map(each => `${each.id}: ${each.nodes.map(node => node.html.slice(0, 150)).join(' | ')}`)");
        await page.ScreenshotAsync(new() { Path = Repository.PathOf("artifacts", "screenshots", $"reporting-{name}-{width}-{scheme}.png"), FullPage = true });
        Assert.True(violations.Length == 0, $"{name}: {string.Join('\n', violations)}");
        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }
}
