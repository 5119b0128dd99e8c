using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NhipSo.EndToEnd.Tests.Dashboard;

/// <summary>The built pages beside files that are published of 3,355 communes, and of a month in which much needs attention.</summary>
public sealed class ThousandsOfUnits(Browser browser) : IClassFixture<Browser>, IAsyncLifetime
{
    private const int Units = 3355;
    private const int PageSize = 128;
    private static readonly object Form = new { code = "xa-thang", version = 1, name = Named("Báo cáo của xã"), publish = "receipt" };
    private readonly List<string> errors = [];
    private FileSite site = null!;

    public async Task InitializeAsync()
    {
        site = await FileSite.StartAsync();
        foreach (var month in new[] { "2025-10", "2025-11", "2025-12" })
            PublishMonth(month);
    }

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task Scrolling_keeps_few_rows_on_the_page_and_the_last_unit_is_a_key_away()
    {
        var page = await browser.OpenAsync(new(site.Address, "index.html#/gui-bao-cao/xa-thang/2025"), errors);
        var rows = page.Locator("[data-test=grid] [data-row]");
        await Expect(rows.First).ToContainTextAsync("Xã 0");
        await Expect(page.Locator("[data-test=shown]")).ToContainTextAsync("3.355/3.355");
        await Expect(page.Locator("[data-test=grid]")).ToHaveAttributeAsync("aria-rowcount", "3356");
        Assert.InRange(site.Asked.Distinct().Count(path => path.Contains("/pages/", StringComparison.Ordinal)), 2, 9);

        for (var place = 0; place < 20; place++)
        {
            await page.EvaluateAsync("place => { const grid = document.querySelector('[data-test=grid]'); grid.scrollTop = place * grid.scrollHeight / 20 }", place);
            await Expect(rows.First).ToBeAttachedAsync();
            Assert.InRange(await page.Locator("[data-test=grid] .grid-body > *").CountAsync(), 1, 60);
        }

        // Rows that were used again say what theirs say, and where they are.
        await Expect(page.Locator("[data-row='12345']")).ToHaveCountAsync(0);
        await page.EvaluateAsync("() => { const grid = document.querySelector('[data-test=grid]'); grid.scrollTop = 2345 * grid.querySelector('.grid-body > *').offsetHeight }");
        await Expect(page.Locator("[data-row='12345']")).ToHaveAttributeAsync("aria-rowindex", "2347");
        await Expect(page.Locator("[data-row='12345'] [data-cell='2025-12']")).ToHaveAttributeAsync("data-state", "overdue");
        await Expect(page.Locator("[data-row='12346']")).ToContainTextAsync("Xã 2346");
        await Expect(page.Locator("[data-row='12346'] [data-cell='2025-12']")).ToHaveAttributeAsync("data-state", "on-time");

        await page.EvaluateAsync("document.querySelector('[data-test=grid]').scrollTop = 0");
        await page.Locator("[data-row='10000'] [data-column='0']").FocusAsync();
        await page.Keyboard.PressAsync("Control+End");
        var last = page.Locator($"[data-row='{10_000 + Units - 1}'] [data-cell='2025-12']");
        await Expect(last).ToBeFocusedAsync();
        await Expect(last).ToHaveAttributeAsync("data-state", "overdue");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("dialog h2").First).ToHaveTextAsync($"Xã {Units - 1}");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("PageUp");
        await page.Keyboard.PressAsync("ArrowLeft");
        await Expect(page.Locator("[data-cell='2025-11']:focus")).ToBeVisibleAsync();

