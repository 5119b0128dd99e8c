using Azure.Data.Tables;
using Microsoft.Playwright;
using NhipSo.EndToEnd.Tests.Dashboard;
using NhipSo.EndToEnd.Tests.Running;
using NhipSo.Testing;
using static Microsoft.Playwright.Assertions;

namespace NhipSo.EndToEnd.Tests.Embedding;

/// <summary>What a portal embeds, in a real browser, on a page of another origin.</summary>
public sealed class InAPortal(Browser browser) : IClassFixture<Browser>, IAsyncLifetime
{
    private readonly PortalPage portal = new();
    private readonly List<string> errors = [];
    private Deployment deployment = null!;
    private AppInstance app = null!;

    public async Task InitializeAsync()
    {
        deployment = await Deployment.CreateAsync(Audience.Sources(portal.Origin));
        app = await deployment.StartAppAsync();
        await deployment.UploadDashboardAsync(new() { ["api"] = app.Http.BaseAddress!.ToString() });
    }

    public async Task DisposeAsync()
    {
        await app.DisposeAsync();
        await portal.DisposeAsync();
        await deployment.DisposeAsync();
    }

    [Fact]
    public void The_script_is_under_2_KB() =>
        Assert.InRange(new FileInfo(Repository.PathOf("dashboard", "dist", "beacon.js")).Length, 1, 2000);

    [Fact]
    public async Task A_page_of_another_origin_is_counted_once_without_a_cookie_and_the_count_is_stored_when_the_process_stops()
    {
        portal.Body = $"""<script async src="{deployment.Site}beacon.js" data-source="cong-24"></script>""";
        var page = await browser.OpenAsync(new("about:blank"), errors);
        var requests = new List<IRequest>();
        page.Request += (_, request) => requests.Add(request);
        var answered = page.WaitForResponseAsync(response => response.Url.Contains("/beacon/", StringComparison.Ordinal));
        await page.GotoAsync(portal.Origin);
        Assert.Equal(204, (await answered).Status);
        var sent = Assert.Single(requests, request => request.Url.Contains("/beacon/", StringComparison.Ordinal));
        var headers = await sent.AllHeadersAsync();
        Assert.Equal((portal.Origin, "view"), (headers["origin"], sent.PostData));
        Assert.False(headers.ContainsKey("cookie"));
        Assert.Empty(await page.Context.CookiesAsync([app.Http.BaseAddress!.ToString()]));
        Assert.Equal("[0,0]", await page.EvaluateAsync<string>("JSON.stringify([localStorage.length, sessionStorage.length])"));
        Assert.Empty(errors);

        await app.StopAsync();
        var row = Assert.Single(await RowsAsync("Measurements", "cong-24"));
        Assert.Equal(1, row.GetDouble("views"));
        Assert.True(row.GetDouble("online") > 0);
        Assert.DoesNotContain("127.0.0.1", string.Join(' ', row.Select(pair => pair.Value)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asks_not_to_be_tracked_sends_nothing()
    {
        portal.Body = $"""<script>Object.defineProperty(navigator, "globalPrivacyControl", {"{"} value: true {"}"})</script><script async src="{deployment.Site}beacon.js" data-source="cong-24" onload="document.title='loaded'"></script>""";
        var page = await browser.OpenAsync(new("about:blank"), errors);
        var sent = 0;
        page.Request += (_, request) => sent += request.Url.Contains("/beacon/", StringComparison.Ordinal) ? 1 : 0;
        await page.GotoAsync(portal.Origin);
        await Expect(page).ToHaveTitleAsync("loaded");
        Assert.Equal(0, sent);
    }

    [Fact]
    public async Task A_citizen_rates_in_the_portal_and_sees_the_results()
    {
        portal.Body = $"""<iframe src="{deployment.Site}danh-gia.html?nguon=danh-gia-24" title="Đánh giá" width="300" height="420"></iframe>""";
        var page = await browser.OpenAsync(new(portal.Origin), errors);
        var widget = page.FrameLocator("iframe");
        await widget.Locator("[data-test=send]").ClickAsync();
        await Expect(widget.Locator("[data-test=said]")).ToHaveTextAsync("Hãy chọn từ 1 đến 5 sao.");

        // By keyboard alone: the first star has the focus, and arrows choose.
        for (var presses = 0; presses < 3; presses++)
            await page.Keyboard.PressAsync("ArrowRight");
        await Expect(widget.Locator("[data-stars='4']")).ToBeCheckedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(widget.Locator("[data-test=said]")).ToContainTextAsync("Cảm ơn");
        Assert.Empty(errors);

        await app.StopAsync();
        await widget.Locator("[data-test=see]").ClickAsync();
        await Expect(widget.Locator("[data-test=mean]")).ToHaveTextAsync("Trung bình 4,0 trên 5, từ 1 lượt đánh giá");
        var row = Assert.Single(await RowsAsync("Measurements", "danh-gia-24"));
        Assert.Equal((4d, 1d), (row.GetDouble("stars"), row.GetDouble("ratings")));
        Assert.Empty(errors);
    }

    [Theory]
    [InlineData(280, ColorScheme.Light, "vi")]
    [InlineData(280, ColorScheme.Dark, "vi")]
    [InlineData(480, ColorScheme.Light, "en")]
    [InlineData(480, ColorScheme.Dark, "vi")]
    public async Task The_stars_fit_where_they_are_embedded_in_both_themes(int width, ColorScheme scheme, string language)
    {
        for (var stars = 1; stars <= 5; stars++)
        {
            for (var time = 0; time < stars * stars; time++)
                Assert.Equal(202, (int)(await RateAsync(stars)).StatusCode);
        }

        await app.StopAsync();
        var page = await browser.OpenAsync(new(deployment.Site, $"danh-gia.html?nguon=danh-gia-24&ngon-ngu={language}"), errors, width, scheme);
        await page.Locator("[data-stars='4']").CheckAsync(new() { Force = true });
        await page.Locator("[data-test=see]").ClickAsync();
        await Expect(page.Locator("[data-test=mean]")).ToContainTextAsync(language == "en" ? "4.1" : "4,1");
        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Equal(language, await page.EvaluateAsync<string>("document.documentElement.lang"));
        await page.ScreenshotAsync(new() { Path = Repository.PathOf("artifacts", "screenshots", $"rating-{width}-{scheme}.png"), FullPage = true });
        Assert.Empty(errors);
    }

    private async Task<HttpResponseMessage> RateAsync(int stars)
    {
        using var body = new StringContent($$"""{"stars": {{stars}}}""", System.Text.Encoding.UTF8, "application/json");
        return await app.Http.PostAsync(new Uri("ratings/danh-gia-24", UriKind.Relative), body);
    }

    private async Task<List<TableEntity>> RowsAsync(string table, string source) =>
        await deployment.TableOf(table).QueryAsync<TableEntity>($"PartitionKey ge '{source}|' and PartitionKey lt '{source}~'").ToListAsync();
}
