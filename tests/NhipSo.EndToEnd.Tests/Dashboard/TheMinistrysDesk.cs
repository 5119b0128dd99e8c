using System.Text.Json.Nodes;
using NhipSo.EndToEnd.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace NhipSo.EndToEnd.Tests.Dashboard;

/// <summary>The ministry's desk in a real browser: what units sent is returned, confirmed, answered; a unit gets more time.</summary>
[Collection(nameof(DeskSite))]
public sealed class TheMinistrysDesk(DeskSite desk)
{
    private const string Report = """
        {
          "values": {
            "CP07": 168746, "CP08": 150000, "CP09": 115665, "BC05": 170000, "VT09": 3000, "VT10": { "value": 3100, "comment": "Trạm 5G đặt riêng" }
          },
          "recommendations": [{ "text": "Đề nghị cấp kinh phí", "to": "G06" }]
        }
        """;

    [Fact]
    public async Task A_report_goes_back_with_remarks_at_its_fields_comes_again_and_is_confirmed_by_keyboard_alone()
    {
        var address = $"submissions/{SignInSite.Form}/{desk.Site.Period}/24";
        var first = await desk.SendAsync(HttpMethod.Put, address, "24", Report);
        var ministry = await desk.OpenAsync("bo-g06", "#/dieu-hanh");
        await ministry.Locator($"[data-owed='{SignInSite.Form}/{desk.Site.Period}/24'] a").ClickAsync();
        await Expect(ministry.Locator("[data-test=findings]")).ToContainTextAsync("2 cảnh báo, 1 đã giải thích; ");
        await Expect(ministry.Locator("[data-value=VT10] + .below")).ToContainTextAsync("Đã giải thích");
        await ministry.Locator("[data-see=BC05]").ClickAsync();
        await Expect(ministry.Locator("[data-value=BC05]")).ToBeFocusedAsync();
        await Expect(ministry.Locator("[data-value=BC05] + .below")).ToContainTextAsync("Chưa giải thích");
        await ministry.Locator("[data-remark=CP09]").ClickAsync();
        await ministry.Locator("[data-test=remark-text]").FillAsync("Thấp hơn nhiều so với số liệu đo được");
        await ministry.Locator("[data-test=take-findings]").ClickAsync();
        await Expect(ministry.Locator("[data-test=remark-place]")).ToHaveCountAsync(3); // the figure's own, what is not explained, what is missing
        await ministry.Locator("[data-test=order-yes]").ClickAsync(); // nothing is returned without a reason
        await Expect(ministry.Locator("[data-test=note]")).ToBeFocusedAsync();
        await ministry.Locator("[data-test=note]").FillAsync("Đề nghị rà soát");
        await ministry.Locator("[data-test=order-yes]").ClickAsync();
        await Expect(ministry.Locator("[data-test=done]")).ToBeVisibleAsync(DeskSite.Patiently);
        await Expect(ministry.Locator("[data-entry=return]")).ToContainTextAsync("Thấp hơn nhiều so với số liệu đo được");

        var clerk = await desk.OpenAsync("can-bo-24", "#/lap-bao-cao");
        var card = clerk.Locator($"[data-owed='{SignInSite.Form}/{desk.Site.Period}']");
        await Expect(card).ToContainTextAsync("Gửi lại trước");
        await card.Locator("a").ClickAsync();
        await Expect(clerk.Locator("[data-field=CP09] [data-level=remark]")).ToContainTextAsync("Thấp hơn nhiều");
        await Expect(clerk.Locator("[data-field=BC05] [data-level=remark]")).ToContainTextAsync("bưu chính công ích");

        var body = JsonNode.Parse(Report)!;
        (body["values"]!["CP09"], body["reason"]) = (116000, "Rà soát theo yêu cầu");
        await desk.SendAsync(HttpMethod.Put, address, "24", body.ToJsonString(), (string)first["hash"]!);
        await ministry.ReloadAsync();
        await Expect(ministry.Locator("[data-place='/values/CP09']")).ToContainTextAsync("115.665 → 116.000", new() { Timeout = 30_000 });
        await ministry.TabToAsync("[data-step=confirm]");
        await ministry.Keyboard.PressAsync("Enter");
        await Expect(ministry.Locator("[data-test=note]")).ToBeFocusedAsync();
        await Expect(ministry.Locator(".follows")).ToContainTextAsync("1 cảnh báo mà đơn vị chưa giải thích");
        await ministry.TabToAsync("[data-test=order-yes]");
        await ministry.Keyboard.PressAsync("Enter");
        await Expect(ministry.Locator("[data-test=done]")).ToBeVisibleAsync(DeskSite.Patiently);
        await Expect(ministry.Locator("h1")).ToBeFocusedAsync();
        Assert.Equal("confirmed", (string)(await desk.SendAsync(HttpMethod.Get, address, "ministry"))["state"]!);

        await ministry.Locator("[data-answer='1']").ClickAsync();
        await ministry.Locator("[data-test=note]").FillAsync("Sẽ có hướng dẫn trong quý I");
        await ministry.Locator("[data-test=order-yes]").ClickAsync();
        await Expect(ministry.Locator("[data-recommendation='1'] .answer")).ToContainTextAsync("Sẽ có hướng dẫn", new() { Timeout = 30_000 });
        await clerk.ReloadAsync();
        await Expect(clerk.Locator("[data-recommendation='1'] .answer")).ToContainTextAsync("Sẽ có hướng dẫn");

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

        var enterprise = await desk.OpenAsync("cong-ty-vt", "#/lap-bao-cao");
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
        await Expect(enterprise.Locator($"[data-owed='{DeskSite.OnConfirmation}/{period}'][data-status=confirmed]")).ToBeVisibleAsync(DeskSite.Patiently);
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
        await Expect(page.Locator("[data-test=done]")).ToBeVisibleAsync(DeskSite.Patiently);
        await Expect(page.Locator(".report-facts")).ToContainTextAsync("31/01/2040 17:00");
        var owed = (await desk.SendAsync(HttpMethod.Get, $"obligations?form={SignInSite.Form}&period={period}&unit=01", "ministry"))["obligations"]![0]!;
        Assert.Equal(("2040-01-31T10:00:00Z", "open"), ((string)owed["due"]!, (string)owed["status"]!));
    }
}
