using System.Text.Json.Nodes;
using Microsoft.Playwright;
using NhipSo.EndToEnd.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace NhipSo.EndToEnd.Tests.Dashboard;

/// <summary>From the empty form to the receipt, in a real browser.</summary>
public sealed class AClerksMonth(Browser browser) : IClassFixture<Browser>, IAsyncLifetime
{
    private SignInSite site = null!;

    private string Address => $"submissions/{SignInSite.Form}/{site.Period}/24";

    public async Task InitializeAsync() => site = await SignInSite.StartAsync(browser);

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task Goes_from_the_empty_form_over_a_wrong_figure_a_lost_line_and_a_return_to_the_receipt()
    {
        var clerk = await site.SignInAsync("can-bo-24");
        await site.OpenReportAsync(clerk);
        await clerk.EnterAsync("CP07", "168746");
        await Expect(clerk.Locator("#v-CP07")).ToHaveValueAsync("168.746");
        await clerk.EnterAsync("CP08", "150000");
        await clerk.EnterAsync("CP09", "155000");
        await clerk.ExpectFindingAsync("CP09", "rule:toan-trinh");
        await clerk.EnterAsync("CP01", "9");
        await clerk.ExpectFindingAsync("CP01", "out-of-bounds");
        await clerk.Locator("[data-test=hand-over]").ClickAsync(); // goes to the first wrong figure instead
        await Expect(clerk.Locator("#v-CP01")).ToBeFocusedAsync();

        await clerk.Context.SetOfflineAsync(true);
        await clerk.EnterAsync("CP01", "1890");
        await clerk.EnterAsync("CP09", "115665");
        await clerk.ExpectSavedAsync("offline");
        await clerk.Context.SetOfflineAsync(false);
        await clerk.ExpectSavedAsync();
        await clerk.ReloadAsync();
        await Expect(clerk.Locator("#v-CP09")).ToHaveValueAsync("115.665");
        await Expect(clerk.Locator("[data-field=CP11] output")).ToHaveTextAsync("68,54%");
        await clerk.HandOverAsync();

        var leader = await site.SignInAsync("lanh-dao-24");
        await site.OpenReportAsync(leader);
        await Expect(leader.Locator("[data-value=CP09]")).ToContainTextAsync("115.665");
        await leader.SignAsync();
        await MustBeGenuineAsync(await DownloadAsync(leader, "[data-test=download-receipt]"));

        await ReturnAsync();
        await clerk.ReloadAsync();
        await Expect(clerk.Locator("[data-field=CP09] [data-level=remark]")).ToContainTextAsync("Thấp hơn nhiều");
        await clerk.EnterAsync("CP09", "116000");
        await clerk.Locator("[data-test=reason]").FillAsync("Rà soát theo yêu cầu");
        await Expect(clerk.Locator("[data-place='/values/CP09']")).ToContainTextAsync("115.665 → 116.000");
        await clerk.HandOverAsync();
        await leader.ReloadAsync();
        await leader.SignAsync();
        await Expect(leader.Locator("[data-test=receipt]")).ToContainTextAsync("Điều chỉnh lần 1");

        var published = await site.Deployment.SnapshotAsync($"submissions/{SignInSite.Form}/{site.Period}", 3);
        Assert.Equal(116000, (int)published["submissions"]![0]!["values"]!["CP09"]!);
        Assert.Empty(site.Errors);
    }

    [Fact]
    public async Task Is_typed_into_a_form_that_is_closed_without_a_line_and_is_there_again()
    {
        var clerk = await site.SignInAsync("can-bo-24");
        await site.OpenReportAsync(clerk);
        await clerk.EnterAsync("CP07", "168746");
        await clerk.ExpectSavedAsync();
        var api = new Uri(site.App.Http.BaseAddress!, "**").ToString();
        await clerk.RouteAsync(api, route => route.AbortAsync()); // the site is reached, the server is not
        await clerk.EnterAsync("CP08", "150000");
        await clerk.ExpectSavedAsync("offline");
        await clerk.GotoAsync("about:blank");
        await clerk.GoBackAsync();
        await Expect(clerk.Locator("#v-CP08")).ToHaveValueAsync("150.000");
        await clerk.UnrouteAsync(api);
        await clerk.ReloadAsync();
        await clerk.ExpectSavedAsync();
        var draft = await site.SendAsync(HttpMethod.Get, $"drafts/{SignInSite.Form}/{site.Period}/24", "bacninh");
        Assert.Equal(150000, (int)draft["body"]!["values"]!["CP08"]!);
    }

