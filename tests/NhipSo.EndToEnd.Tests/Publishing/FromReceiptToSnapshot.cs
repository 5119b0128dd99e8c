using System.Net;
using System.Security.Cryptography;
using NhipSo.EndToEnd.Tests.Running;

namespace NhipSo.EndToEnd.Tests.Publishing;

/// <summary>What was accepted is soon in the public files, whatever happens between.</summary>
[Collection(nameof(SharedApp))]
public sealed class FromReceiptToSnapshot(SharedApp shared)
{
    [Fact]
    public async Task The_figures_their_ratio_and_the_totals_are_published()
    {
        var period = SharedApp.NextPeriod();
        using var one = await shared.App.PutAsync($"submissions/cds-thang/{period}/35", shared.Keys["hanam"], Answers.Report(168746, 115665));
        using var other = await shared.App.PutAsync($"submissions/cds-thang/{period}/01", shared.Keys["hanoi"], Answers.Report(1000, 100));
        var snapshot = await shared.SnapshotAsync($"submissions/cds-thang/{period}", 2);

        Assert.Equal(63, snapshot["units"]!.AsArray().Count);
        Assert.Equal(2, (int)snapshot["counts"]!["received"]!);
        var report = snapshot["submissions"]!.AsArray().Single(each => (string?)each!["unit"] == "35~2008")!;
        Assert.Equal(68.543847m, (decimal)report["values"]!["CP11_LK"]!);
        Assert.Equal((string?)(await one.JsonAsync())["hash"], (string?)report["hash"]);
        var total = snapshot["totals"]!["CP11_LK"]!;
        Assert.Equal(Math.Round(100m * 115765 / 169746, 6), (decimal)total["value"]!);
        Assert.Equal(2, (int)total["units"]!);
    }

    [Fact]
    public async Task A_snapshot_is_a_small_immutable_gzip_file_named_by_its_hash()
    {
        var period = SharedApp.NextPeriod();
        using var sent = await shared.App.PutAsync($"submissions/cds-thang/{period}/35", shared.Keys["hanam"], Answers.Report(10, 5));
        await shared.SnapshotAsync($"submissions/cds-thang/{period}", 1);
        var path = (string)(await shared.Deployment.IndexAsync())!["entries"]![$"submissions/cds-thang/{period}"]!["path"]!;

        using var http = new HttpClient();
        using var packed = await http.GetAsync(new Uri(shared.Deployment.Site, $"data/{path}"));
        Assert.Equal("gzip", Assert.Single(packed.Content.Headers.ContentEncoding));
        Assert.Contains("immutable", packed.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.InRange(packed.Content.Headers.ContentLength!.Value, 1, 20_000);

        using var plain = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.GZip });
        var bytes = await plain.GetByteArrayAsync(new Uri(shared.Deployment.Site, $"data/{path}"));
        Assert.Equal(Path.GetFileNameWithoutExtension(path), Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]);
    }

    [Fact]
    public async Task The_periods_that_are_due_are_published_before_anyone_has_reported()
    {
        var name = await Eventually.ValueAsync(
            async () => (await shared.Deployment.IndexAsync())?["entries"]!.AsObject()
                .Where(entry => entry.Key.StartsWith("submissions/cds-thang/", StringComparison.Ordinal) && (long)entry.Value!["sequence"]! == 0).Select(entry => entry.Key).FirstOrDefault(),
            () => "No period was published.");
        var snapshot = await shared.SnapshotAsync(name, 0);
        Assert.Equal(34, (int)snapshot["counts"]!["owed"]!);
        Assert.Empty(snapshot["submissions"]!.AsArray());
    }
}
