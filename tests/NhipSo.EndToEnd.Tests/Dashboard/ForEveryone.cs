using static Microsoft.Playwright.Assertions;

namespace NhipSo.EndToEnd.Tests.Dashboard;

/// <summary>The frame and the clerk's pages are for everyone, whatever they look at them with.</summary>
public sealed class ForEveryone(Browser browser) : IClassFixture<Browser>, IAsyncLifetime
{
    private SignInSite site = null!;

    public async Task InitializeAsync() => site = await SignInSite.StartAsync(browser);

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task They_break_no_rule_and_fit()
    {
        var page = await site.OpenAsync("#/", isInspected: true);
        await page.MustBeFineAsync("reporting-overview");
        await page.GotoAsync($"{page.Url.Split('#')[0]}#/lap-bao-cao");
        await page.MustBeFineAsync("reporting-gate");

        page = await site.SignInAsync("lanh-dao-24", isInspected: true);
        await Expect(page.Locator("[data-owed]").First).ToBeVisibleAsync();
        await page.MustBeFineAsync("reporting-list");

        await site.OpenReportAsync(page);
        await page.EnterAsync("CP07", "168746");
        await page.EnterAsync("CP08", "150000");
        await page.EnterAsync("CP09", "155000");
        await page.ExpectFindingAsync("CP09", "rule:toan-trinh");
        await page.Locator("[data-more=CP05]").ClickAsync();
        await page.MustBeFineAsync("reporting-form");

        await page.EnterAsync("CP09", "115665");
        await page.ExpectSavedAsync();
        await page.Locator("[data-test=hand-over]").ClickAsync();
        await Expect(page.Locator("[data-test=confirm]")).ToBeVisibleAsync();
        await page.MustBeFineAsync("reporting-handing-over");
        await page.Locator("[data-test=confirm]").ClickAsync();
        await Expect(page.Locator("[data-test=sign]")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await page.MustBeFineAsync("reporting-sign");
        await page.SignAsync();
        await page.MustBeFineAsync("reporting-receipt");
    }
}
