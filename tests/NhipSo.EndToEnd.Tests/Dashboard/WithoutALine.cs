using NhipSo.EndToEnd.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace NhipSo.EndToEnd.Tests.Dashboard;

/// <summary>What was seen last is there without a line and while storage is down, and says so.</summary>
[Collection(nameof(DeskSite))]
public sealed class WithoutALine(DeskSite desk)
{
    [Fact]
    public async Task The_last_view_is_there_and_says_of_when_it_is()
    {
        var page = await desk.Site.OpenAsync("#/");
        await Expect(page.Locator("[data-connection=live]")).ToBeVisibleAsync(DeskSite.Patiently);
        await Eventually.TrueAsync(
            () => page.EvaluateAsync<bool>("""
                async () => {
                  const kept = (await (await caches.open('nhipso-data')).keys()).map(({ url }) => url)
                  return navigator.serviceWorker.controller !== null && kept.some(url => url.endsWith('data/index.json')) && kept.some(url => url.includes('/data/submissions/'))
                }
                """),
            () => "The worker keeps nothing.");
        var heading = await page.Locator("h1").TextContentAsync();
        await page.Context.SetOfflineAsync(true);
        await page.ReloadAsync();
        await Expect(page.Locator("[data-notice=offline]")).ToContainTextAsync("Đang hiện số liệu tải lúc", new() { Timeout = 30_000 });
        await Expect(page.Locator("h1")).ToHaveTextAsync(heading!);
        await page.Locator("[data-page=reporting]").ClickAsync(); // a page that was never opened is there too
        await Expect(page.Locator("#gate")).ToBeVisibleAsync();
        await page.Context.SetOfflineAsync(false);

        await desk.Site.Deployment.Storage.StopAsync();
        await page.GotoAsync(new Uri(desk.Site.Deployment.Site, "index.html").ToString());
        await Expect(page.Locator("[data-notice=failed]")).ToContainTextAsync("Đang hiện số liệu tải lúc", new() { Timeout = 30_000 });
        await Expect(page.Locator("h1")).ToHaveTextAsync(heading!);
        await desk.Site.Deployment.Storage.ResumeAsync();
        await page.EvaluateAsync("document.dispatchEvent(new Event('visibilitychange'))"); // whoever comes back to the page need not wait for its next look
        await Expect(page.Locator("[data-connection=live]")).ToBeVisibleAsync(DeskSite.Patiently);
    }
}
