using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NhipSo.EndToEnd.Tests.Dashboard;

/// <summary>What a clerk has elsewhere comes into the form: columns, a CSV file, the sheet that LibreOffice saved. What is no such thing changes nothing.</summary>
public sealed class FromASheet(Browser browser) : IClassFixture<Browser>, IAsyncLifetime
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private SignInSite site = null!;

    public async Task InitializeAsync() => site = await SignInSite.StartAsync(browser);

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task Columns_and_a_file_are_taken_and_asked_about_where_a_figure_can_mean_two_numbers()
    {
        var clerk = await site.SignInAsync("can-bo-24");
        await site.OpenReportAsync(clerk);
        await clerk.Locator("[data-test=paste]").ClickAsync();
        await clerk.Locator("[data-test=paste-text]").FillAsync("CP07\t168.746\nCP08\t150.000\nXX01\t5\nCP11\t70");
        await clerk.Locator("[data-test=confirm]").ClickAsync();
        await Expect(clerk.Locator("#v-CP07")).ToHaveValueAsync("168.746");
        await Expect(clerk.Locator("[data-test=taken]")).ToContainTextAsync("XX01");

        await clerk.Locator("[data-test=sheet]").SetInputFilesAsync(new FilePayload
        {
            Name = "so-lieu.csv", MimeType = "text/csv", Buffer = "chi_tieu;gia_tri\nCP09;115.665\nNG01;1.234\n"u8.ToArray(),
        });
        await Expect(clerk.Locator("dialog [data-code=ambiguous-number]")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await clerk.Locator("[data-test=confirm]").ClickAsync();
        await Expect(clerk.Locator("#v-CP09")).ToHaveValueAsync("115.665");
        await clerk.ExpectFindingAsync("NG01", "ambiguous-number");
        Assert.Empty(site.Errors);
    }

    [Fact]
    public async Task The_sheet_that_LibreOffice_saved_is_taken_checked_and_sent_and_another_file_changes_nothing()
    {
        var keys = await site.Deployment.MakeKeysAsync(["vt=demo-vt:sign"]);
        var clerk = await site.SignInAsync("can-bo-24");
        await site.OpenReportAsync(clerk);
        await clerk.EnterAsync("CP07", "168746");
        await clerk.Locator("[data-more=CP07]").ClickAsync();
        await clerk.Locator("#c-CP07").FillAsync("Gồm cả bưu chính công ích");
        await clerk.ExpectSavedAsync();
        var template = await FetchAsync(clerk);
        var sheet = await OfficeSheet.OpenAsync(template);

        foreach (var (name, file, said) in new[]
        {
            ("bieu-mau-khac.xlsx", await AskAsync(DeskSite.OnConfirmation, "demo-vt", keys["vt"]), "của chế độ báo cáo «dn-thang», không phải «cds-thang»"),
            ("ky-truoc.xlsx", await AskAsync(SignInSite.Form, "24", site.Deployment.Keys["bacninh"]), $"của kỳ «{Before}», không phải «{site.Period}»"),
            ("anh.xlsx", "\u0089PNG"u8.ToArray(), "Tệp không đọc được như một bảng tính"),
            ("rat-lon.xlsx", new byte[3_000_000], "Tệp lớn hơn 2.048 KB"),
        })
        {
            await UploadAsync(clerk, name, file);
            var told = clerk.Locator(".form-told .banner");
            await Expect(told).ToContainTextAsync(said, new() { Timeout = 30_000 });
            await Expect(told).ToContainTextAsync(name);
            await Expect(told).ToContainTextAsync("vẫn giữ nguyên");
            await Expect(clerk.Locator("#v-CP07")).ToHaveValueAsync("168.746");
        }

        await UploadAsync(clerk, "doi-ten-cot.xlsx", await sheet.Write("indicator", "value", "so_lieu").SaveAsync());
        await Expect(clerk.Locator(".form-told .banner")).ToContainTextAsync("Ô E1. Cột «so_lieu» không có", new() { Timeout = 30_000 });

        sheet.Write("indicator", "so_lieu", "value").Type("CP08", 150_000).Type("CP09", 155_000).Type("BC05", 170_000).Write("BC05", "comment", "Gồm cả hồ sơ kỳ trước").Type("CP01", 1890);
        await UploadAsync(clerk, "da-dien.xlsx", await sheet.SaveAsync());
        await Expect(clerk.Locator("dialog [data-code='rule:toan-trinh']")).ToContainTextAsync("Ô E", new() { Timeout = 30_000 });
        await clerk.Locator("[data-test=confirm]").ClickAsync();
        await Expect(clerk.Locator(".form-told")).ToBeFocusedAsync();
        await Expect(clerk.Locator("#v-CP08")).ToHaveValueAsync("150.000");
        await Expect(clerk.Locator("#v-CP07")).ToHaveValueAsync("168.746"); // the sheet had none
        await clerk.ExpectFindingAsync("CP09", "rule:toan-trinh");
        await clerk.ExpectFindingAsync("BC05", "rule:buu-chinh");

        await UploadAsync(clerk, "da-sua.xlsx", await sheet.Type("CP09", 115_665).SaveAsync());
        await clerk.Locator("[data-test=confirm]").ClickAsync(new() { Timeout = 30_000 });
        await Expect(clerk.Locator("#v-CP09")).ToHaveValueAsync("115.665");
        await clerk.ExpectSavedAsync();
        await clerk.HandOverAsync();
        var leader = await site.SignInAsync("lanh-dao-24");
        await site.OpenReportAsync(leader);
        await leader.SignAsync();
        await Expect(leader.Locator("[data-test=hash]")).Not.ToBeEmptyAsync();
        var stored = (await site.SendAsync(HttpMethod.Get, $"submissions/{SignInSite.Form}/{site.Period}/24/revisions/1", "ministry"))["content"]!;
        Assert.Equal((168746, 115665, "Gồm cả bưu chính công ích", "Gồm cả hồ sơ kỳ trước"), (
            (int)stored["values"]!["CP07"]!, (int)stored["values"]!["CP09"]!, (string?)stored["comments"]!["CP07"], (string?)stored["comments"]!["BC05"]));
        Assert.Empty(site.Errors);
    }

    private string Before => DateTime.ParseExact(site.Period, "yyyy-MM", System.Globalization.CultureInfo.InvariantCulture).AddMonths(-1).ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);

    private static Task UploadAsync(IPage page, string name, byte[] file) =>
        page.Locator("[data-test=sheet]").SetInputFilesAsync(new FilePayload { Name = name, MimeType = Xlsx, Buffer = file });

    private static async Task<byte[]> FetchAsync(IPage page)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("[data-test=template]").ClickAsync());
        return await File.ReadAllBytesAsync(await download.PathAsync());
    }

    /// <summary>A sheet of the period before.</summary>
    private async Task<byte[]> AskAsync(string form, string unit, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"submissions/{form}/{Before}/{unit}/template.xlsx", UriKind.Relative));
        request.Headers.Add("X-Api-Key", key);
        using var response = await site.App.Http.SendAsync(request);
        return await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
    }
}
