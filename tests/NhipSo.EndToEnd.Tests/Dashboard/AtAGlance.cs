using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using NhipSo.Testing;
using static Microsoft.Playwright.Assertions;

namespace NhipSo.EndToEnd.Tests.Dashboard;

/// <summary>What a leader sees, who has sent, a unit's page, alerts and the search: all of it with every function stopped.</summary>
public sealed class AtAGlance(GlanceSite site) : IClassFixture<GlanceSite>
{
    private readonly List<string> errors = [];

    [Fact]
    public async Task A_leader_sees_growth_and_coverage_and_is_one_click_from_who_has_not_sent()
    {
        var page = await site.OpenAsync($"#/cds-thang/{site.Period}", errors);
        var rate = page.Locator("[data-indicator=CP11]");
        await Expect(rate.Locator("[data-test=value]")).ToHaveTextAsync("60,00");
        await Expect(rate.Locator("[data-growth=previous]")).ToContainTextAsync("tăng 10,00 điểm %, tốt hơn kỳ trước");
        await Expect(rate.Locator("[data-test=coverage]")).ToHaveTextAsync("2/34 tỉnh, thành phố");
        await Expect(page.Locator("[data-test=received]")).ToContainTextAsync("2/34");
        await Expect(page.Locator(".mark[data-state=on-time]")).ToHaveCountAsync(2);
        await Expect(page.Locator("[data-source=may-chu]")).ToHaveAttributeAsync("data-state", "never");
        await Expect(page.Locator("[data-rule=never-measured]")).ToBeVisibleAsync();

        await rate.Locator(".whence").ClickAsync();
        await Expect(page.Locator("dialog")).ToContainTextAsync("phiên bản 2");
        await page.Locator("dialog summary").ClickAsync();
        await Expect(page.Locator("dialog .receipts tbody tr")).ToHaveCountAsync(2);
        await Expect(page.Locator("dialog [data-test=open-figure]")).ToHaveAttributeAsync("href", $"#/chi-tieu/CP11/cds-thang/{site.Period}");
        await page.Keyboard.PressAsync("Escape");

        await page.Locator($"[data-line$='cds-thang|{site.Previous}'] a").First.ClickAsync();
        await Expect(page.Locator("[data-test=grid]")).ToBeVisibleAsync();
        Assert.Contains("#/gui-bao-cao/cds-thang/", page.Url);
        Assert.Empty(errors);
    }

    [Fact]
    public async Task The_month_before_says_that_this_month_is_open()
    {
        var page = await site.OpenAsync($"#/cds-thang/{site.Previous}", errors);
        await Expect(page.Locator($"[data-open='{site.Period}']")).ToContainTextAsync("2/34 đã gửi");
        await page.Locator($"[data-open='{site.Period}'] a").ClickAsync();
        await Expect(page.Locator("[data-indicator=CP11] [data-test=value]")).ToHaveTextAsync("60,00");
    }

