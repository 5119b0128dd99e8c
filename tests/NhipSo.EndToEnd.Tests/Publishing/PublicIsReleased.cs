using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Storage.Blobs;
using NhipSo.EndToEnd.Tests.Running;

namespace NhipSo.EndToEnd.Tests.Publishing;

/// <summary>What is public on confirmation is in no public file before that, however one looks; then it is, and what was before stays reachable.</summary>
public sealed class PublicIsReleased : IAsyncLifetime
{
    private const string Period = "2026-10";
    private const string Report = $"submissions/dn-thang/{Period}/demo-vt";
    private Deployment deployment = null!;
    private AppInstance app = null!;
    private IReadOnlyDictionary<string, string> keys = null!;

    public async Task InitializeAsync()
    {
        deployment = await Deployment.CreateAsync();
        deployment.ChangeCatalog("indicators.json", "\"max\": 200000, \"decimals\": 0", "\"max\": 2000000000, \"decimals\": 0");
        keys = await deployment.MakeKeysAsync(["demovt=demo-vt:sign"]);
        app = await deployment.StartAppAsync();
    }

    public async Task DisposeAsync()
    {
        await app.DisposeAsync();
        await deployment.DisposeAsync();
    }

    [Fact]
    public async Task A_figure_is_public_once_it_is_confirmed_and_not_before()
    {
        // Sent: inside it is there, outside there is no trace of it, in no file and in no packed one.
        var first = await SendAsync(HttpMethod.Put, Report, keys["demovt"], Body(987654321));
        await InsideAsync("internal-steer", "987654321");
        await InsideAsync("internal-demo-vt", "987654321");
        await Eventually.TrueAsync(async () => await SequenceAsync() >= (long)first["sequence"]!, () => app.Log);
        Assert.DoesNotContain("987654321", await CrawlAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain((string)first["hash"]!, await CrawlAsync(), StringComparison.Ordinal);
        var nothing = await deployment.SnapshotAsync($"submissions/dn-thang/{Period}", (long)first["sequence"]!);
        Assert.Equal((0, 0, 3), (nothing["units"]!.AsArray().Count, (int)nothing["counts"]!["owed"]!, (int)nothing["counts"]!["withheld"]!)); // nor is it called late
        await Assert.ThrowsAsync<TimeoutException>(() => InsideAsync("internal-demo-bc", "987654321", waits: false)); // another unit's

        // Confirmed: public.
        await SendAsync(HttpMethod.Post, $"{Report}/confirm", deployment.Keys["ministry"], "{}", (string)first["hash"]!);
        await Eventually.TrueAsync(async () => (await CrawlAsync()).Contains("987654321", StringComparison.Ordinal), () => app.Log);

        // Reopened and corrected: what was released stays until the correction is confirmed.
        await SendAsync(HttpMethod.Post, $"{Report}/reopen", deployment.Keys["ministry"], """{"note": "Theo đề nghị của doanh nghiệp"}""", (string)first["hash"]!);
        var second = await SendAsync(HttpMethod.Put, Report, keys["demovt"], Body(123123123, "Nhập nhầm số lao động"), (string)first["hash"]!);
        await Eventually.TrueAsync(async () => await SequenceAsync() >= (long)second["sequence"]!, () => app.Log);
        var shown = await CrawlAsync();
        Assert.Contains("987654321", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("123123123", shown, StringComparison.Ordinal);
        var report = (await deployment.SnapshotAsync($"submissions/dn-thang/{Period}", (long)second["sequence"]!))["submissions"]![0]!;
        Assert.Equal(("confirmed", 1, (string)first["hash"]!), ((string?)report["state"], (int)report["revision"]!, (string?)report["hash"]));

        await SendAsync(HttpMethod.Post, $"{Report}/confirm", deployment.Keys["ministry"], "{}", (string)second["hash"]!);
        await Eventually.TrueAsync(
            async () => (await deployment.SnapshotAsync($"submissions/dn-thang/{Period}", 5))["submissions"]![0]!["values"]!["DN_LD"]!.GetValue<int>() == 123123123, () => app.Log);

        // The old figure, the reason and both receipts.
        var history = (await SendAsync(HttpMethod.Get, $"{Report}/revisions", deployment.Keys["ministry"]))["entries"]!.AsArray();
        var sent = history.Where(entry => (string?)entry!["kind"] == "submission").ToList();
        Assert.Equal([(string)first["receipt"]!, (string)second["receipt"]!], sent.Select(entry => (string)entry!["receipt"]!));
        Assert.Equal("Nhập nhầm số lao động", (string?)sent[1]!["reason"]);
        Assert.Equal(987654321, (int)(await SendAsync(HttpMethod.Get, $"{Report}/revisions/1", deployment.Keys["ministry"]))["content"]!["values"]!["DN_LD"]!);
    }

    private static string Body(int people, string? reason = null) => new JsonObject
    {
        ["values"] = new JsonObject { ["DN_TT"] = "dang-hoat-dong", ["DN_DT"] = 10, ["DN_NS"] = 1, ["DN_LD"] = people }, ["reason"] = reason,
    }.ToJsonString().Replace(",\"reason\":null", "", StringComparison.Ordinal);

    private async Task<long> SequenceAsync() => (long?)(await deployment.IndexAsync())?["entries"]?[$"submissions/dn-thang/{Period}"]?["sequence"] ?? 0;

    /// <summary>Every public file as it is read, unpacked, one after the other: also those that no index names.</summary>
    private async Task<string> CrawlAsync()
    {
        var said = new StringBuilder();
        using var http = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All });
        await foreach (var blob in new BlobContainerClient(deployment.Storage.ConnectionString, "$web").GetBlobsAsync())
            said.Append(blob.Name).Append('\n').Append(await http.GetStringAsync(new Uri(deployment.Site, blob.Name))).Append('\n');
        return said.ToString();
    }

    /// <summary>Whether a figure is in the container of a scope, which nobody reads without signing in.</summary>
    private async Task InsideAsync(string container, string figure, bool waits = true)
    {
        using var anyone = new HttpClient();
        Assert.NotEqual(HttpStatusCode.OK, (await anyone.GetAsync(new Uri($"{deployment.Storage.BlobEndpoint}/{container}/index.json"))).StatusCode);
        if (!waits && !await IsThereAsync())
            throw new TimeoutException();
        await Eventually.TrueAsync(IsThereAsync, () => app.Log);

        async Task<bool> IsThereAsync()
        {
            await foreach (var blob in new BlobContainerClient(deployment.Storage.ConnectionString, container).GetBlobsAsync())
            {
                using var packed = (await new BlobContainerClient(deployment.Storage.ConnectionString, container).GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content.ToStream();
                using var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionMode.Decompress);
                using var text = new StreamReader(gzip);
                if ((await text.ReadToEndAsync()).Contains(figure, StringComparison.Ordinal))
                    return true;
            }

            return false;
        }
    }

    private async Task<JsonNode> SendAsync(HttpMethod method, string address, string key, string? body = null, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative)) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Api-Key", key);
        if (ifMatch is not null)
            request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{ifMatch}\""));
        using var response = await app.Http.SendAsync(request);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return await response.JsonAsync();
    }
}
