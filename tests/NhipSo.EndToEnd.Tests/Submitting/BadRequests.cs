using System.Net;
using Azure.Data.Tables;
using NhipSo.EndToEnd.Tests.Running;

namespace NhipSo.EndToEnd.Tests.Submitting;

/// <summary>Every bad request is answered with what, where and what to do; nothing is stored.</summary>
[Collection(nameof(SharedApp))]
public sealed class BadRequests(SharedApp shared)
{
    private const string Good = """{"values": {"CP07_LK": 200, "CP09_LK": 100}}""";

    [Theory]
    [InlineData("2025-05/35", null, Good, 401, "key-missing")]
    [InlineData("2025-05/35", "nsk_hanam_wrong", Good, 401, "key-unknown")]
    [InlineData("2025-05/35", "nsk_nobody_wrong", Good, 401, "key-unknown")]
    [InlineData("2025-05/35", "not a key", Good, 401, "key-unknown")]
    [InlineData("2025-05/01", "expired", Good, 401, "key-expired")]
    [InlineData("2025-05/35", "ministry", Good, 403, "not-allowed")]
    [InlineData("2025-05/01", "hanam", Good, 403, "other-unit")]
    [InlineData("2025-05/99", "hanam", Good, 404, "unknown-unit")]
    [InlineData("2026-10/35", "hanam", Good, 404, "unknown-unit")]
    [InlineData("2024-13/35", "hanam", Good, 404, "unknown-period")]
    [InlineData("2023-12/35", "hanam", Good, 404, "unknown-period")]
    [InlineData("2999-01/01", "hanoi", Good, 409, "period-not-open")]
    [InlineData("2025-05/35", "hanam", "<report/>", 400, "not-json")]
    [InlineData("2025-05/35", "hanam", "[1]", 400, "not-json")]
    [InlineData("2025-05/35", "hanam", "", 400, "not-json")]
    [InlineData("2025-05/35", "hanam", """{"values": {"CP07_LK": -1}}""", 422, "invalid-submission")]
    public async Task Is_refused_with_its_code(string address, string? key, string body, int status, string code)
    {
        ArgumentNullException.ThrowIfNull(address);
        using var response = await shared.App.PutAsync(
            $"submissions/cds-thang/{address}", key is null ? null : shared.Keys.GetValueOrDefault(key, key), body);
        var problem = await response.JsonAsync();

        Assert.Equal((HttpStatusCode)status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(code, (string?)problem["code"]);
        Assert.NotEmpty((string)problem["detail"]!);
        await NothingIsStoredAsync(address.Split('/')[0]);
    }

    [Fact]
    public async Task An_unknown_form_is_refused()
    {
        using var response = await shared.App.PutAsync("submissions/khong-co/2025-05/35", shared.Keys["hanam"], Good);
        Assert.Equal("unknown-form", (string?)(await response.JsonAsync())["code"]);
    }

    [Fact]
    public async Task All_that_is_wrong_with_a_report_is_said_at_once_and_at_its_place()
    {
        using var response = await shared.App.PutAsync(
            "submissions/cds-thang/2025-05/35", shared.Keys["hanam"],
            """{"values": {"CP01": "nhiều", "CP07_LK": 100, "CP09_LK": 200, "CP11_LK": 5, "XX01": 1}, "note": 1}""", language: "en");
        var problem = await response.JsonAsync();

        Assert.Equal(
            [
                ("computed", "/values/CP11_LK"), ("not-a-number", "/values/CP01"), ("numerator-above-denominator", "/values/CP09_LK"),
                ("unknown-indicator", "/values/XX01"), ("unknown-member", "/note"),
            ],
            problem["errors"]!.AsArray().Select(error => ((string)error!["code"]!, (string)error["place"]!)).Order());
        Assert.Equal("en", Assert.Single(response.Content.Headers.ContentLanguage));
        await NothingIsStoredAsync("2025-05");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_of_40_megabytes_is_refused_whether_or_not_its_length_is_said(bool saysLength)
    {
        using var content = new StreamContent(new MemoryStream(new byte[40_000_000]));
        content.Headers.ContentType = new("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri("submissions/cds-thang/2025-05/35", UriKind.Relative)) { Content = content };
        request.Headers.Add("X-Api-Key", shared.Keys["hanam"]);
        request.Headers.ExpectContinue = true;
        request.Headers.TransferEncodingChunked = !saysLength;
        using var response = await shared.App.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal("too-large", (string?)(await response.JsonAsync())["code"]);
        await NothingIsStoredAsync("2025-05");
    }

    [Fact]
    public async Task A_dry_run_that_is_neither_true_nor_false_is_refused()
    {
        using var response = await shared.App.PutAsync("submissions/cds-thang/2025-05/35?dryRun=1", shared.Keys["hanam"], Good);
        Assert.Equal("dry-run-malformed", (string?)(await response.JsonAsync())["code"]);
        await NothingIsStoredAsync("2025-05");
    }

    [Theory]
    [InlineData("*")]
    [InlineData("W/\"0000000000000000000000000000000000000000000000000000000000000000\"")]
    [InlineData("\"short\"")]
    [InlineData("\"0000000000000000000000000000000000000000000000000000000000000000\", \"0000000000000000000000000000000000000000000000000000000000000000\"")]
    public async Task An_If_Match_that_names_no_single_revision_is_refused(string written)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri("submissions/cds-thang/2025-05/35", UriKind.Relative))
        {
            Content = new StringContent(Good, System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("X-Api-Key", shared.Keys["hanam"]);
        request.Headers.TryAddWithoutValidation("If-Match", written);
        using var response = await shared.App.Http.SendAsync(request);
        Assert.Equal("if-match-malformed", (string?)(await response.JsonAsync())["code"]);
        await NothingIsStoredAsync("2025-05");
    }

    [Fact]
    public async Task A_flood_of_members_is_one_finding()
    {
        using var response = await shared.App.PutAsync(
            "submissions/cds-thang/2025-05/35", shared.Keys["hanam"], "{\"values\": {" + string.Join(',', Enumerable.Repeat("\"a\":1", 20_000)) + "}}");
        Assert.Equal("too-many-values", (string?)Assert.Single((await response.JsonAsync())["errors"]!.AsArray(), error => (string?)error!["level"] == "error")!["code"]);
    }

    [Fact]
    public async Task Another_media_type_is_refused()
    {
        using var response = await shared.App.PutAsync("submissions/cds-thang/2025-05/35", shared.Keys["hanam"], Good, mediaType: "text/plain");
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Fact]
    public async Task No_key_is_ever_written_to_the_log()
    {
        using var refused = await shared.App.PutAsync("submissions/cds-thang/2025-05/35", "nsk_hanam_secretsecret", Good);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.DoesNotContain("secretsecret", shared.App.Log, StringComparison.Ordinal);
        Assert.All(shared.Keys.Values, key => Assert.DoesNotContain(key.Split('_', 3)[2], shared.App.Log, StringComparison.Ordinal));
    }

    private async Task NothingIsStoredAsync(string period) => Assert.Empty(
        await shared.Deployment.TableOf("Submissions").QueryAsync<TableEntity>($"PartitionKey eq 'cds-thang|{period}'").ToListAsync());
}
