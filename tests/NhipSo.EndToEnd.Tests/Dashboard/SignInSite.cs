using System.Text.Json.Nodes;
using Microsoft.Playwright;
using NhipSo.EndToEnd.Tests.Running;
using NhipSo.Testing;
using static Microsoft.Playwright.Assertions;

namespace NhipSo.EndToEnd.Tests.Dashboard;

/// <summary>The dashboard with a sign-in, as `make run` has it: storage, the app, and the issuer of this machine.</summary>
public sealed class SignInSite(Browser browser, ServerProcess issuer, Deployment deployment, AppInstance app) : IAsyncDisposable
{
    /// <summary>The form that the tests fill in, and the unit that owes it.</summary>
    public const string Form = "cds-thang";

    private readonly List<string> errors = [];

    public Deployment Deployment { get; } = deployment;

    public AppInstance App { get; } = app;

    /// <summary>What the pages wrote as errors, answers of the API aside: that something is not there yet is no error.</summary>
    public IEnumerable<string> Errors => errors.Where(error => !error.StartsWith("Failed to load resource", StringComparison.Ordinal));

    /// <summary>A period that the unit 24 can report for today.</summary>
    public string Period { get; private set; } = "";

    /// <summary>Starts it all.</summary>
    public static async Task<SignInSite> StartAsync(Browser browser)
    {
        var deployment = await Deployment.CreateAsync();
        var page = new Uri(deployment.Site, "index.html");
        var address = $"http://127.0.0.1:{Ports.Free(1)[0]}";
        var issuer = ServerProcess.Start("node", [Repository.PathOf("infra", "local", "issuer.mjs"), new Uri(address).Port.ToString(System.Globalization.CultureInfo.InvariantCulture), page.ToString()]);
        var app = await AppInstance.StartAsync(new Dictionary<string, string?>(deployment.Settings)
        {
            ["Host__CORS"] = page.GetLeftPart(UriPartial.Authority),
            ["Oidc__0__Authority"] = address,
            ["Oidc__0__Audience"] = "api://nhipso",
            ["Oidc__0__Name"] = "dang-nhap",
        });
        await deployment.UploadDashboardAsync(new() { ["api"] = app.Http.BaseAddress!.ToString(), ["issuer"] = address, ["clientId"] = "nhipso-dashboard" });
        using var http = new HttpClient();
        await Eventually.TrueAsync(
            async () => (await http.GetAsync(new Uri($"{address}/.well-known/openid-configuration"))).IsSuccessStatusCode, () => $"The issuer did not start: {issuer.Output}");
        var site = new SignInSite(browser, issuer, deployment, app);
        site.Period = await site.FindPeriodAsync();
        return site;
    }

    /// <summary>Opens an address of the dashboard in a browser of its own.</summary>
    public Task<IPage> OpenAsync(string hash = "#/lap-bao-cao", bool isInspected = false, string? session = null) =>
        browser.OpenAsync(new(Deployment.Site, $"index.html{hash}"), errors, isInspected: isInspected, session: session);

    /// <summary>Signs in as one of the accounts of infra/local/accounts.mjs; the list of what is owed is there then.</summary>
    public async Task<IPage> SignInAsync(string account, bool isInspected = false)
    {
        var page = await OpenAsync(isInspected: isInspected);
        await page.Locator("[data-test=gate-sign-in]").ClickAsync();
        await page.Locator($"#{account}").ClickAsync();
        await Expect(page.Locator("[data-session=in]")).ToBeVisibleAsync();
        return page;
    }

    /// <summary>Opens the report from the list.</summary>
    public async Task OpenReportAsync(IPage page) => await page.Locator($"[data-owed='{Form}/{Period}'] a").ClickAsync();

    /// <summary>Asks the API in the name of a key.</summary>
    public async Task<JsonNode> SendAsync(HttpMethod method, string path, string key, string? body = null, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        request.Headers.Add("X-Api-Key", Deployment.Keys[key]);
        if (body is not null)
            request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        if (ifMatch is not null)
            request.Headers.IfMatch.Add(new($"\"{ifMatch}\""));
        using var response = await App.Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? JsonNode.Parse(text)! : throw new InvalidOperationException(text);
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await issuer.DisposeAsync();
        await Deployment.DisposeAsync();
    }

    private async Task<string> FindPeriodAsync()
    {
        var owed = (await SendAsync(HttpMethod.Get, $"obligations?form={Form}&unit=24", "bacninh"))["obligations"]!.AsArray();
        return (string)owed.Last(each => (string)each!["status"]! is "open" or "overdue")!["period"]!;
    }
}
