using static Microsoft.Playwright.Assertions;

namespace NhipSo.EndToEnd.Tests.Dashboard;

/// <summary>The desk is open to whoever has a part in it, whatever they look at it with.</summary>
[Collection(nameof(DeskSite))]
public sealed class TheDeskForEveryone(DeskSite desk)
{
    [Fact]
    public async Task Whoever_has_no_part_in_it_stands_at_a_gate_that_says_so()
    {
        var anyone = await desk.Site.OpenAsync("#/dieu-hanh");
        await Expect(anyone.Locator("[data-view=sign-in]")).ToBeVisibleAsync();
        var clerk = await desk.OpenAsync("can-bo-24", "#/dieu-hanh/khoa");
        await Expect(clerk.Locator("[data-view=no-ruler]")).ToBeVisibleAsync();
        await Expect(clerk.Locator("[data-page=steering]")).ToHaveCountAsync(1); // because it is open
        var ministry = await desk.OpenAsync("bo-g06", "#/dieu-hanh/khoa");
        await Expect(ministry.Locator("[data-view=not-yours]")).ToBeVisibleAsync();
        await Expect(ministry.Locator("[data-tab=keys]")).ToHaveCountAsync(0);

        await ministry.EvaluateAsync("Object.keys(sessionStorage).filter(key => key.includes('oidc')).forEach(key => sessionStorage.removeItem(key))");
        await DeskSite.GoAsync(ministry, "#/dieu-hanh/doi-soat");
        await ministry.Locator(".ended button").ClickAsync(new() { Timeout = 30_000 }); // whose sign-in has ended goes on after another one
        await ministry.Locator("#bo-g06").ClickAsync();
        await Expect(ministry.Locator("[data-test=pick-state]")).ToBeVisibleAsync(DeskSite.Patiently);
    }

    [Fact]
    public async Task It_breaks_no_rule_and_fits()
    {
        var page = await desk.OpenAsync("bo-g06", "#/dieu-hanh/qua-han", isInspected: true);
        await Expect(page.Locator("[data-group]").First).ToBeVisibleAsync(DeskSite.Patiently);
        await page.MustBeFineAsync("desk-list");
        await page.Locator("[data-period-step=extend]").First.ClickAsync();
        await page.MustBeFineAsync("desk-order");
        await page.Keyboard.PressAsync("Escape");
        await page.Locator("[data-owed] a").First.ClickAsync();
        await Expect(page.Locator("[data-step]").First).ToBeVisibleAsync(DeskSite.Patiently);
        await page.MustBeFineAsync("desk-one");
        var period = (await desk.SendAsync(HttpMethod.Get, $"obligations?form={SignInSite.Form}&unit=01", "ministry"))["obligations"]!.AsArray().Last(each => (string)each!["status"]! is not "notOpen")!["period"]!;
        await desk.SendAsync(HttpMethod.Put, $"submissions/{SignInSite.Form}/{period}/01", "01", """{"values": {"CP07": 168746, "BC05": 170000}}""");
        await DeskSite.GoAsync(page, $"#/dieu-hanh/bao-cao/{SignInSite.Form}/{period}/01");
        await Expect(page.Locator("[data-remark=CP09]")).ToBeVisibleAsync(DeskSite.Patiently);
        await page.MustBeFineAsync("desk-sent");
        await page.Locator("[data-remark=CP09]").ClickAsync();
        await page.MustBeFineAsync("desk-return");
        await page.Keyboard.PressAsync("Escape");
        await DeskSite.GoAsync(page, "#/dieu-hanh/doi-soat");
        await Expect(page.Locator("[data-test=pick-state]")).ToBeVisibleAsync(DeskSite.Patiently);
        await page.MustBeFineAsync("desk-discrepancies");

        page = await desk.OpenAsync("quan-tri", "#/dieu-hanh/khoa", isInspected: true);
        await Expect(page.Locator("[data-key]").First).ToBeVisibleAsync(DeskSite.Patiently);
        await page.MustBeFineAsync("desk-keys");
        await DeskSite.GoAsync(page, "#/dieu-hanh/ket-noi/moi");
        await Expect(page.Locator("[data-test=source-json]")).ToBeVisibleAsync(DeskSite.Patiently);
        await page.MustBeFineAsync("desk-source");
        await DeskSite.GoAsync(page, "#/dieu-hanh/gian-doan");
        await Expect(page.Locator("[data-test=outage]")).ToBeVisibleAsync(DeskSite.Patiently);
        await page.MustBeFineAsync("desk-outages");
    }
}