    [Fact]
    public async Task Is_worked_on_by_two_and_neither_loses_anything()
    {
        var clerk = await site.SignInAsync("can-bo-24");
        await site.OpenReportAsync(clerk);
        await clerk.EnterAsync("CP07", "168746");
        await clerk.ExpectSavedAsync();
        var address = $"drafts/{SignInSite.Form}/{site.Period}/24";
        await site.SendAsync(HttpMethod.Put, address, "bacninh", """{"values": {"CP07": 168746, "CP01": 1890}}""");
        await clerk.EnterAsync("CP08", "150000");
        await clerk.ExpectSavedAsync();
        await Expect(clerk.Locator("#v-CP01")).ToHaveValueAsync("1.890");

        await site.SendAsync(HttpMethod.Put, address, "bacninh", """{"values": {"CP07": 168746, "CP01": 1900, "CP08": 150000}}""");
        await clerk.EnterAsync("CP01", "1895");
        await Expect(clerk.Locator("[data-test=conflict]")).ToContainTextAsync("1.900", new() { Timeout = 30_000 });
        await clerk.Locator("[data-test=keep-mine]").ClickAsync();
        await clerk.ExpectSavedAsync();
        Assert.Equal(1895, (int)(await site.SendAsync(HttpMethod.Get, address, "bacninh"))["body"]!["values"]!["CP01"]!);
    }

    [Fact]
    public async Task Is_done_with_the_keyboard_alone_and_each_page_begins_at_its_heading()
    {
        var page = await site.OpenAsync("#/");
        await page.TabToAsync(".skip");
        await page.TabToAsync("[data-page=reporting]");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("h1")).ToBeFocusedAsync();
        await page.TabToAsync("[data-test=gate-sign-in]");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#can-bo-24")).ToBeVisibleAsync();
        await page.TabToAsync("#can-bo-24");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator($"[data-owed='{SignInSite.Form}/{site.Period}']")).ToBeVisibleAsync();
        await page.TabToAsync($"[data-owed='{SignInSite.Form}/{site.Period}'] a");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("[data-view=editor]")).ToBeVisibleAsync();
        await Expect(page.Locator("h1")).ToBeFocusedAsync();
        await page.TabToAsync(".number-input");
        await page.Keyboard.TypeAsync("12");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("34");
        await page.ExpectSavedAsync();
        await page.TabToAsync("[data-test=hand-over]", "Shift+Tab");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("[data-test=confirm]")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("[data-test=take-back]")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Expect(page.Locator("h1")).ToBeFocusedAsync();
        var draft = await site.SendAsync(HttpMethod.Get, $"drafts/{SignInSite.Form}/{site.Period}/24", "bacninh");
        Assert.Equal("awaitingSignature", (string)draft["state"]!);
        Assert.Equal(2, draft["body"]!["values"]!.AsObject().Count);
    }

    [Fact]
    public async Task Is_not_disturbed_when_a_token_is_not_believed_any_more()
    {
        var clerk = await site.SignInAsync("can-bo-24");
        await site.OpenReportAsync(clerk);
        await clerk.EnterAsync("CP07", "168746");
        await clerk.ExpectSavedAsync();
        await clerk.EvaluateAsync("""
            () => {
              const key = Object.keys(sessionStorage).find(each => each.startsWith('nhipso.oidc.user:'))
              sessionStorage[key] = JSON.stringify({ ...JSON.parse(sessionStorage[key]), access_token: 'a.b.c' })
            }
            """);
        await clerk.EnterAsync("CP08", "150000");
        await clerk.ExpectSavedAsync();
        Assert.Empty(site.Errors);
    }

    [Fact]
    public async Task Stays_where_it_is_when_the_sign_in_ends_and_goes_on_after_another_one()
    {
        var clerk = await site.SignInAsync("can-bo-24");
        await site.OpenReportAsync(clerk);
        await clerk.EnterAsync("CP07", "168746");
        await clerk.ExpectSavedAsync();
        await clerk.EvaluateAsync("Object.keys(sessionStorage).filter(key => key.includes('oidc')).forEach(key => sessionStorage.removeItem(key))");
        await clerk.EnterAsync("CP08", "150000");
        await clerk.ExpectSavedAsync("expired");
        await clerk.Locator("[data-test=sign-in-again]").ClickAsync(); // the issuer still knows who it is
        await clerk.ExpectSavedAsync();
        await Expect(clerk.Locator("#v-CP08")).ToHaveValueAsync("150.000");
        Assert.EndsWith($"#/lap-bao-cao/{SignInSite.Form}/{site.Period}", clerk.Url, StringComparison.Ordinal);
        Assert.Empty(site.Errors);
    }

    private static async Task<string> DownloadAsync(IPage page, string selector)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator(selector).ClickAsync());
        return await File.ReadAllTextAsync(await download.PathAsync());
    }

    private async Task MustBeGenuineAsync(string receipt)
    {
        using var body = new StringContent(receipt, System.Text.Encoding.UTF8, "text/plain");
        using var answer = await site.App.Http.PostAsync(new Uri("receipts/verify", UriKind.Relative), body);
        Assert.True((bool)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["valid"]!);
    }

    private async Task ReturnAsync()
    {
        var sent = await site.SendAsync(HttpMethod.Get, Address, "ministry");
        var due = DateTimeOffset.UtcNow.AddDays(7).ToString("yyyy-MM-dd'T'HH:mm:ssK", System.Globalization.CultureInfo.InvariantCulture);
        await site.SendAsync(HttpMethod.Post, $"{Address}/return", "ministry",
            $$"""{"note": "Đề nghị rà soát", "remarks": [{"place": "CP09", "text": "Thấp hơn nhiều so với số liệu đo được"}], "due": "{{due}}"}""", (string)sent["hash"]!);
    }
}
