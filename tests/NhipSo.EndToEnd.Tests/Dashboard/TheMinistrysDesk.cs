using System.Text.Json.Nodes;
using Microsoft.Playwright;
using NhipSo.EndToEnd.Tests.Running;
using NhipSo.Testing;
using static Microsoft.Playwright.Assertions;

namespace NhipSo.EndToEnd.Tests.Dashboard;

/// <summary>The ministry's desk in a real browser: what waits is returned, confirmed, extended, decided; keys and sources are kept.</summary>
public sealed class TheMinistrysDesk(DeskSite desk) : IClassFixture<DeskSite>
{
    private const string Report = """{"values": {"CP07": 168746, "CP08": 150000, "CP09": 115665}}""";
    private static readonly LocatorAssertionsToBeVisibleOptions Patiently = new() { Timeout = 30_000 };

    [Fact]
    public async Task A_report_goes_back_with_a_remark_at_its_field_comes_again_and_is_confirmed_by_keyboard_alone()
    {
        var address = $"submissions/{SignInSite.Form}/{desk.Site.Period}/24";
        var first = await desk.SendAsync(HttpMethod.Put, address, "24", Report);
        var ministry = await desk.OpenAsync("bo-g06", "#/dieu-hanh");
        await ministry.Locator($"[data-owed='{SignInSite.Form}/{desk.Site.Period}/24'] a").ClickAsync();
        await ministry.Locator("[data-remark=CP09]").ClickAsync();
        await ministry.Locator("[data-test=remark-text]").FillAsync("Thấp hơn nhiều so với số liệu đo được");
        await ministry.Locator("[data-test=order-yes]").ClickAsync(); // nothing is returned without a reason
        await Expect(ministry.Locator("[data-test=note]")).ToBeFocusedAsync();
        await ministry.Locator("[data-test=note]").FillAsync("Đề nghị rà soát");
        await ministry.Locator("[data-test=order-yes]").ClickAsync();
        await Expect(ministry.Locator("[data-test=done]")).ToBeVisibleAsync(Patiently);
        await Expect(ministry.Locator("[data-entry=return]")).ToContainTextAsync("Thấp hơn nhiều so với số liệu đo được");

        var clerk = await desk.Site.SignInAsync("can-bo-24");
        var card = clerk.Locator($"[data-owed='{SignInSite.Form}/{desk.Site.Period}']");
        await Expect(card).ToContainTextAsync("Gửi lại trước");
        await card.Locator("a").ClickAsync();
        await Expect(clerk.Locator("[data-field=CP09] [data-level=remark]")).ToContainTextAsync("Thấp hơn nhiều");

        var body = JsonNode.Parse(Report)!;
        (body["values"]!["CP09"], body["reason"]) = (116000, "Rà soát theo yêu cầu");
        await desk.SendAsync(HttpMethod.Put, address, "24", body.ToJsonString(), (string)first["hash"]!);
        await ministry.ReloadAsync();
        await Expect(ministry.Locator("[data-place='/values/CP09']")).ToContainTextAsync("115.665 → 116.000", new() { Timeout = 30_000 });
        await ministry.TabToAsync("[data-step=confirm]");
        await ministry.Keyboard.PressAsync("Enter");
        await Expect(ministry.Locator("[data-test=note]")).ToBeFocusedAsync();
        await ministry.TabToAsync("[data-test=order-yes]");
        await ministry.Keyboard.PressAsync("Enter");
        await Expect(ministry.Locator("[data-test=done]")).ToBeVisibleAsync(Patiently);
        await Expect(ministry.Locator("h1")).ToBeFocusedAsync();
        Assert.Equal("confirmed", (string)(await desk.SendAsync(HttpMethod.Get, address, "ministry"))["state"]!);

        // By a set for internal use the unit sees its own score, without a place; the ministry all, beside the public sets.
        await desk.PublishAsync();
        await DeskSite.GoAsync(clerk, "#/xep-hang/tam-linh-vuc");
        await Expect(clerk.Locator("[data-test=unit-name]")).ToContainTextAsync("Bắc Ninh", new() { Timeout = 30_000 });
        await Expect(clerk.Locator("[data-test=internal]")).ToBeVisibleAsync();
        await Expect(clerk.Locator("[data-test=place]")).ToHaveCountAsync(0);
        await Expect(clerk.Locator("[data-test=unranked]")).ToHaveCountAsync(0);
        await DeskSite.GoAsync(ministry, "#/xep-hang");
        await Expect(ministry.Locator("#pick-set")).ToHaveValueAsync("qd-766", new() { Timeout = 30_000 });
        await ministry.Locator("#pick-set").SelectOptionAsync("tam-linh-vuc");
        await Expect(ministry.Locator("[data-test=unranked] [data-unit='24']")).ToBeVisibleAsync();
        Assert.Empty(desk.Site.Errors);
    }

