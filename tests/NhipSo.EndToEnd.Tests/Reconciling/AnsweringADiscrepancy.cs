using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using NhipSo.EndToEnd.Tests.Running;

namespace NhipSo.EndToEnd.Tests.Reconciling;

/// <summary>From a report beside a frozen measurement to the unit's answer and the ministry's word, by the API and the timer alone.</summary>
public sealed class AnsweringADiscrepancy : IAsyncLifetime
{
    private const string Address = "discrepancies/cds-thang/2025-12/01/CP11_LK";
    private Deployment deployment = null!;
    private AppInstance app = null!;
    private IReadOnlyDictionary<string, string> keys = null!;

    public async Task InitializeAsync()
    {
        deployment = await Deployment.CreateAsync();
        keys = await deployment.MakeKeysAsync(["clerk=01:enter", "leader=01:sign", "other=04:enter", "ministry=:steer read"]);
        app = await AppInstance.StartAsync(deployment.Settings, isHandler: true);
    }

    public async Task DisposeAsync()
    {
        await app.DisposeAsync();
        await deployment.DisposeAsync();
    }

    [Fact]
    public async Task The_unit_explains_and_the_ministry_takes_it()
    {
        using var sent = await app.PutAsync("submissions/cds-thang/2025-12/01", keys["leader"], Answers.Report(5400, 1700));
        Assert.Equal(HttpStatusCode.Created, sent.StatusCode);
        await FreezeAsync(("CP07_LK", 10_000), ("CP09_LK", 1_700), ("CP11_LK", 17));
        Assert.True(await app.RunTimerAsync("ReconcilePeriods"), app.Log);

        var mine = await (await GetAsync("discrepancies?form=cds-thang&period=2025-12", "clerk")).JsonAsync();
        Assert.Equal(["CP07_LK", "CP11_LK"], mine["discrepancies"]!.AsArray().Select(each => (string)each!["indicator"]!).Order());
        Assert.Empty((await (await GetAsync("discrepancies?form=cds-thang&period=2025-12&public=true", "ministry")).JsonAsync())["discrepancies"]!.AsArray());
        Assert.Empty((await (await GetAsync("discrepancies?form=cds-thang&period=2025-12", "other")).JsonAsync())["discrepancies"]!.AsArray());

        using var found = await GetAsync(Address, "clerk");
        var whole = await found.JsonAsync();
        Assert.Equal(("\"2\"", "told", 17, true), (found.Headers.ETag!.Tag, (string)whole["discrepancy"]!["work"]!["state"]!, (int)whole["discrepancy"]!["measured"]!["value"]!, (bool)whole["discrepancy"]!["dataDoNotTell"]!));
        Assert.Equal(2, whole["history"]!.AsArray().Count);

        const string Body = """{"cause":"otherDenominator","text":"Chia cho hồ sơ của các dịch vụ toàn trình."}""";
        await RefusedAsync("answer", "clerk", Body, null, HttpStatusCode.PreconditionRequired, "discrepancy-tag-required");
        await RefusedAsync("answer", "clerk", Body, 1, HttpStatusCode.PreconditionFailed, "discrepancy-changed");
        await RefusedAsync("answer", "other", Body, 2, HttpStatusCode.Forbidden, "other-unit");
        await RefusedAsync("answer", "clerk", Body.Replace("otherDenominator", "7", StringComparison.Ordinal), 2, HttpStatusCode.UnprocessableEntity, "explanation-malformed");
        await RefusedAsync("accept", "ministry", "{}", 2, HttpStatusCode.Conflict, "step-not-now");
        await RefusedAsync("close", "ministry", """{"note":"x"}""", 2, HttpStatusCode.Conflict, "still-to-explain");
        await RefusedAsync("answer", "clerk", Body.Replace("}", ""","evidence":[{"name":"a.pdf","hash":"x"}]}""", StringComparison.Ordinal), 2, HttpStatusCode.NotFound, "no-such-file");
        using var answered = await PostAsync("answer", "clerk", Body, 2);
        Assert.Equal((HttpStatusCode.OK, "\"3\""), (answered.StatusCode, answered.Headers.ETag!.Tag));
        Assert.Single((await (await GetAsync("discrepancies?form=cds-thang&period=2025-12&public=true", "ministry")).JsonAsync())["discrepancies"]!.AsArray());
        using var accepted = await PostAsync("accept", "ministry", """{"note":"Đồng ý"}""", 3);
        using var closed = await PostAsync("close", "ministry", """{"note":"Xong"}""", 4);
        Assert.Equal("closed", (string)(await closed.JsonAsync())["work"]!["state"]!);
        using var reopened = await PostAsync("reopen", "ministry", """{"note":"Xem lại"}""", 5);
        Assert.Equal("told", (string)(await reopened.JsonAsync())["work"]!["state"]!);

        var country = await (await GetAsync("reconciliation/cds-thang/2025-12?indicator=CP11_LK&periods=2", "ministry")).JsonAsync();
        Assert.Equal((31.481481m, 17m), ((decimal)country["indicators"]![0]!["reported"]!["value"]!, (decimal)country["indicators"]![0]!["measured"]!["value"]!));
        Assert.Single(country["series"]!.AsArray());
        await RefusedAsync("GET", "reconciliation/cds-thang/2025-12?periods=0", "ministry", HttpStatusCode.BadRequest, "query-malformed");
        await RefusedAsync("GET", "discrepancies?state=7", "ministry", HttpStatusCode.BadRequest, "unknown-status");
        await RefusedAsync("GET", "discrepancies?public=co", "ministry", HttpStatusCode.BadRequest, "query-malformed");
        await RefusedAsync("GET", "discrepancies?period=x", "ministry", HttpStatusCode.BadRequest, "query-malformed");
    }

