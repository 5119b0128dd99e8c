using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NhipSo.EndToEnd.Tests.Dashboard;

/// <summary>A discrepancy goes from its unit to the ministry, each on their own page.</summary>
[Collection(nameof(DeskSite))]
public sealed class ExplainingADiscrepancy(DeskSite desk)
{
    [Fact]
    public async Task A_discrepancy_is_explained_by_its_unit_with_evidence_and_accepted()
    {
        var period = (await desk.OverdueAsync(SignInSite.Form, "24"))[0];
        await desk.SendAsync(HttpMethod.Put, $"submissions/{SignInSite.Form}/{period}/24", "24", """{"values": {"CP07": 168746, "CP09": 115665}}""");
        await desk.ReconcileAsync(period, "24", "CP11", 17);

        var clerk = await desk.OpenAsync("lanh-dao-24", "#/lap-bao-cao");
        await clerk.Locator("[data-test=to-explain]").ClickAsync();
        await clerk.Locator($"[data-discrepancy='{SignInSite.Form}/{period}/24/CP11'] a").ClickAsync();
        await clerk.Locator("[data-test=cause]").SelectOptionAsync("otherDenominator");
        await clerk.Locator("[data-test=explanation]").FillAsync("Đơn vị chia cho hồ sơ của các dịch vụ toàn trình; sẽ điều chỉnh.");
        await clerk.Locator("[data-test=evidence]").SetInputFilesAsync(new FilePayload { Name = "bang-tinh.csv", MimeType = "text/csv", Buffer = "a;b\n"u8.ToArray() });
        await Expect(clerk.Locator(".proofs li")).ToContainTextAsync("bang-tinh.csv", new() { Timeout = 30_000 });
        await clerk.Locator("[data-test=answer]").ClickAsync();
        await Expect(clerk.Locator("[data-test=reply]")).ToContainTextAsync("sẽ điều chỉnh", new() { Timeout = 30_000 });

        var ministry = await desk.OpenAsync("bo-g06", "#/dieu-hanh/doi-soat/answered");
        await ministry.Locator($"[data-discrepancy='{SignInSite.Form}/{period}/24/CP11'] a").ClickAsync();
        var download = await ministry.RunAndWaitForDownloadAsync(() => ministry.GetByText("bang-tinh.csv").ClickAsync());
        Assert.Equal("a;b\n", await File.ReadAllTextAsync(await download.PathAsync()));
        await ministry.Locator("[data-ruling=accept]").ClickAsync();
        await ministry.Locator("[data-test=order-yes]").ClickAsync();
        await Expect(ministry.Locator("[data-work=accepted]")).ToBeVisibleAsync(DeskSite.Patiently);

        var leader = await desk.OpenAsync("lanh-dao-24", $"#/lap-bao-cao/doi-soat/{SignInSite.Form}/{period}/24/CP11", isInspected: true);
        await Expect(leader.Locator("[data-work=accepted]")).ToBeVisibleAsync(DeskSite.Patiently);
        await leader.MustBeFineAsync("desk-explaining");
        await DeskSite.GoAsync(leader, "#/lap-bao-cao/doi-soat");
        await Expect(leader.Locator("[data-discrepancy]").First).ToBeVisibleAsync(DeskSite.Patiently);
        await leader.MustBeFineAsync("desk-explained");
        Assert.Empty(desk.Site.Errors);
    }
}
