using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using NhipSo.Testing;
using static Microsoft.Playwright.Assertions;

namespace NhipSo.EndToEnd.Tests.Dashboard;

/// <summary>Any indicator from the list down to a single figure's receipt, open data and the drafted report, in a browser, while every function is stopped.</summary>
public sealed class AnyIndicator(IndicatorSite site) : IClassFixture<IndicatorSite>
{
    private const string October = "#/chi-tieu/CP11/cds-thang/2026-10";
    private static readonly string Axe = Repository.PathOf("node_modules", "axe-core", "axe.min.js");

    [Fact]
    public async Task Before_any_report_the_list_says_what_is_missing_and_leads_to_what_others_have_published()
    {
        Assert.Contains("Chưa có báo cáo nào được công bố", site.WhenFresh, StringComparison.Ordinal);
        Assert.Contains("Số liệu ngành", site.WhenFresh, StringComparison.Ordinal);
        var page = await site.OpenAsync("#/chi-tieu/NG02");
        await Expect(page.Locator("[data-published=sector-budget]")).ToContainTextAsync("54.317 tỷ đồng");
    }

    [Fact]
    public async Task Indicators_are_found_without_diacritics()
    {
        var page = await site.OpenAsync("#/chi-tieu");
        await page.Locator("[data-test=find-indicator]").FillAsync("truc tuyen toan trinh ty le");
        await Expect(page.Locator("[data-form=cds-thang] [data-code=CP11]")).ToContainTextAsync("34,00%");
        await Expect(page.Locator("[data-code=VT01]").First).ToBeHiddenAsync();
        await page.Locator("[data-form=cds-thang] [data-code=CP11] a").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex(Regex.Escape(October) + "$"));
        await Expect(page.Locator("h1")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_country_stands_beside_how_it_changed_and_of_how_many_units()
    {
        var page = await site.OpenAsync(October);
        var whole = page.Locator("[data-test=whole]");
        await Expect(whole.Locator("[data-test=value]")).ToHaveTextAsync("34,00");
        await Expect(whole.Locator("[data-test=coverage]")).ToContainTextAsync("5/34");
        await Expect(whole).ToContainTextAsync("ước đạt"); // one of the five is an estimate

        // Of the four units that gave both months: 34 % before, 35 % now.
        await Expect(page.Locator(".versus").First).ToContainTextAsync("tăng 1,00 điểm %");
        await Expect(page.Locator(".versus").First).ToContainTextAsync("4 đơn vị");
        await Expect(page.Locator("[data-test=trend] svg").First).ToBeVisibleAsync();
        await page.Locator("[data-test=trend-table] summary").ClickAsync();
        await Expect(page.Locator("[data-test=trend-table] [data-period='2026-10']")).ToContainTextAsync("34,00%");
    }

    [Fact]
    public async Task Equal_figures_share_a_place_and_who_has_none_has_no_place()
    {
        var page = await site.OpenAsync($"{October}/-/xep-hang");
        var rows = page.Locator("[data-test=ranking] > li");
        await Expect(rows).ToHaveCountAsync(5);
        await Expect(rows.Nth(0)).ToHaveAttributeAsync("data-row", "01");
        Assert.Equal(["1", "2đồng hạng", "2đồng hạng", "4", "5"], await page.Locator("[data-test=ranking] .place").AllTextContentsAsync());
        await Expect(rows.Nth(0)).ToContainTextAsync("lên 2 bậc");
        await Expect(page.Locator("[data-test=without]")).ToContainTextAsync("29 đơn vị");
    }

    [Fact]
    public async Task The_map_is_walked_with_arrows_and_a_tile_opens_its_figure_which_leads_to_the_receipt()
    {
        var page = await site.OpenAsync($"{October}/-/ban-do");
        await Expect(page.Locator(".map-tile")).ToHaveCountAsync(34);
        await Expect(page.Locator(".map-island")).ToHaveCountAsync(2);
        await Expect(page.Locator("[data-tile='20']")).ToHaveAttributeAsync("data-class", "none");
        await page.Locator("[data-view-link=bang]").FocusAsync();
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator("[data-tile='12']")).ToBeFocusedAsync();
        foreach (var key in new[] { "ArrowDown", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowDown" })
            await page.Keyboard.PressAsync(key);
        await Expect(page.Locator("[data-tile='24']")).ToBeFocusedAsync();
        await Expect(page.Locator("[data-tile='24']")).ToHaveAttributeAsync("title", new Regex("Bắc Ninh, 40,00%, hạng 2/5, nhóm"));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex(Regex.Escape($"{October}/24") + "$"));
        var single = page.Locator("[data-test=single]");
        await Expect(single.Locator("[data-test=hash]")).ToHaveTextAsync(site.Hash);
        await Expect(single).ToContainTextAsync("phiên bản 2");
        await page.GoBackAsync();
        await Expect(page.Locator("[data-test=single]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Units_are_added_by_name_and_stand_side_by_side_at_an_address_of_their_own()
    {
        var page = await site.OpenAsync($"{October}/-/so-sanh");
        foreach (var name in new[] { "ha noi", "can tho" })
        {
            await page.Locator("[data-test=find-unit]").FillAsync(name);
            await page.Locator("[data-test=units-found] a").First.ClickAsync();
        }

        await Expect(page.Locator("[data-test=compare-table] thead")).ToContainTextAsync("Hà Nội");
        await Expect(page.Locator("[data-test=compare-table] tbody tr").First).ToContainTextAsync("10,00%");
        await page.ReloadAsync();
        await Expect(page.Locator("[data-test=compare-table] thead th")).ToHaveCountAsync(2);
        await Expect(page.Locator("[data-test=compare] svg").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Before_a_merger_stands_what_was_reported_and_the_sum_whose_ratio_is_computed_again()
    {
        var page = await site.OpenAsync("#/chi-tieu/CP11_LK/cds-thang/2025-05/24/sap-nhap");
        await Expect(page.Locator("[data-test=formed-of]")).ToContainTextAsync("Bắc Ninh hình thành từ Bắc Giang, Bắc Ninh");
        await Expect(page.Locator("[data-test=mergers] [data-period='2025-05'] td")).ToHaveTextAsync(["Chưa có số liệu", "18,00%", "90,00%", "10,00%"]);
        await Expect(page.Locator("[data-test=mergers] [data-period='2025-09'] td").First).ToHaveTextAsync("36,00%");
        await Expect(page.Locator("[data-test=mergers] [data-period='2025-07'] td").First).ToHaveTextAsync("Chưa có số liệu"); // a gap stays a gap

        await page.GotoAsync($"{page.Url.Split('#')[0]}#/chi-tieu/CP11_LK/cds-thang/2025-05/-/xep-hang");
        await Expect(page.Locator("[data-test=ranking] > li")).ToHaveCountAsync(2);
        await page.Locator("[data-test=as-reported]").ClickAsync();
        await Expect(page.Locator("[data-test=ranking] > li").First).ToHaveAttributeAsync("data-row", "24~2008");
        await Expect(page.Locator("[data-test=ranking] > li")).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task What_others_published_is_marked_names_its_source_and_is_no_part_of_our_line()
    {
        var page = await site.OpenAsync(October);
        var series = page.Locator("[data-published=end-to-end-share]");
        await Expect(series).ToContainTextAsync("Số đã công bố");
        await Expect(series.Locator("[data-test=published-figure]")).ToHaveCountAsync(18);
        await Expect(series).ToContainTextAsync("dưới 10%");
        foreach (var figure in await series.Locator("[data-test=published-figure] .source").AllTextContentsAsync())
            Assert.NotEmpty(figure);
        await Expect(page.Locator("[data-test=trend-table] tbody tr")).ToHaveCountAsync(2);

        await page.GotoAsync($"{page.Url.Split('#')[0]}#/chi-tieu/cong-bo/sector");
        await Expect(page.Locator("[data-misprint]")).ToContainTextAsync("in sai");
        await Expect(page.Locator("[data-published=sector-budget] [data-agrees=false]")).ToHaveTextAsync("không khớp");
    }

    [Fact]
    public async Task A_unit_stands_against_what_the_plan_allots_it()
    {
        var page = await site.OpenAsync("#/chi-tieu/VT10/cds-thang/2026-10/24");
        await Expect(page.Locator("[data-test=single]")).ToContainTextAsync("200 trạm");
        await Expect(page.Locator("[data-test=single]")).ToContainTextAsync("25,00%");
        await page.Locator("[data-view-link=bang]").ClickAsync();
        await Expect(page.Locator("[data-test=table] [data-row='24']")).ToContainTextAsync("25,00%");
        await DeskSite.GoAsync(page, "#/don-vi/24");
        await Expect(page.Locator("[data-value=VT10] [data-test=plan-share]")).ToContainTextAsync("đạt 25,0% kế hoạch năm được giao (200 trạm)");
    }

    [Fact]
    public async Task The_table_sorts_and_comes_home_as_CSV()
    {
        var page = await site.OpenAsync($"{October}/-/bang");
        await page.Locator("[data-sort=unit]").ClickAsync();
        await Expect(page.Locator("[data-test=table] tbody th").First).ToHaveTextAsync("An Giang");
        var bytes = await DownloadAsync(page, "[data-test=csv]");
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var lines = Encoding.UTF8.GetString(bytes).Split("\r\n");
        Assert.Equal(36, lines.Length); // a head, 34 units, the end of the last line
        Assert.Contains(site.Hash, Assert.Single(lines, line => line.Contains(",Bắc Ninh,", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_data_download_as_they_were_published()
    {
        var page = await site.OpenAsync("#/du-lieu-mo");
        var link = page.Locator("[data-dataset=cds-thang] [data-format=csv][data-key='2026-10']").First;
        var bytes = await DownloadAsync(page, "[data-dataset=cds-thang] [data-format=csv][data-key='2026-10']");
        using var http = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = System.Net.DecompressionMethods.GZip });
        Assert.Equal(await http.GetByteArrayAsync(new Uri(site.Data, (await link.GetAttributeAsync("href"))![7..])), bytes);
        await Expect(link).ToHaveTextAsync($"CSV ({FormattableString.Invariant($"{bytes.Length / 1024.0:0.#}").Replace('.', ',')} KB)");
        await page.Locator("[data-dataset=cds-thang] [data-test=preview] summary").ClickAsync();
        await Expect(page.Locator("[data-dataset=cds-thang] [data-test=preview] tbody tr").First).ToBeVisibleAsync();
        await page.Locator("[data-test=find-dataset]").FillAsync("so lieu nganh");
        await Expect(page.Locator("[data-dataset='published/sector']")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-dataset=cds-thang]")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_report_is_a_draft_that_says_coverage_and_prints_and_only_an_estimate_is_uoc_dat()
    {
        var page = await site.OpenAsync("#/bao-cao");
        await page.Locator("[data-form=cds-thang] [data-test=document]").First.ClickAsync();
        var sheet = page.Locator("[data-test=sheet]");
        await Expect(sheet).ToContainTextAsync("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
        await Expect(sheet).ToContainTextAsync("DỰ THẢO do hệ thống lập từ số liệu công bố");
        await Expect(sheet).ToContainTextAsync("Có 5 trên 34 đơn vị đã gửi báo cáo (14,7%)");
        await Expect(sheet).ToContainTextAsync("29 đơn vị đã quá hạn, chưa gửi báo cáo");
        await Expect(sheet).ToContainTextAsync("ước đạt 34,00% (1.700 hồ sơ trên 5.000 hồ sơ), gồm số liệu của 5 trên 34 đơn vị; tăng 1,00 điểm % so với kỳ trước (tính trên 4 đơn vị có số cả hai kỳ).");
        var pdf = await page.PdfAsync(new() { PreferCSSPageSize = true });
        Assert.Equal("%PDF"u8.ToArray(), pdf[..4]);

        await page.GotoAsync($"{page.Url.Split('#')[0]}#/bao-cao/cds-thang/2026-09");
        await Expect(sheet).ToContainTextAsync("34,00% (1.360 hồ sơ trên 4.000 hồ sơ), gồm số liệu của 4 trên 34 đơn vị.");
        await Expect(sheet).Not.ToContainTextAsync("ước đạt"); // nobody sent an estimate for September
        await Expect(sheet).Not.ToContainTextAsync("so với kỳ trước ("); // there is no August

        await page.GotoAsync($"{page.Url.Split('#')[0]}#/bao-cao/cds-thang/2026-10/24");
        await Expect(sheet).ToContainTextAsync(site.Hash);
        await Expect(sheet).ToContainTextAsync("xếp thứ 2 trong 5 đơn vị có số liệu");
        await page.GotoAsync($"{page.Url.Split('#')[0]}#/bao-cao/cds-thang/2026-10/20");
        await Expect(sheet).ToContainTextAsync("1 đơn vị đã quá hạn, chưa gửi báo cáo");
        await Expect(sheet).Not.ToContainTextAsync("II. SỐ LIỆU");
    }

    [Fact]
    public async Task Speaks_English_but_a_document_stays_Vietnamese()
    {
        var page = await site.OpenAsync(October);
        await page.Locator("[data-language=en]").ClickAsync();
        await Expect(page.Locator("[data-test=whole]")).ToContainTextAsync("34.00");
        await Expect(page.Locator("[data-view-link=sap-nhap]")).ToHaveTextAsync("Before and after the mergers");
        await page.GotoAsync($"{page.Url.Split('#')[0]}#/bao-cao/cds-thang/2026-10");
        await Expect(page.Locator("[data-test=print]")).ToHaveTextAsync("Print or save as PDF");
        await Expect(page.Locator("[data-test=sheet]")).ToContainTextAsync("34,00%");
    }

    [Theory]
    [InlineData(360, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    public async Task Breaks_no_rule_and_fits(int width, ColorScheme scheme)
    {
        var page = await site.OpenAsync("#/", width, scheme, isInspected: true);
        await page.AddScriptTagAsync(new() { Path = Axe });
        var start = page.Url.Split('#')[0];
        foreach (var (hash, there, name) in Pages)
        {
            await page.GotoAsync($"{start}{hash}");
            await Expect(page.Locator(there).First).ToBeVisibleAsync();
            var violations = await page.EvaluateAsync<string[]>(
                "async () => (await axe.run({ resultTypes: ['violations'] })).violations.map(each => `${each.id}: ${each.nodes.map(node => node.html.slice(0, 150)).join(' | ')}`)");
            await page.ScreenshotAsync(new() { Path = Repository.PathOf("artifacts", "screenshots", $"figures-{name}-{width}-{scheme}.png"), FullPage = true });
            Assert.True(violations.Length == 0, $"{name}: {string.Join('\n', violations)}");
            Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        }

        Assert.Empty(site.Errors);
    }

    private static (string Hash, string There, string Name)[] Pages =>
    [
        ("#/chi-tieu", "[data-code=CP11]", "list"),
        ("#/chi-tieu/cong-bo/sector", "[data-misprint]", "published"),
        ($"{October}/24", "[data-test=trend] svg", "indicator"),
        ($"{October}/24,01/xep-hang", "[data-test=ranking] > li", "ranking"),
        ($"{October}/24,01/so-sanh", "[data-test=compare] svg", "compare"),
        ("#/chi-tieu/CP11_LK/cds-thang/2025-05/24/sap-nhap", "[data-test=mergers] svg", "mergers"),
        ($"{October}/-/bang", "[data-test=table]", "table"),
        ("#/du-lieu-mo", "[data-dataset=cds-thang]", "open-data"),
        ("#/bao-cao", "[data-test=document]", "documents"),
        ("#/bao-cao/cds-thang/2026-10", "[data-test=sheet]", "report"),
    ];

    private static async Task<byte[]> DownloadAsync(IPage page, string selector)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator(selector).First.ClickAsync());
        return await File.ReadAllBytesAsync(await download.PathAsync());
    }
}