    [Fact]
    public async Task What_is_not_public_is_seen_by_its_unit_and_the_ministry_alone_until_many_are_confirmed_at_once()
    {
        var period = (await desk.OverdueAsync(DeskSite.OnConfirmation, "demo-vt"))[^1];
        foreach (var unit in new[] { "demo-vt", "demo-cns" })
            await desk.SendAsync(HttpMethod.Put, $"submissions/{DeskSite.OnConfirmation}/{period}/{unit}", unit, """{"values": {"DN_TT": "dang-hoat-dong", "DN_DT": 10, "DN_NS": 1, "DN_LD": 4321}}""");

        var enterprise = await desk.Site.SignInAsync("cong-ty-vt");
        await Expect(enterprise.Locator($"[data-unreleased='{DeskSite.OnConfirmation}/{period}']")).ToContainTextAsync("4.321", new() { Timeout = 30_000 });
        var ministry = await desk.OpenAsync("bo-g06", $"#/dieu-hanh/cho-xac-nhan/{DeskSite.OnConfirmation}/{period}");
        var group = ministry.Locator($"[data-group='{DeskSite.OnConfirmation}/{period}']");
        await Expect(group.Locator("[data-test=inside]")).ToContainTextAsync("8.642", new() { Timeout = 30_000 });
        Assert.Empty((await desk.Site.Deployment.SnapshotAsync($"submissions/{DeskSite.OnConfirmation}/{period}", 1))["submissions"]!.AsArray());

        await group.Locator("[data-test=choose-all]").ClickAsync();
        await group.Locator("[data-test=confirm-chosen]").ClickAsync();
        await ministry.Locator("[data-test=order-yes]").ClickAsync();
        await Expect(ministry.Locator("[data-outcome=done]")).ToHaveCountAsync(2, new() { Timeout = 30_000 });
        await ministry.Keyboard.PressAsync("Escape");
        await Expect(group).ToHaveCountAsync(0, new() { Timeout = 30_000 });
        var published = await desk.Site.Deployment.SnapshotAsync($"submissions/{DeskSite.OnConfirmation}/{period}", 4);
        Assert.Equal(2, published["submissions"]!.AsArray().Count);
        await enterprise.ReloadAsync();
        await Expect(enterprise.Locator($"[data-owed='{DeskSite.OnConfirmation}/{period}'][data-status=confirmed]")).ToBeVisibleAsync(Patiently);
        await Expect(enterprise.Locator("[data-group=unreleased]")).ToBeHiddenAsync();

        // What opened them is in memory alone.
        Assert.False(await enterprise.EvaluateAsync<bool>("[...Object.values(localStorage), ...Object.values(sessionStorage)].some(each => each.includes('sig='))"));
        Assert.Empty(await ministry.EvaluateAsync<string[]>("""
            async () => {
              const all = await Promise.all((await caches.keys()).map(async name => (await (await caches.open(name)).keys()).map(each => each.url)))
              return all.flat().filter(each => each.includes('sig=') || (each.includes('/internal-') && !each.includes('/assets/')) || each.includes('/api/'))
            }
            """));
        Assert.Empty(desk.Site.Errors);
    }

    [Fact]
    public async Task A_unit_gets_more_time()
    {
        var period = (await desk.OverdueAsync(SignInSite.Form, "01"))[0];
        var page = await desk.OpenAsync("bo-g06", $"#/dieu-hanh/bao-cao/{SignInSite.Form}/{period}/01");
        await page.Locator("[data-step=extend]").ClickAsync();
        await page.Locator("[data-test=note]").FillAsync("Bão lũ");
        await page.Locator("[data-test=due]").FillAsync("2020-01-01T17:00");
        await page.Locator("[data-test=order-yes]").ClickAsync(); // a moment that has passed is none
        await Expect(page.Locator("[data-test=due]")).ToBeFocusedAsync();
        await page.Locator("[data-test=due]").FillAsync("2040-01-31T17:00");
        await page.Locator("[data-test=order-yes]").ClickAsync();
        await Expect(page.Locator("[data-test=done]")).ToBeVisibleAsync(Patiently);
        await Expect(page.Locator(".report-facts")).ToContainTextAsync("31/01/2040 17:00");
        var owed = (await desk.SendAsync(HttpMethod.Get, $"obligations?form={SignInSite.Form}&period={period}&unit=01", "ministry"))["obligations"]![0]!;
        Assert.Equal(("2040-01-31T10:00:00Z", "open"), ((string)owed["due"]!, (string)owed["status"]!));
    }

