using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Microsoft.Playwright;
using NhipSo.EndToEnd.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace NhipSo.EndToEnd.Tests.Dashboard;

/// <summary>One site that all tests of the ministry's desk share; each has units and periods of its own.</summary>
public sealed class DeskSite : IAsyncLifetime
{
    /// <summary>A form that is public on confirmation.</summary>
    public const string OnConfirmation = "dn-thang";

    /// <summary>What is asked of the server and of storage first may take a while on a busy machine.</summary>
    public static readonly LocatorAssertionsToBeVisibleOptions Patiently = new() { Timeout = 30_000 };

    private readonly Browser browser = new();
    private readonly Dictionary<string, string> sessions = [];
    private IReadOnlyDictionary<string, string> keys = null!;

    public SignInSite Site { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await browser.InitializeAsync();
        Site = await SignInSite.StartAsync(browser);
        keys = await Site.Deployment.MakeKeysAsync(["demovt=demo-vt:sign", "democns=demo-cns:sign", "24=24:sign", "01=01:sign", "ministry=:steer read"]);
    }

    public async Task DisposeAsync()
    {
        await Site.DisposeAsync();
        await browser.DisposeAsync();
    }

    /// <summary>Asks the API in the name of a unit, or of the ministry.</summary>
    public async Task<JsonNode> SendAsync(HttpMethod method, string path, string caller, string? body = null, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        request.Headers.Add("X-Api-Key", keys[caller.Replace("-", "", StringComparison.Ordinal)]);
        if (body is not null)
            request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        if (ifMatch is not null)
            request.Headers.IfMatch.Add(new($"\"{ifMatch}\""));
        using var response = await Site.App.Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? JsonNode.Parse(text)! : throw new InvalidOperationException(text);
    }

    /// <summary>The periods of a form that a unit has not reported for and whose due instant has passed, the newest last.</summary>
    public async Task<IReadOnlyList<string>> OverdueAsync(string form, string unit) =>
    [
        .. (await SendAsync(HttpMethod.Get, $"obligations?form={form}&unit={unit}&status=overdue", "ministry"))["obligations"]!.AsArray().Select(each => (string)each!["period"]!),
    ];

    /// <summary>Freezes what was measured of a unit, as the nightly run does, and reconciles it, as the hourly run does.</summary>
    public async Task ReconcileAsync(string period, string unit, string indicator, double value)
    {
        var basis = new JsonObject { [indicator] = new JsonObject { ["slots"] = new JsonArray(365, 365), ["systems"] = new JsonArray(1, 1), ["services"] = new JsonArray(0, 0), ["asOf"] = "2026-10-14T16:55:00Z" } };
        await Site.Deployment.TableOf("Pending").UpsertEntityAsync(new TableEntity("reconcile", $"{SignInSite.Form}|{period}") { ["made"] = DateTimeOffset.UtcNow });
        await Site.Deployment.TableOf("MeasuredPeriods").UpsertEntityAsync(
            new TableEntity($"{SignInSite.Form}|{period}", $"{unit}|0001") { ["version"] = 1, ["taken"] = DateTimeOffset.UtcNow, [indicator] = value, ["coverage"] = basis.ToJsonString() });
        await using var timers = await AppInstance.StartAsync(Site.Deployment.Settings, isHandler: true);
        Assert.True(await timers.RunTimerAsync("ReconcilePeriods"), timers.Log);
    }

    /// <summary>Publishes what is behind, as each minute's run does.</summary>
    public async Task PublishAsync()
    {
        await using var timers = await AppInstance.StartAsync(Site.Deployment.Settings, isHandler: true);
        Assert.True(await timers.RunTimerAsync("PublishSnapshots"), timers.Log);
    }

    /// <summary>Goes to an address of the page as someone who signed in: the first time as people do, later with what their browser kept of that.</summary>
    public async Task<IPage> OpenAsync(string account, string hash, bool isInspected = false)
    {
        var kept = sessions.GetValueOrDefault(account);
        var page = kept is null ? await Site.SignInAsync(account, isInspected: isInspected) : await Site.OpenAsync(hash, isInspected: isInspected, session: kept);
        sessions[account] = kept ?? await page.EvaluateAsync<string>("JSON.stringify(sessionStorage)");
        await Expect(page.Locator("[data-session=in]")).ToBeVisibleAsync(Patiently);
        await GoAsync(page, hash);
        return page;
    }

    /// <summary>Goes to an address of the page.</summary>
    public static Task GoAsync(IPage page, string hash) => page.EvaluateAsync("hash => { location.hash = hash }", hash);
}

/// <summary>The tests that share <see cref="DeskSite"/>.</summary>
[CollectionDefinition(nameof(DeskSite))]
public sealed class DeskSiteTests : ICollectionFixture<DeskSite>;
