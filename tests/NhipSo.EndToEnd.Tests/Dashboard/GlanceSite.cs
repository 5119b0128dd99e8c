using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using NhipSo.EndToEnd.Tests.Running;

namespace NhipSo.EndToEnd.Tests.Dashboard;

/// <summary>
/// Two provinces have reported for two months, a system was never measured, all of it is published, and then every function is
/// stopped: what is seen is seen from storage alone.
/// </summary>
public sealed class GlanceSite : IAsyncLifetime
{
    private readonly Browser browser = new();
    private Deployment deployment = null!;

    /// <summary>The month that is open today, and the one before.</summary>
    public string Period { get; private set; } = "";

    /// <inheritdoc cref="Period"/>
    public string Previous { get; private set; } = "";

    /// <summary>The year of <see cref="Period"/>.</summary>
    public string Year => Period[..4];

    /// <summary>Opens an address of the dashboard in a browser of its own.</summary>
    public Task<IPage> OpenAsync(string hash, ICollection<string> errors, int width = 1280, ColorScheme scheme = ColorScheme.Light, bool isInspected = false) =>
        browser.OpenAsync(new(deployment.Site, $"index.html{hash}"), errors, width, scheme, isInspected);

    public async Task InitializeAsync()
    {
        await browser.InitializeAsync();
        deployment = await Deployment.CreateAsync(NodeExporter.Source("may-chu", "http://127.0.0.1:9/metrics", ("memory", "node_memory_MemTotal_bytes", null)));
        await deployment.UploadDashboardAsync();
        await using var app = await AppInstance.StartAsync(deployment.Settings, isHandler: true);
        var owed = (await app.Http.GetStringAsync(deployment, "obligations?form=cds-thang&unit=24"))["obligations"]!.AsArray();
        Period = (string)owed.Last(each => (string)each!["status"]! is "open" or "overdue")!["period"]!;
        Previous = DateTime.ParseExact(Period, "yyyy-MM", CultureInfo.InvariantCulture).AddMonths(-1).ToString("yyyy-MM", CultureInfo.InvariantCulture);
        foreach (var (period, online) in new[] { (Previous, 50_000), (Period, 60_000) })
        {
            foreach (var (unit, key) in new[] { ("24", "bacninh"), ("01", "hanoi") })
            {
                using var sent = await app.PutAsync($"submissions/cds-thang/{period}/{unit}", deployment.Keys[key], Answers.ReportNow(100_000, online));
                Assert.True(sent.IsSuccessStatusCode, await sent.Content.ReadAsStringAsync());
            }
        }

        Assert.True(await app.RunTimerAsync("PublishSnapshots"), app.Log);
        Assert.True(await app.RunTimerAsync("PublishSnapshots"), app.Log);
        await deployment.SnapshotAsync("catalogue", 0);
        await deployment.SnapshotAsync($"changes/cds-thang/{Period}", 4);
        await deployment.SnapshotAsync($"units/{Year}", 2);
        await app.StopAsync();
    }

    public async Task DisposeAsync()
    {
        await browser.DisposeAsync();
        await deployment.DisposeAsync();
    }
}

/// <summary>Asks the API in the name of a key of the deployment's.</summary>
file static class Asking
{
    public static async Task<JsonNode> GetStringAsync(this HttpClient http, Deployment deployment, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.Add("X-Api-Key", deployment.Keys["bacninh"]);
        using var response = await http.SendAsync(request);
        return JsonNode.Parse(await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync())!;
    }
}