    [Fact]
    public async Task A_discrepancy_is_explained_by_its_unit_with_evidence_and_accepted()
    {
        var period = (await desk.OverdueAsync(SignInSite.Form, "24"))[0];
        await desk.SendAsync(HttpMethod.Put, $"submissions/{SignInSite.Form}/{period}/24", "24", Report);
        await desk.ReconcileAsync(period, "24", "CP11", 17);

        var clerk = await desk.Site.SignInAsync("lanh-dao-24");
        await clerk.Locator("[data-test=to-explain]").ClickAsync();
        await clerk.Locator($"[data-discrepancy='{SignInSite.Form}/{period}/24/CP11'] a").ClickAsync();
        await clerk.Locator("[data-test=cause]").SelectOptionAsync("otherDenominator");
        await clerk.Locator("[data-test=explanation]").FillAsync("Đơn vị chia cho hồ sơ của các dịch vụ toàn trình; sẽ điều chỉnh.");
        await clerk.Locator("[data-test=evidence]").SetInputFilesAsync(new FilePayload { Name = "bang-tinh.csv", MimeType = "text/csv", Buffer = "a;b\n"u8.ToArray() });
        await Expect(clerk.Locator(".files li")).ToContainTextAsync("bang-tinh.csv", new() { Timeout = 30_000 });
        await clerk.Locator("[data-test=answer]").ClickAsync();
        await Expect(clerk.Locator("[data-test=reply]")).ToContainTextAsync("sẽ điều chỉnh", new() { Timeout = 30_000 });

        var ministry = await desk.OpenAsync("bo-g06", "#/dieu-hanh/doi-soat/answered");
        await ministry.Locator($"[data-discrepancy='{SignInSite.Form}/{period}/24/CP11'] a").ClickAsync();
        var download = await ministry.RunAndWaitForDownloadAsync(() => ministry.GetByText("bang-tinh.csv").ClickAsync());
        Assert.Equal("a;b\n", await File.ReadAllTextAsync(await download.PathAsync()));
        await ministry.Locator("[data-ruling=accept]").ClickAsync();
        await ministry.Locator("[data-test=order-yes]").ClickAsync();
        await Expect(ministry.Locator("[data-work=accepted]")).ToBeVisibleAsync(Patiently);

        foreach (var (width, scheme) in new[] { (360, ColorScheme.Dark), (1280, ColorScheme.Light) })
        {
            var leader = await desk.OpenAsync("lanh-dao-24", $"#/lap-bao-cao/doi-soat/{SignInSite.Form}/{period}/24/CP11", width, scheme, isInspected: true);
            await Expect(leader.Locator("[data-work=accepted]")).ToBeVisibleAsync(Patiently);
            await MustBeFineAsync(leader, "explaining", width, scheme);
            await DeskSite.GoAsync(leader, "#/lap-bao-cao/doi-soat");
            await Expect(leader.Locator("[data-discrepancy]").First).ToBeVisibleAsync(Patiently);
            await MustBeFineAsync(leader, "explained", width, scheme);
        }

        Assert.Empty(desk.Site.Errors);
    }

    [Fact]
    public async Task A_key_is_shown_once_and_revoked()
    {
        var page = await desk.OpenAsync("quan-tri", "#/dieu-hanh/khoa");
        await page.Locator("[data-test=new-key]").ClickAsync();
        await page.Locator("[data-test=key-holder]").FillAsync("79");
        await page.Locator("[data-test=key-note]").FillAsync("Phần mềm báo cáo");
        await page.Locator("[data-test=order-yes]").ClickAsync();
        await Expect(page.Locator("[data-test=secret]")).ToBeVisibleAsync(Patiently);
        var secret = await page.Locator("[data-test=secret]").InputValueAsync();
        var id = secret.Split('_')[1];
        Assert.True(await IsAcceptedAsync(secret));
        await page.Locator("[data-test=kept-it]").ClickAsync();
        await page.ReloadAsync();
        await Expect(page.Locator($"[data-key='{id}'][data-key-state=good]")).ToContainTextAsync("Phần mềm báo cáo", new() { Timeout = 30_000 });
        Assert.DoesNotContain(secret, await page.ContentAsync(), StringComparison.Ordinal);
        await page.Locator($"[data-key='{id}'] [data-act=revoke]").ClickAsync();
        await page.Locator("[data-test=order-yes]").ClickAsync();
        await Expect(page.Locator($"[data-key='{id}'][data-key-state=revoked]")).ToBeVisibleAsync(Patiently);
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
    }

