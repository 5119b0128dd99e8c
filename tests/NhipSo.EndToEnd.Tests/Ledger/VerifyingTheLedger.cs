using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Azure;
using Azure.Data.Tables;
using NhipSo.EndToEnd.Tests.Running;
using NhipSo.Testing;

namespace NhipSo.EndToEnd.Tests.Ledger;

/// <summary>A real app and real storage: what is tampered with through the official client is found at night, and anyone verifies a receipt.</summary>
public sealed class VerifyingTheLedger : IAsyncLifetime
{
    private const string Address = "submissions/cds-thang/2025-11/01";
    private const string Partition = "cds-thang|2025-11";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nhipso-receipt-");
    private Deployment deployment = null!;
    private AppInstance app = null!;

    public async Task InitializeAsync()
    {
        deployment = await Deployment.CreateAsync();
        app = await AppInstance.StartAsync(deployment.Settings, isHandler: true);
    }

    public async Task DisposeAsync()
    {
        await app.DisposeAsync();
        await deployment.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task What_is_tampered_with_is_found_named_and_measured_until_it_is_mended()
    {
        var hash = await SendAsync(Answers.Report(10, 5), null);
        await RuleAsync($"{Address}/return", """{"note": "Xem lại", "due": "2099-01-01T00:00:00Z"}""", hash);
        await SendAsync(Answers.Report(10, 6, "Sửa"), hash);
        await RuleAsync("submissions/cds-thang/2025-11/lock", "{}", null);
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync()).Status);
        Assert.True(await app.RunTimerAsync("VerifyLedger"), app.Log);
        var (_, holds) = await AskAsync();
        Assert.True((bool)holds["holds"]!);
        Assert.Equal((1, 4), ((int)holds["partitions"]!, (int)holds["entries"]!));
        await MeasuredAsync(0);

        var table = deployment.TableOf("Submissions");
        TableEntity head = await table.GetEntityAsync<TableEntity>(Partition, "h|01");
        await table.UpdateEntityAsync(new TableEntity(Partition, "h|01") { ["CP09_LK"] = 9.0 }, ETag.All, TableUpdateMode.Merge);
        Assert.False(await app.RunTimerAsync("VerifyLedger"));
        var fault = (await AskAsync()).Answer["faults"]!.AsArray().Single()!;
        Assert.Equal((Partition, "h|01", "CP09_LK", "altered"), ((string)fault["partition"]!, (string)fault["row"]!, (string)fault["property"]!, (string)fault["kind"]!));
        Assert.Contains($"{Partition}, h|01, CP09_LK: Altered", app.Log, StringComparison.Ordinal);
        await MeasuredAsync(1);

