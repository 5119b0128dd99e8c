using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using NhipSo.EndToEnd.Tests.Running;

namespace NhipSo.EndToEnd.Tests.Submitting;

/// <summary>A report's whole way: a clerk's draft, the leader's signature, the ministry's remarks, a correction, a confirmation.</summary>
[Collection(nameof(SharedApp))]
public sealed class AReportsWay(SharedApp shared) : IAsyncLifetime
{
    private static int periods;
    private readonly string period = new DateTime(2025, 6, 1).AddMonths(Interlocked.Increment(ref periods)).ToString("yyyy-MM"); // of 01, for which no other test reports then
    private IReadOnlyDictionary<string, string> keys = null!;

    private string Draft => $"drafts/cds-thang/{period}/01";

    private string Report => $"submissions/cds-thang/{period}/01";

    public async Task InitializeAsync() => keys = await shared.Deployment.MakeKeysAsync([$"clerk{period.Replace("-", "")}=01:enter", $"leader{period.Replace("-", "")}=01:sign"]);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task From_the_first_draft_to_the_confirmation()
    {
        // A clerk saves unfinished work: what is wrong is said, and it is kept.
        var (status, saved) = await SendAsync(HttpMethod.Put, Draft, Clerk, """{"values": {"CP07_LK": "chưa có"}}""");
        Assert.Equal((HttpStatusCode.OK, "not-a-number"), (status, (string?)saved["findings"]![0]!["code"]));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync(HttpMethod.Post, $"{Draft}/hand-over", Clerk, """{"values": {"CP07_LK": "chưa có"}}""")).Status);
        Assert.Equal("draft", (string?)(await SendAsync(HttpMethod.Get, Draft, Clerk)).Body["state"]);

        // Nothing is signed that was not handed over, and nothing but what the leader has read.
        var unread = """{"draft": "0", "name": "Nguyễn Văn A", "position": "Giám đốc"}""";
        Assert.Equal("not-handed-over", await CodeAsync(SendAsync(HttpMethod.Post, $"{Report}/sign", Leader, unread)));
        var (_, handed) = await SendAsync(HttpMethod.Post, $"{Draft}/hand-over", Clerk, Answers.Report(200, 100));
        Assert.Equal("draft-changed", await CodeAsync(SendAsync(HttpMethod.Post, $"{Report}/sign", Leader, unread)));
        Assert.Equal("awaitingSignature", (string?)(await SendAsync(HttpMethod.Get, Draft, Leader)).Body["state"]);
        Assert.Equal("overdue", await StatusAsync(Ministry)); // the due instant has long passed

        // Signing sends it; signing again answers the same receipt.
        var signature = unread.Replace("\"0\"", $"\"{handed["hash"]}\"");
        var (signed, first) = await SendAsync(HttpMethod.Post, $"{Report}/sign", Leader, signature);
        Assert.Equal((HttpStatusCode.Created, "submitted"), (signed, (string?)first["state"]));
        var (again, same) = await SendAsync(HttpMethod.Post, $"{Report}/sign", Leader, signature);
        Assert.Equal((HttpStatusCode.OK, (string?)first["receipt"]), (again, (string?)same["receipt"]));

        // The ministry returns it with remarks and more time; the same again is the same.
        var hash = (string)first["hash"]!;
        var remarks = """{"note": "Số hồ sơ chưa khớp", "remarks": [{"place": "CP07_LK", "text": "Kiểm tra lại"}], "due": "2099-01-01T17:00:00+07:00"}""";
        var (_, returned) = await SendAsync(HttpMethod.Post, $"{Report}/return", Ministry, remarks, hash);
        Assert.Equal("returned", (string?)returned["state"]);
        Assert.Equal((string?)returned["receipt"], (string?)(await SendAsync(HttpMethod.Post, $"{Report}/return", Ministry, remarks, hash)).Body["receipt"]);
        Assert.Equal("not-in-this-state", await CodeAsync(SendAsync(HttpMethod.Post, $"{Report}/reopen", Ministry, """{"note": "Nhầm"}""", hash)));
        Assert.Equal("no-such-recommendation", await CodeAsync(SendAsync(HttpMethod.Post, $"{Report}/answer", Ministry, """{"note": "Đã cấp", "recommendation": 1}""", hash)));
        Assert.Equal("returned", await StatusAsync(Ministry));

        // The unit corrects it, the ministry confirms, and then nothing changes until it is reopened.
        var (_, corrected) = await SendAsync(HttpMethod.Put, Report, Leader, Answers.Report(210, 100, "Đã đối chiếu"), hash);
        Assert.Equal(("resubmitted", 2), ((string?)corrected["state"], (int)corrected["revision"]!));
        Assert.Equal("if-match-outdated", await CodeAsync(SendAsync(HttpMethod.Post, $"{Report}/confirm", Ministry, "{}", hash)));
        var newest = (string)corrected["hash"]!;
        Assert.Equal("confirmed", (string?)(await SendAsync(HttpMethod.Post, $"{Report}/confirm", Ministry, "{}", newest)).Body["state"]);
        Assert.Equal("not-in-this-state", await CodeAsync(SendAsync(HttpMethod.Put, Report, Leader, Answers.Report(220, 100, "Sửa"), newest)));
        Assert.Equal("reopened", (string?)(await SendAsync(HttpMethod.Post, $"{Report}/reopen", Ministry, """{"note": "Theo đề nghị"}""", newest)).Body["state"]);
        Assert.Equal(3, (int)(await SendAsync(HttpMethod.Put, Report, Leader, Answers.Report(220, 100, "Sửa"), newest)).Body["revision"]!);

        // Everything is there to be read, and the chain of hashes holds.
        var (_, history) = await SendAsync(HttpMethod.Get, $"{Report}/revisions", Ministry);
        Assert.Equal(["submission", "return", "submission", "confirm", "reopen", "submission"], history["entries"]!.AsArray().Select(entry => (string)entry!["kind"]!));
        Assert.Equal(200, (int)(await SendAsync(HttpMethod.Get, $"{Report}/revisions/1", Ministry)).Body["content"]!["values"]!["CP07_LK"]!);
        Assert.Equal(6, (await shared.Deployment.VerifiedHashesAsync($"cds-thang|{period}")).Count);
    }

    [Fact]
    public async Task A_draft_is_printed_for_the_leader_with_what_was_written_as_text()
    {
        await SendAsync(HttpMethod.Put, Draft, Clerk, """{"values": {"CP07_LK": {"value": 168746, "status": "estimate", "comment": "<script>alert(1)</script>"}, "CP09_LK": 115665}}""");
        using var response = await RequestAsync(HttpMethod.Get, $"{Draft}/sheet", Leader, null, null);
        var html = await response.Content.ReadAsStringAsync();
        Assert.Contains("ước đạt 168.746", html, StringComparison.Ordinal);
        Assert.Contains("68,54", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_correct_the_same_revision_one_wins_and_the_other_hears_what_changed()
    {
        var (_, first) = await SendAsync(HttpMethod.Put, Report, Leader, Answers.Report(200, 100));
        var hash = (string)first["hash"]!;
        var both = await Task.WhenAll(
            SendAsync(HttpMethod.Put, Report, Leader, Answers.Report(200, 101, "Một"), hash), SendAsync(HttpMethod.Put, Report, Leader, Answers.Report(200, 102, "Hai"), hash));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.PreconditionFailed], both.Select(each => each.Status).Order());
        var change = Assert.Single(both.Single(each => each.Status == HttpStatusCode.PreconditionFailed).Body["changes"]!.AsArray())!;
        Assert.Equal(("/values/CP09_LK", 100), ((string?)change["place"], (int)change["before"]!));
    }

    [Fact]
    public async Task A_locked_period_takes_nothing_until_a_report_is_reopened()
    {
        var (status, locked) = await SendAsync(HttpMethod.Post, $"submissions/cds-thang/{period}/lock", Ministry, """{"note": "Đã chốt số liệu"}""");
        Assert.Equal((HttpStatusCode.OK, "lock"), (status, (string?)locked["kind"]));
        Assert.Equal("locked", await CodeAsync(SendAsync(HttpMethod.Put, Report, Leader, Answers.Report(200, 100))));
        Assert.Equal("locked", await CodeAsync(SendAsync(HttpMethod.Put, Draft, Clerk, Answers.Report(200, 100))));
        await SendAsync(HttpMethod.Post, $"{Report}/reopen", Ministry, """{"note": "Bổ sung"}""");
        Assert.Equal(HttpStatusCode.Created, (await SendAsync(HttpMethod.Put, Report, Leader, Answers.Report(200, 100))).Status);
        await SendAsync(HttpMethod.Post, $"submissions/cds-thang/{period}/unlock", Ministry, """{"note": "Mở lại"}""");
    }

    [Fact]
    public async Task Who_is_given_more_time_or_freed_is_not_overdue()
    {
        Assert.Equal("overdue", await StatusAsync(Ministry));
        await SendAsync(HttpMethod.Post, $"{Report}/extend", Ministry, """{"note": "Bão lũ", "due": "2099-01-01T17:00:00+07:00"}""");
        Assert.Equal("open", await StatusAsync(Ministry));
        await SendAsync(HttpMethod.Post, $"{Report}/exempt", Ministry, """{"note": "Đơn vị giải thể"}""");
        Assert.Equal("exempt", await StatusAsync(Ministry));
    }

    [Fact]
    public async Task An_outage_over_the_due_instant_gives_everyone_more_time()
    {
        // The due instant of a warm period: the outage covers all of them, and the newest is extended.
        var to = DateTimeOffset.UtcNow.AddSeconds(-1);
        var body = new JsonObject { ["from"] = to.AddDays(-29).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"), ["to"] = to.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"), ["note"] = "Mất điện trung tâm dữ liệu" };
        var (status, answer) = await SendAsync(HttpMethod.Post, "outages", Ministry, body.ToJsonString());
        Assert.Equal(HttpStatusCode.OK, status);
        var extended = Assert.Single(answer["extended"]!.AsArray(), each => (string?)each!["form"] == "cds-thang")!;
        Assert.True(DateTimeOffset.Parse((string)extended["until"]!) > to);
        var (_, owed) = await SendAsync(HttpMethod.Get, $"obligations?form=cds-thang&period={extended["period"]}", Ministry);
        Assert.Equal(34, owed["obligations"]!.AsArray().Count(each => (string?)each!["status"] == "open"));
    }

    [Fact]
    public async Task A_file_is_sent_first_and_then_named()
    {
        var (_, refused) = await SendAsync(HttpMethod.Put, Report, Leader, WithEvidence(new string('a', 64)));
        Assert.Contains("evidence-missing", refused["errors"]!.AsArray().Select(error => (string?)error!["code"]));
        var (status, file) = await SendAsync(HttpMethod.Post, $"{Report}/evidence", Clerk, "%PDF-1.7 …");
        Assert.Equal(HttpStatusCode.Created, status);
        Assert.Equal(HttpStatusCode.Created, (await SendAsync(HttpMethod.Put, Report, Leader, WithEvidence((string)file["hash"]!))).Status);
        using var response = await RequestAsync(HttpMethod.Get, $"{Report}/evidence/{file["hash"]}", Ministry, null, null);
        Assert.Equal("%PDF-1.7 …", await response.Content.ReadAsStringAsync());
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition!.DispositionType);
    }

    private static string WithEvidence(string hash) => $$"""{"values": {"CP07_LK": 2, "CP09_LK": 1}, "evidence": [{"name": "bien-ban.pdf", "hash": "{{hash}}"}]}""";

    private string Clerk => keys[$"clerk{period.Replace("-", "")}"];

    private string Leader => keys[$"leader{period.Replace("-", "")}"];

    private string Ministry => shared.Keys["ministry"];

    private async Task<string?> StatusAsync(string key) =>
        (string?)(await SendAsync(HttpMethod.Get, $"obligations?form=cds-thang&period={period}&unit=01", key)).Body["obligations"]![0]!["status"];

    private static async Task<string?> CodeAsync(Task<(HttpStatusCode, JsonNode Body)> answer) => (string?)(await answer).Body["code"];

    private async Task<(HttpStatusCode Status, JsonNode Body)> SendAsync(HttpMethod method, string address, string key, string? body = null, string? ifMatch = null)
    {
        using var response = await RequestAsync(method, address, key, body, ifMatch);
        return (response.StatusCode, await response.JsonAsync());
    }

    private async Task<HttpResponseMessage> RequestAsync(HttpMethod method, string address, string key, string? body, string? ifMatch)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative));
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        request.Headers.Add("X-Api-Key", key);
        if (ifMatch is not null)
            request.Headers.IfMatch.Add(new($"\"{ifMatch}\""));
        return await shared.App.Http.SendAsync(request);
    }
}