    [Theory]
    [InlineData(360, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    public async Task It_breaks_no_rule_and_fits(int width, ColorScheme scheme)
    {
        var page = await desk.OpenAsync("bo-g06", "#/dieu-hanh/qua-han", width, scheme, isInspected: true);
        await Expect(page.Locator("[data-group]").First).ToBeVisibleAsync(Patiently);
        await MustBeFineAsync(page, "list", width, scheme);
        await page.Locator("[data-period-step=extend]").First.ClickAsync();
        await MustBeFineAsync(page, "order", width, scheme);
        await page.Keyboard.PressAsync("Escape");
        await page.Locator("[data-owed] a").First.ClickAsync();
        await Expect(page.Locator("[data-step]").First).ToBeVisibleAsync(Patiently);
        await MustBeFineAsync(page, "one", width, scheme);
        var period = (await desk.SendAsync(HttpMethod.Get, $"obligations?form={SignInSite.Form}&unit=01", "ministry"))["obligations"]!.AsArray().Last(each => (string)each!["status"]! is not "notOpen")!["period"]!;
        await desk.SendAsync(HttpMethod.Put, $"submissions/{SignInSite.Form}/{period}/01", "01", Report); // the same again is the same
        await DeskSite.GoAsync(page, $"#/dieu-hanh/bao-cao/{SignInSite.Form}/{period}/01");
        await Expect(page.Locator("[data-remark=CP09]")).ToBeVisibleAsync(Patiently);
        await MustBeFineAsync(page, "sent", width, scheme);
        await page.Locator("[data-remark=CP09]").ClickAsync();
        await MustBeFineAsync(page, "return", width, scheme);
        await page.Keyboard.PressAsync("Escape");
        await DeskSite.GoAsync(page, "#/dieu-hanh/doi-soat");
        await Expect(page.Locator("[data-test=pick-state]")).ToBeVisibleAsync(Patiently);
        await MustBeFineAsync(page, "discrepancies", width, scheme);

        page = await desk.OpenAsync("quan-tri", "#/dieu-hanh/khoa", width, scheme, isInspected: true);
        await Expect(page.Locator("[data-key]").First).ToBeVisibleAsync(Patiently);
        await MustBeFineAsync(page, "keys", width, scheme);
        await DeskSite.GoAsync(page, "#/dieu-hanh/ket-noi/moi");
        await Expect(page.Locator("[data-test=source-json]")).ToBeVisibleAsync(Patiently);
        await MustBeFineAsync(page, "source", width, scheme);
        await DeskSite.GoAsync(page, "#/dieu-hanh/gian-doan");
        await Expect(page.Locator("[data-test=outage]")).ToBeVisibleAsync(Patiently);
        await MustBeFineAsync(page, "outages", width, scheme);
    }

    [Fact]
    public async Task The_last_view_is_there_without_a_line_and_while_storage_is_down_and_says_so()
    {
        var page = await desk.Site.OpenAsync("#/");
        await Expect(page.Locator("[data-connection=live]")).ToBeVisibleAsync(Patiently);
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
        await Expect(page.Locator("[data-connection=live]")).ToBeVisibleAsync(Patiently);
    }

    private static async Task MustBeFineAsync(IPage page, string name, int width, ColorScheme scheme)
    {
        await page.AddScriptTagAsync(new() { Path = Repository.PathOf("node_modules", "axe-core", "axe.min.js") });
        var violations = await page.EvaluateAsync<string[]>(
            "async () => (await axe.run()).violations.map(each => `${each.id}: ${each.nodes.map(node => node.html.slice(0, 150)).join(' | ')}`)");
        await page.ScreenshotAsync(new() { Path = Repository.PathOf("artifacts", "screenshots", $"desk-{name}-{width}-{scheme}.png"), FullPage = true });
        Assert.True(violations.Length == 0, $"{name}: {string.Join('\n', violations)}");
        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    private async Task<bool> IsAcceptedAsync(string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("session", UriKind.Relative));
        request.Headers.Add("X-Api-Key", key);
        using var response = await desk.Site.App.Http.SendAsync(request);
        return response.IsSuccessStatusCode;
    }
}