    /// <summary>What the nightly run freezes, as its row; with the mark that it leaves before.</summary>
    private async Task FreezeAsync(params (string Indicator, double Value)[] values)
    {
        await deployment.TableOf("Pending").UpsertEntityAsync(new TableEntity("reconcile", "cds-thang|2025-12") { ["made"] = DateTimeOffset.UtcNow });
        var basis = new JsonObject();
        var row = new TableEntity("cds-thang|2025-12", "01|0001") { ["version"] = 1, ["taken"] = DateTimeOffset.UtcNow };
        foreach (var (indicator, value) in values)
        {
            basis[indicator] = new JsonObject { ["slots"] = new JsonArray(365, 365), ["systems"] = new JsonArray(1, 1), ["services"] = new JsonArray(0, 0), ["asOf"] = "2025-12-31T16:55:00Z" };
            row[indicator] = value;
        }

        row["coverage"] = basis.ToJsonString();
        await deployment.TableOf("MeasuredPeriods").UpsertEntityAsync(row);
    }

    private Task<HttpResponseMessage> GetAsync(string address, string key) => SendAsync(HttpMethod.Get, address, key, null, null);

    private Task<HttpResponseMessage> PostAsync(string step, string key, string body, int? at) => SendAsync(HttpMethod.Post, $"{Address}/{step}", key, body, at);

    private async Task RefusedAsync(string step, string key, string body, int? at, HttpStatusCode status, string code)
    {
        using var response = await PostAsync(step, key, body, at);
        Assert.Equal((status, code), (response.StatusCode, (string)(await response.JsonAsync())["code"]!));
    }

    private async Task RefusedAsync(string method, string address, string key, HttpStatusCode status, string code)
    {
        using var response = await SendAsync(new(method), address, key, null, null);
        Assert.Equal((status, code), (response.StatusCode, (string)(await response.JsonAsync())["code"]!));
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, string key, string? body, int? at)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative));
        request.Headers.Add("X-Api-Key", keys[key]);
        if (at is not null)
            request.Headers.Add("If-Match", $"\"{at}\"");
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return await app.Http.SendAsync(request);
    }
}
