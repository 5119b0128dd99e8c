using static Microsoft.Playwright.Assertions;

namespace NhipSo.EndToEnd.Tests.Dashboard;

/// <summary>Keys and sources are kept by whoever administers.</summary>
[Collection(nameof(DeskSite))]
public sealed class AdministeringOnThePage(DeskSite desk)
{
    [Fact]
    public async Task A_key_is_shown_once_and_revoked()
    {
        var page = await desk.OpenAsync("quan-tri", "#/dieu-hanh/khoa");
        await page.Locator("[data-test=new-key]").ClickAsync();
        await page.Locator("[data-test=key-holder]").FillAsync("79");
        await page.Locator("[data-test=key-note]").FillAsync("Phần mềm báo cáo");
        await page.Locator("[data-test=order-yes]").ClickAsync();
        await Expect(page.Locator("[data-test=secret]")).ToBeVisibleAsync(DeskSite.Patiently);
        var secret = await page.Locator("[data-test=secret]").InputValueAsync();
        var id = secret.Split('_')[1];
        Assert.True(await IsAcceptedAsync(secret));
        await page.Locator("[data-test=kept-it]").ClickAsync();
        await page.ReloadAsync();
        await Expect(page.Locator($"[data-key='{id}'][data-key-state=good]")).ToContainTextAsync("Phần mềm báo cáo", new() { Timeout = 30_000 });
        Assert.DoesNotContain(secret, await page.ContentAsync(), StringComparison.Ordinal);
        await page.Locator($"[data-key='{id}'] [data-act=revoke]").ClickAsync();
        await page.Locator("[data-test=order-yes]").ClickAsync();
        await Expect(page.Locator($"[data-key='{id}'][data-key-state=revoked]")).ToBeVisibleAsync(DeskSite.Patiently);
        Assert.False(await IsAcceptedAsync(secret));
        Assert.Empty(desk.Site.Errors);
    }

    [Fact]
    public async Task A_source_is_tried_defined_and_removed()
    {
        var page = await desk.OpenAsync("quan-tri", "#/dieu-hanh");
        await page.Locator("[data-test=new-source]").ClickAsync();
        foreach (var (field, value) in new[] { ("id", "thu-nghiem"), ("nameVi", "Trang thử"), ("nameEn", "A page"), ("owner", "24"), ("vendor", "NhipSo"), ("address", new Uri(desk.Site.Deployment.Site, "index.html").ToString()) })
            await page.Locator($"[data-test=source-{field}]").FillAsync(value);
        Assert.Contains("\"id\": \"thu-nghiem\"", await page.Locator("[data-test=source-json]").InputValueAsync(), StringComparison.Ordinal);
        await page.Locator("[data-test=try]").ClickAsync();
        await Expect(page.Locator("[data-test=trial][data-class=ok]")).ToContainTextAsync("Hoạt động", new() { Timeout = 30_000 });
        await page.Locator("[data-test=source-owner]").FillAsync("khong-co"); // what is wrong is said in place
        await page.Locator("[data-test=try]").ClickAsync();
        await Expect(page.Locator("[data-view=source-editor] [role=alert]")).ToContainTextAsync("/owner", new() { Timeout = 30_000 });
        await page.Locator("[data-test=source-owner]").FillAsync("24");
        await page.Locator("[data-test=store]").ClickAsync();
        await page.Locator("[data-test=order-yes]").ClickAsync();
        await page.Locator("[data-source=thu-nghiem] [data-act=remove]").ClickAsync(new() { Timeout = 30_000 });
        await page.Locator("[data-test=order-yes]").ClickAsync();
        await Expect(page.Locator("[data-source=thu-nghiem]")).ToHaveCountAsync(0, new() { Timeout = 30_000 });
        Assert.Empty(desk.Site.Errors);
    }

    private async Task<bool> IsAcceptedAsync(string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("session", UriKind.Relative));
        request.Headers.Add("X-Api-Key", key);
        using var response = await desk.Site.App.Http.SendAsync(request);
        return response.IsSuccessStatusCode;
    }
}
