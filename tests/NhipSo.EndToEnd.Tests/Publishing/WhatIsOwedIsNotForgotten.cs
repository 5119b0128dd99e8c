using Azure.Data.Tables;
using NhipSo.EndToEnd.Tests.Running;

namespace NhipSo.EndToEnd.Tests.Publishing;

/// <summary>A process that dies between its answer and its publishing leaves what the next one needs to see that it is owed.</summary>
public sealed class WhatIsOwedIsNotForgotten : IAsyncLifetime
{
    /// <summary>A site that cannot be written: the answer is given, publishing is not, as when the process dies between.</summary>
    private const string Unreachable = "BlobEndpoint=http://127.0.0.1:1/devstoreaccount1;AccountName=devstoreaccount1;AccountKey=AAAA";

    private Deployment deployment = null!;

    public async Task InitializeAsync() => deployment = await Deployment.CreateAsync();

    public async Task DisposeAsync() => await deployment.DisposeAsync();

    [Theory]
    [InlineData("2026-10", "01", "hanoi")]
    [InlineData("2024-12", "35", "hanam")]
    public async Task A_report_is_published_although_the_process_died_before(string period, string unit, string key)
    {
        await using (var app = await deployment.StartAppAsync(Unreachable))
        {
            using var sent = await app.PutAsync($"submissions/cds-thang/{period}/{unit}", deployment.Keys[key], period == "2024-12" ? Answers.Report(10, 5) : Answers.ReportNow(1000, 5));
            sent.EnsureSuccessStatusCode();
            await app.KillAsync();
        }

        Assert.Null(await deployment.IndexAsync());
        await using var next = await deployment.StartAppAsync();
        await deployment.SnapshotAsync($"submissions/cds-thang/{period}", 1);
        await Eventually.TrueAsync(
            async () => (await deployment.TableOf("Pending").QueryAsync<TableEntity>("PartitionKey eq 'publish'").ToListAsync()).Count == 0, () => "The mark was never cleared.");
    }

    [Fact]
    public async Task What_cannot_be_published_does_not_hold_up_the_rest()
    {
        await deployment.TableOf("Submissions").AddEntityAsync(new TableEntity("cds-thang|2024-03", "!") { ["sequence"] = 1L });
        await deployment.TableOf("Pending").AddEntityAsync(new TableEntity("publish", "cds-thang|2024-03|1") { ["made"] = DateTimeOffset.UtcNow });
        await using (var app = await deployment.StartAppAsync(Unreachable))
        {
            using var sent = await app.PutAsync("submissions/cds-thang/2024-12/35", deployment.Keys["hanam"], Answers.Report(10, 5));
            await app.KillAsync();
        }

        await using var next = await deployment.StartAppAsync();
        await deployment.SnapshotAsync("submissions/cds-thang/2024-12", 1);
        Assert.Null((await deployment.IndexAsync())!["entries"]!["submissions/cds-thang/2024-03"]);
    }

    [Fact]
    public async Task A_changed_catalogue_is_published_without_a_new_report()
    {
        const string name = "submissions/cds-thang/2026-10";
        await using (await deployment.StartAppAsync())
        {
            await deployment.SnapshotAsync(name, 0);
        }

        deployment.ChangeCatalog("forms/cds-thang.2.json", "Báo cáo chuyển đổi số hằng tháng", "Báo cáo tháng");
        await using var app = await deployment.StartAppAsync();
        await Eventually.TrueAsync(
            async () => (string?)(await deployment.SnapshotAsync(name, 0))["form"]!["name"]!["vi"] == "Báo cáo tháng", () => app.Log);
    }

    [Fact]
    public async Task A_mark_whose_write_never_happened_is_cleared_when_it_is_old()
    {
        var pending = deployment.TableOf("Pending");
        await pending.AddEntityAsync(new TableEntity("publish", "cds-thang|2024-11|7") { ["made"] = DateTimeOffset.UtcNow.AddMinutes(-11) });
        await pending.AddEntityAsync(new TableEntity("publish", "cds-thang|2024-11|8") { ["made"] = DateTimeOffset.UtcNow });
        await using var app = await deployment.StartAppAsync();
        await Eventually.TrueAsync(async () => (await pending.QueryAsync<TableEntity>("PartitionKey eq 'publish'").ToListAsync()).Count == 1, () => app.Log);
        Assert.Equal("cds-thang|2024-11|8", Assert.Single(await pending.QueryAsync<TableEntity>("PartitionKey eq 'publish'").ToListAsync()).RowKey);
    }

}