    [Fact]
    public async Task Where_nobody_has_reported_what_others_published_stands_beside_the_plain_statement()
    {
        var page = await site.OpenAsync("#/", errors);
        await page.Locator("[data-test=form-picker]").SelectOptionAsync(new SelectOptionValue { Label = "Báo cáo chuyển đổi số hằng tháng của bộ, ngành" });
        await Expect(page.Locator("[data-view=no-report]")).ToContainTextAsync("Chưa nhận được báo cáo nào");
        await Expect(page.Locator("[data-published=sector-revenue]")).ToContainTextAsync("5.465.819");
        await Expect(page.Locator("[data-published=sector-revenue]")).ToContainTextAsync("Đã công bố");
        await Expect(page.Locator("[data-test=figure]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task It_prints_on_one_sheet_of_A4()
    {
        foreach (var hash in new[] { $"#/cds-thang/{site.Period}", $"#/bo-thang/{site.Previous}" })
        {
            var page = await site.OpenAsync(hash, errors, scheme: ColorScheme.Dark);
            await Expect(page.Locator(".attention-line").First).ToBeVisibleAsync();
            var sheets = await page.PdfAsync(new() { PreferCSSPageSize = true });
            Assert.Single(Regex.Matches(Encoding.Latin1.GetString(sheets), @"/Type\s*/Page\b(?!s)"));
        }
    }

    [Fact]
    public async Task The_grid_is_walked_with_arrow_keys_and_opens_a_report_with_its_receipt()
    {
        var page = await site.OpenAsync($"#/gui-bao-cao/cds-thang/{site.Year}", errors);
        var bacNinh = page.Locator($"[data-row='24'] [data-cell='{site.Period}']");
        await Expect(bacNinh).ToHaveAttributeAsync("data-state", "on-time");
        await Expect(page.Locator(".grid-region").First).ToHaveTextAsync("Trung du và miền núi phía Bắc (9)", new() { UseInnerText = true });
        await bacNinh.FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.Locator($"[data-row='01'] [data-cell='{site.Period}']")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("dialog [data-test=hash]")).ToHaveTextAsync(new Regex("^[0-9a-f]{64}$"));
        await Expect(page.Locator("dialog [data-test=received-at]")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("Home");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Hà Nội");

        await page.GotoAsync($"{page.Url.Split('#')[0]}#/gui-bao-cao/cds-thang/{site.Year}/chua-gui");
        await Expect(page.Locator("[data-test=shown]")).ToContainTextAsync("/34 đơn vị");
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("[data-test=csv]").ClickAsync());
        var bytes = await File.ReadAllBytesAsync((await download.PathAsync())!);
        Assert.Equal(Encoding.UTF8.Preamble, bytes.AsSpan(0, 3)); // the mark by which spreadsheets know UTF-8
        Assert.Contains("Cần Thơ", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        Assert.Empty(errors);
    }

    [Fact]
    public async Task A_units_page_says_who_it_is_what_it_sent_and_where_it_stands()
    {
        var page = await site.OpenAsync($"#/don-vi/24/{site.Year}", errors);
        await Expect(page.Locator("h1")).ToHaveTextAsync("Bắc Ninh");
        await Expect(page.Locator(".unit-head")).ToContainTextAsync("Bắc Giang (đến 30/06/2025)");
        await Expect(page.Locator($"[data-form=cds-thang] [data-period='{site.Period}']")).ToHaveAttributeAsync("data-state", "on-time");
        await Expect(page.Locator("[data-value=CP11] [data-test=place]")).ToContainTextAsync("hạng 1");
        await Expect(page.Locator("[data-value=CP11]")).ToContainTextAsync("tăng 10,00 điểm %");
        await Expect(page.Locator("[data-trend=CP11]")).ToContainTextAsync("60,00%");
        await page.Locator(".unit-head a").First.ClickAsync();
        await Expect(page.Locator("[data-test=ended]")).ToContainTextAsync("nay là Bắc Ninh");
        Assert.Empty(errors);
    }

    [Fact]
    public async Task The_search_finds_old_names_without_marks_indicators_and_pages()
    {
        var page = await site.OpenAsync("#/canh-bao", errors);
        await Expect(page.Locator(".alert-kind").First).ToBeVisibleAsync();
        var search = page.Locator("[data-test=search]");
        await page.Keyboard.PressAsync("/");
        await Expect(search).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("ha nam");
        await Expect(page.Locator("[role=option][aria-selected=true]")).ToContainTextAsync("nay là Ninh Bình");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Ninh Bình");

        foreach (var (query, found) in new[] { ("dak lak", "#/don-vi/66"), ("đắk lắk", "#/don-vi/66"), ("doi soat", "#/doi-soat"), ("CP11", $"#/chi-tieu/CP11/cds-thang/{site.Period}") })
        {
            await page.Keyboard.PressAsync("Control+k");
            await search.FillAsync(query);
            await Expect(page.Locator("[role=option]").First).ToHaveAttributeAsync("data-found", found);
        }

        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("[data-test=found]")).ToBeHiddenAsync();
        Assert.Empty(errors);
    }

    [Fact]
    public async Task Alerts_are_counted_by_kind_and_explain_their_rule()
    {
        var page = await site.OpenAsync("#/canh-bao", errors);
        await Expect(page.Locator("[data-test=computed]")).ToContainTextAsync("tự tính");
        await page.Locator("[data-kind-filter=systems]").ClickAsync();
        await Expect(page.Locator("[data-kind=systems] [data-test=count]")).ToHaveTextAsync("1");
        await page.Locator("[data-kind=systems] .rules summary").ClickAsync();
        await Expect(page.Locator("[data-kind=systems] .rules")).ToContainTextAsync("chưa đo lần nào");
        await page.Locator("[data-language=en]").ClickAsync();
        await Expect(page.Locator("[data-kind=systems] h2")).ToContainTextAsync("Connected systems");
        await page.GoBackAsync();
        await Expect(page.Locator("[data-kind=reports]")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_reminder_is_one_click_from_what_needs_attention_and_names_who_is_reminded_of_what_and_where()
    {
        var page = await site.OpenAsync($"#/cds-thang/{site.Period}", errors);
        var line = page.Locator("[data-line^='overdue|cds-thang']").First;
        await line.Locator(".remind").ClickAsync();
        var letter = page.Locator("[data-test=reminder]");
        await Expect(letter).ToHaveValueAsync(new Regex("^Kính gửi: .*- Cần Thơ.*/index.html#/lap-bao-cao/cds-thang/", RegexOptions.Singleline));
        await letter.FillAsync("Đề nghị gửi & xem lại");
        await Expect(page.Locator("[data-test=mail-reminder]")).ToHaveAttributeAsync("href", new Regex("^mailto:\\?subject=.*&body=.*%26%20xem"));
        await letter.FillAsync(new string('á', 3000));
        await Expect(page.Locator("[data-test=mail-reminder]")).ToHaveAttributeAsync("href", new Regex("^mailto:\\?subject=[^&]*$"));
        await page.Keyboard.PressAsync("Escape");
        await Expect(line.Locator(".remind")).ToBeFocusedAsync();
        Assert.Empty(errors);
    }

    [Theory]
    [InlineData(360, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    public async Task Breaks_no_rule_and_fits(int width, ColorScheme scheme)
    {
        var page = await site.OpenAsync($"#/cds-thang/{site.Period}", errors, width, scheme, isInspected: true);
        foreach (var (name, hash, shown) in new[]
        {
            ("overview", $"#/cds-thang/{site.Period}", ".attention-line"), ("sending", $"#/gui-bao-cao/cds-thang/{site.Year}", width < 700 ? "[data-test=list] [data-row]" : "[data-test=grid] [data-row]"),
            ("unit", "#/don-vi/24", "[data-trend]"), ("choose", "#/don-vi", ".choose-unit"), ("reminder", "#/canh-bao", ".remind"), ("alerts", "#/canh-bao", ".alert-kind"),
        })
        {
            await page.GotoAsync($"{page.Url.Split('#')[0]}{hash}");
            await Expect(page.Locator(shown).First).ToBeVisibleAsync();
            if (name == "reminder")
            {
                await page.Locator(".remind").First.ClickAsync();
                await Expect(page.Locator("[data-test=reminder]")).ToBeVisibleAsync();
            }
            else if (name == "alerts")
            {
                await page.Keyboard.PressAsync("Escape");
                await page.Locator("[data-test=search]").FillAsync("ha nam");
                await Expect(page.Locator("[role=option]").First).ToBeVisibleAsync();
            }

            await page.AddScriptTagAsync(new() { Path = Repository.PathOf("node_modules", "axe-core", "axe.min.js") });
            var violations = await page.EvaluateAsync<string[]>(
                "async () => (await axe.run()).violations.map(each => `${each.id}: ${each.nodes.map(node => node.html.slice(0, 150)).join(' | ')}`)");
            await page.ScreenshotAsync(new() { Path = Repository.PathOf("artifacts", "screenshots", $"glance-{name}-{width}-{scheme}.png"), FullPage = true });
            Assert.True(violations.Length == 0, $"{name}: {string.Join('\n', violations)}");
            Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        }
    }
}