        await page.Locator("[data-test=sending-filter]").SelectOptionAsync(new SelectOptionValue { Label = "Quá hạn chưa gửi" });
        await Expect(page.Locator("[data-test=shown]")).ToContainTextAsync($"{Enumerable.Range(0, Units).Count(unit => !HasSent(unit))}/3.355");
        Assert.Empty(errors);
    }

    [Fact]
    public async Task A_phone_lists_them_and_the_whole_table_can_be_taken_home()
    {
        var page = await browser.OpenAsync(new(site.Address, "index.html#/gui-bao-cao/xa-thang/2025"), errors, 360);
        await Expect(page.Locator("[data-test=list] [data-row]").First).ToContainTextAsync("Xã 0");
        Assert.InRange(await page.Locator("[data-test=list] li").CountAsync(), 1, 60);
        Assert.Equal(360, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("[data-test=csv]").ClickAsync());
        Assert.Equal(1 + Units, (await File.ReadAllLinesAsync((await download.PathAsync())!)).Length);
    }

    [Fact]
    public async Task Plans_at_risk_systems_and_jumps_are_told_and_who_was_freed_is_not_accused()
    {
        PublishTroubles();
        var page = await browser.OpenAsync(new(site.Address, "index.html#/canh-bao"), errors);
        await Expect(page.Locator("[data-rule=behind-plan]")).ToContainTextAsync("đạt 20,0% kế hoạch");
        await Expect(page.Locator("[data-rule=down]")).ToContainTextAsync("Cổng A ngừng hoạt động");
        await Expect(page.Locator("[data-rule=silent]")).ToContainTextAsync("Hệ thống B không gửi số liệu");
        await Expect(page.Locator("[data-rule=fell]")).ToContainTextAsync("giảm 80,0% (Ninh Bình)");
        await Expect(page.Locator("[data-rule=overdue]")).ToContainTextAsync("Cần Thơ chưa gửi");
        await Expect(page.Locator("[data-kind=reports]")).Not.ToContainTextAsync("Huế");
        await Expect(page.Locator("[data-kind=reports] [data-test=count]")).ToHaveTextAsync("1");

        await page.GotoAsync($"{page.Url.Split('#')[0]}#/canh-bao/don-vi/37");
        await Expect(page.Locator("[data-kind-filter=all] strong")).ToHaveTextAsync("1");
        await page.GotoAsync($"{page.Url.Split('#')[0]}#/");
        await Expect(page.Locator("[data-test=plan]")).ToContainTextAsync("20,0% kế hoạch năm");
        await Expect(page.Locator("[data-test=received]")).ToContainTextAsync("1/2");

        await page.GotoAsync($"{page.Url.Split('#')[0]}#/don-vi/37");
        await Expect(page.Locator("[data-trend=N1]")).ToHaveAttributeAsync("data-merged", "2025-08");
        Assert.Empty(errors);
    }

    [Fact]
    public async Task What_is_published_and_cannot_be_read_is_not_said_to_be_absent()
    {
        PublishTroubles();
        site.Publish("reconciliation/tinh-thang/2025-12", new { kind = "reconciliation" });
        foreach (var (hash, lost) in new[] { ("#/do-truc-tuyen", "measurements"), ("#/doi-soat", "reconciliation/tinh-thang/2025-12"), ("#/don-vi/37", "catalogue") })
        {
            site.Lose(lost);
            var page = await browser.OpenAsync(new(site.Address, $"index.html{hash}"), errors);
            await Expect(page.Locator("[data-view=failed]")).ToContainTextAsync("Chưa tải được số liệu");
        }
    }

    private void PublishMonth(string month)
    {
        var pages = Enumerable.Range(0, (Units + PageSize - 1) / PageSize).Select(page =>
        {
            var units = Enumerable.Range(page * PageSize, Math.Min(PageSize, Units - (page * PageSize))).ToList();
            var path = $"submissions/xa-thang/{month}/pages/{page}.json";
            site.Put(path, new
            {
                kind = "submissions-page",
                units = units.Select(unit => new { id = $"{10_000 + unit}", code = $"{10_000 + unit}", name = Named($"Xã {unit}") }),
                submissions = units.Where(HasSent).Select(unit => Report($"{10_000 + unit}", $"{month}-20T03:00:00Z", new() { ["N1"] = unit })),
            });
            return new { path, first = $"{10_000 + units[0]}", last = $"{10_000 + units[^1]}" };
        }).ToList();
        var received = Enumerable.Range(0, Units).Count(HasSent);
        site.Publish($"submissions/xa-thang/{month}", Submissions(Form, Period(month, $"{month}-28", $"{month}-25T10:00:00Z"), [], [], Units, received, pages));
    }

    /// <summary>A month that was due three days ago: one has sent, one has not, one was freed.</summary>
    private void PublishTroubles()
    {
        var now = DateTimeOffset.UtcNow;
        var month = $"{now:yyyy-MM}";
        var form = new { code = "tinh-thang", version = 1, name = Named("Báo cáo tỉnh"), publish = "receipt" };
        var period = Period(month, $"{now:yyyy}-12-20", now.AddDays(-3).ToString("O"));
        object[] units = [Unit("37", "Ninh Bình"), Unit("92", "Cần Thơ"), new { id = "46", code = "46", name = Named("Huế"), region = "BTB", exempt = true }];
        var report = Report("37", now.AddDays(-4).ToString("O"), new() { ["N1"] = 20 });
        site.Publish($"submissions/tinh-thang/{month}", Submissions(form, period, units, [report], 2, 1, pages: null));
        site.Publish($"changes/tinh-thang/{month}", new
        {
            kind = "changes", form, period, previous = "2025-01",
            national = OfN1(new { planShare = 20, plan = 100, yearToDate = new { value = 20, units = 2, status = "official" } }),
            regions = new { }, units = new Dictionary<string, object> { ["37"] = OfN1(new { previous = -80, rank = 1 }) },
        });
        site.Publish("measurements", new
        {
            kind = "measurements", sequence = 1, asOf = now, poller = new { lastRun = now },
            sources = new[] { Source("a", "Cổng A", "down", now), Source("b", "Hệ thống B", "silent", now), Source("c", "Hệ thống C", "up", now) },
        });
        site.Publish("catalogue", new
        {
            kind = "catalogue", version = "test", indicators = Array.Empty<object>(), forms = Array.Empty<object>(),
            units = new object[]
            {
                new { id = "37", code = "37", name = Named("Ninh Bình"), kind = "province", region = "DBSH", validFrom = "2025-07-01" },
                new { id = "35~2008", code = "35", name = Named("Hà Nam"), kind = "province", region = "DBSH", validFrom = "2008-08-01", validTo = "2025-06-30", successors = new[] { "37" } },
            },
        });
        site.Put("units/37.json", new { kind = "unit", unit = Unit("37", "Ninh Bình"), predecessors = new[] { "35~2008" }, forms = new[] { new { form, periods = new[] { new { period, report } } } } });
        site.Publish($"units/{now:yyyy}", new { kind = "files", files = new[] { new { key = "37", path = "units/37.json" } } });
        site.Put("series/N1.json", new
        {
            kind = "series", form, indicator = Indicator, national = Array.Empty<object>(), regions = new { },
            units = new[] { new { unit = Unit("37", "Ninh Bình"), points = new[] { new { period = "2025-08", value = 12 }, new { period = month, value = 20 } } } },
            successors = new[] { new { unit = Unit("37", "Ninh Bình"), points = new[] { new { period = "2025-05", value = 10 } } } },
        });
        site.Publish("series/tinh-thang", new { kind = "files", files = new[] { new { key = "N1", path = "series/N1.json" } } });
    }

    private static bool HasSent(int unit) => unit % 5 > 0 && unit != Units - 1;

    /// <summary>What is said of the indicator: its code is a key, whose letters stay as they are.</summary>
    private static Dictionary<string, object> OfN1(object said) => new() { ["N1"] = said };

    private static object Named(string name) => new { vi = name, en = name };

    private static object Unit(string id, string name) => new { id, code = id, name = Named(name), region = "DBSH" };

    private static object Indicator { get; } = new { code = "N1", name = Named("Số hồ sơ"), unit = Named("hồ sơ"), kind = "count", accumulation = "period", required = true, better = "up", decimals = 0 };

    private static object Period(string code, string to, string due) => new { code, name = Named($"Tháng {code}"), from = $"{code}-01", to, due };

    private static object Report(string unit, string received, Dictionary<string, int> values) => new
    {
        unit, state = "submitted", revision = 1, sequence = 1, received, onTime = true, complete = true, valueStatus = "official", hash = new string('a', 64), values,
    };

    private static object Submissions(object form, object period, object[] units, object[] submissions, int owed, int received, object? pages)
    {
        var counts = new { owed, received, onTime = received, complete = received, asked = owed, given = received, withheld = 0 };
        return new
        {
            kind = "submissions", form, period, sequence = 1, asOf = DateTimeOffset.UtcNow, indicators = new[] { Indicator }, units, submissions, counts, pages,
            totals = OfN1(new { value = 20, units = received, status = "official" }),
            regions = pages is null ? new Dictionary<string, object> { ["DBSH"] = new { counts, totals = new { } } } : null,
        };
    }

    private static object Source(string id, string name, string health, DateTimeOffset now) => new
    {
        id, name = Named(name), owner = new { id = "92", name = Named("Cần Thơ") }, intervalSeconds = 3600, health, since = now.AddHours(-5), availability = 0.5,
        lastAttempt = now, lastSuccess = now, @class = health == "down" ? "timeout" : "ok", consecutiveFailures = health == "down" ? 5 : 0, metrics = Array.Empty<object>(),
    };
}
