using System.Net;
using Azure.Data.Tables;
using NhipSo.EndToEnd.Tests.Running;

namespace NhipSo.EndToEnd.Tests.Submitting;

/// <summary>A unit sends its report, sends it again, reads it.</summary>
[Collection(nameof(SharedApp))]
public sealed class SendingAReport(SharedApp shared)
{
    [Fact]
    public async Task A_new_report_is_answered_201_with_the_unit_by_name_and_a_receipt()
    {
        var period = SharedApp.NextPeriod();
        using var response = await shared.App.PutAsync($"submissions/cds-thang/{period}/35", shared.Keys["hanam"], Answers.Report(168746, 115665));
        var answer = await response.JsonAsync();

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Equal("35~2008", (string?)answer["unit"]!["id"]);
        Assert.Equal("Hà Nam", (string?)answer["unit"]!["name"]!["vi"]);
        Assert.Equal("2025-06-30", (string?)answer["unit"]!["validTo"]);
        Assert.Equal(1, (int)answer["revision"]!);
        Assert.Equal($"\"{answer["hash"]}\"", response.Headers.ETag!.Tag);
        Assert.Equal(3, ((string)answer["receipt"]!).Split('.').Length);
    }

    [Fact]
    public async Task The_same_report_again_is_answered_200_with_the_same_receipt_and_writes_nothing()
    {
        var address = $"submissions/cds-thang/{SharedApp.NextPeriod()}/35~2008";
        using var first = await shared.App.PutAsync(address, shared.Keys["hanam"], """{"values": {"CP07_LK": 200, "CP09_LK": 100}}""");
        using var again = await shared.App.PutAsync(address, shared.Keys["hanam"], """{"valueStatus": "official", "values": {"CP09_LK": 100.0, "CP07_LK": 200.00}}""");

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task One_transaction_leaves_a_revision_and_both_heads_that_any_table_client_reads()
    {
        var period = SharedApp.NextPeriod();
        using var response = await shared.App.PutAsync($"submissions/cds-thang/{period}/35", shared.Keys["hanam"], Answers.Report(168746, 115665));
        var answer = await response.JsonAsync();

        var rows = await shared.Deployment.TableOf("Submissions").QueryAsync<TableEntity>($"PartitionKey eq 'cds-thang|{period}'").ToListAsync();
        Assert.Equal(["!", "h|35~2008", "r|35~2008|000001"], rows.Select(row => row.RowKey));
        Assert.Equal(1L, rows[0].GetInt64("sequence"));
        Assert.Equal(168746d, rows[1].GetDouble("CP07_LK"));
        Assert.Equal((string?)answer["hash"], rows[1].GetString("hash"));
        Assert.Equal((string?)answer["receipt"], rows[2].GetString("receipt"));
    }

    [Fact]
    public async Task What_was_sent_is_read_back_with_the_ratios_that_follow()
    {
        var address = $"submissions/cds-thang/{SharedApp.NextPeriod()}/35";
        using var sent = await shared.App.PutAsync(address, shared.Keys["hanam"], Answers.Report(168746, 115665));
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        request.Headers.Add("X-Api-Key", shared.Keys["ministry"]);
        using var response = await shared.App.Http.SendAsync(request);
        var answer = await response.JsonAsync();

        Assert.Equal((string?)(await sent.JsonAsync())["receipt"], (string?)answer["receipt"]);
        Assert.Equal(68.543847m, (decimal)answer["values"]!["CP11_LK"]!);
    }

    [Theory]
    [InlineData("true")]
    [InlineData("True")]
    public async Task A_dry_run_finds_everything_and_stores_nothing(string written)
    {
        const string period = "2025-05";
        using var response = await shared.App.PutAsync(
            $"submissions/cds-thang/{period}/35?dryRun={written}", shared.Keys["hanam"], """{"values": {"CP07_LK": 5}}""");
        var answer = await response.JsonAsync();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("required-missing", (string?)Assert.Single(answer["findings"]!.AsArray())!["code"]);
        Assert.Empty(await shared.Deployment.TableOf("Submissions").QueryAsync<TableEntity>($"PartitionKey eq 'cds-thang|{period}'").ToListAsync());
    }
}