        await table.UpdateEntityAsync(new TableEntity(Partition, "h|01") { ["CP09_LK"] = head.GetDouble("CP09_LK") }, ETag.All, TableUpdateMode.Merge);
        Assert.True(await app.RunTimerAsync("VerifyLedger"), app.Log);
        Assert.Equal(3, (int)(await AskAsync()).Answer["checkpoint"]!);
    }

    [Fact]
    public async Task Anyone_verifies_a_receipt_with_the_script_of_the_documentation()
    {
        using var response = await app.PutAsync(Address, deployment.Keys["hanoi"], Answers.Report(10, 5));
        var receipt = (string)(await response.JsonAsync())["receipt"]!;
        var keys = await Eventually.ValueAsync(() => deployment.FindAsync("jwks.json"), () => "No published keys.");
        var script = Regex.Match(await File.ReadAllTextAsync(Repository.PathOf("docs", "receipts.md")), "(?<=```js\n).*?(?=```)", RegexOptions.Singleline).Value;
        await WriteAsync("verify.mjs", script);
        await WriteAsync("jwks.json", keys.ToJsonString());
        await WriteAsync("receipt.txt", receipt + "\n");
        await WriteAsync("content.json", (await deployment.TableOf("Submissions").GetEntityAsync<TableEntity>(Partition, "r|01|000001")).Value.GetString("content")!);
        var says = await Programs.RunAsync("node", [PathOf("verify.mjs"), PathOf("receipt.txt"), PathOf("jwks.json"), PathOf("content.json")]);
        Assert.Contains("\"unit\": \"01\"", says, StringComparison.Ordinal);
        Assert.EndsWith("VALID", says.TrimEnd(), StringComparison.Ordinal);
        Assert.DoesNotContain("NOT VALID", says, StringComparison.Ordinal);

        await WriteAsync("content.json", "{}");
        await Assert.ThrowsAsync<InvalidOperationException>(() => Programs.RunAsync("node", [PathOf("verify.mjs"), PathOf("receipt.txt"), PathOf("jwks.json"), PathOf("content.json")]));
        await WriteAsync("receipt.txt", receipt[..^10] + (receipt[^10] == 'A' ? 'B' : 'A') + receipt[^9..]);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Programs.RunAsync("node", [PathOf("verify.mjs"), PathOf("receipt.txt"), PathOf("jwks.json")]));
    }

    [Fact]
    public async Task Anyone_asks_the_system_about_a_receipt()
    {
        using var first = await app.PutAsync(Address, deployment.Keys["hanoi"], Answers.Report(10, 5));
        var stored = await first.JsonAsync();
        var receipt = (string)stored["receipt"]!;
        var held = await VerifyAsync(receipt);
        Assert.Equal((true, "held", "01"), ((bool)held["valid"]!, (string)held["ledger"]!, (string)held["claims"]!["unit"]!));
        using var asked = await app.Http.GetAsync(new Uri($"receipts/verify?receipt={receipt}", UriKind.Relative));
        Assert.Equal(held.ToJsonString(), (await asked.JsonAsync()).ToJsonString());

        await SendAsync(Answers.Report(10, 6, "Sửa"), (string)stored["hash"]!);
        var superseded = await VerifyAsync(receipt);
        Assert.Equal(("superseded", 2), ((string)superseded["ledger"]!, (int)superseded["supersededBy"]!));
        Assert.Equal("malformed", (string)(await VerifyAsync("x"))["code"]!);
        foreach (var (body, status) in new[] { ("", HttpStatusCode.BadRequest), (new string('x', 16 * 1024 + 1), HttpStatusCode.RequestEntityTooLarge) })
        {
            using var refused = await app.Http.PostAsync(new Uri("receipts/verify", UriKind.Relative), new StringContent(body));
            Assert.Equal(status, refused.StatusCode);
        }
    }

    private string PathOf(string file) => Path.Combine(folder.FullName, file);

    private Task WriteAsync(string file, string text) => File.WriteAllTextAsync(PathOf(file), text);

    private async Task<string> SendAsync(string report, string? corrects)
    {
        using var response = await app.PutAsync(Address, deployment.Keys["hanoi"], report, corrects);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return (string)(await response.JsonAsync())["hash"]!;
    }

    private async Task RuleAsync(string address, string body, string? about)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, UriKind.Relative)) { Content = new StringContent(body) };
        request.Headers.Add("X-Api-Key", deployment.Keys["ministry"]);
        if (about is not null)
            request.Headers.IfMatch.Add(new($"\"{about}\""));
        using var response = await app.Http.SendAsync(request);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }

    private async Task<JsonNode> VerifyAsync(string receipt)
    {
        using var response = await app.Http.PostAsync(new Uri("receipts/verify", UriKind.Relative), new StringContent(receipt));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.JsonAsync();
    }

    private async Task<(HttpStatusCode Status, JsonNode Answer)> AskAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("ledger/verification", UriKind.Relative));
        request.Headers.Add("X-Api-Key", deployment.Keys["ministry"]);
        using var response = await app.Http.SendAsync(request);
        return (response.StatusCode, await response.JsonAsync());
    }

    private async Task MeasuredAsync(int faults)
    {
        var metrics = await app.Http.GetStringAsync(new Uri("metrics", UriKind.Relative));
        Assert.Contains($"# TYPE nhipso_ledger_faults gauge\nnhipso_ledger_faults {faults}\n", metrics, StringComparison.Ordinal);
        Assert.DoesNotContain("nhipso_ledger_verified_timestamp_seconds 0\n", metrics, StringComparison.Ordinal);
    }
}
