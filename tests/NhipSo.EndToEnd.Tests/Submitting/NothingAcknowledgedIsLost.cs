using System.Net;
using NhipSo.EndToEnd.Tests.Running;

namespace NhipSo.EndToEnd.Tests.Submitting;

/// <summary>Whatever dies whenever, an acknowledged revision is there, once, and the chain of hashes holds.</summary>
public sealed class NothingAcknowledgedIsLost : IAsyncLifetime
{
    private const string Period = "2026-10";
    private const string Partition = $"cds-thang|{Period}";
    private Deployment deployment = null!;
    private Rush rush = null!;

    public async Task InitializeAsync()
    {
        deployment = await Deployment.CreateAsync();
        rush = new(await deployment.MakeKeysAsync(["01", "04", "08", "11", "12", "14", "15", "19"]), Period);
    }

    public async Task DisposeAsync() => await deployment.DisposeAsync();

    [Fact]
    public async Task When_the_process_is_killed_in_the_middle_of_a_rush()
    {
        using var stop = new CancellationTokenSource();
        var app = await deployment.StartAppAsync();
        var running = rush.RunAsync(() => app, stop.Token);
        for (var kill = 0; kill < 3; kill++)
        {
            await AcknowledgedReachesAsync(rush.Acknowledged.Count + 40);
            await app.KillAsync();
            app = await deployment.StartAppAsync();
        }

        await AcknowledgedReachesAsync(rush.Acknowledged.Count + 10);
        await stop.CancelAsync();
        await running;
        await HoldsAsync();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task When_storage_is_gone_for_20_seconds()
    {
        using var stop = new CancellationTokenSource();
        await using var app = await deployment.StartAppAsync();
        var running = rush.RunAsync(() => app, stop.Token);
        await AcknowledgedReachesAsync(40);
        await deployment.Storage.StopAsync();
        await Task.Delay(TimeSpan.FromSeconds(20));
        var before = rush.Acknowledged.Count;
        await deployment.Storage.ResumeAsync();
        await AcknowledgedReachesAsync(before + 40);
        await stop.CancelAsync();
        await running;

        await HoldsAsync();
        Assert.All(rush.Refused, status => Assert.Equal(HttpStatusCode.ServiceUnavailable, status));
        await deployment.SnapshotAsync($"submissions/cds-thang/{Period}", (await deployment.VerifiedHashesAsync(Partition)).Count);
    }

    [Fact]
    public async Task When_two_instances_write_to_one_partition()
    {
        using var stop = new CancellationTokenSource();
        await using var one = await deployment.StartAppAsync();
        await using var other = await deployment.StartAppAsync();
        var turn = 0;
        var running = rush.RunAsync(() => Interlocked.Increment(ref turn) % 2 == 0 ? one : other, stop.Token);
        await AcknowledgedReachesAsync(150);
        await stop.CancelAsync();
        await running;
        await HoldsAsync();
    }

    [Fact]
    public async Task A_request_during_an_outage_is_told_when_to_come_back()
    {
        await using var app = await deployment.StartAppAsync();
        using var first = await app.PutAsync("submissions/cds-thang/2026-10/01", deployment.Keys["hanoi"], Answers.ReportNow(1000, 5));
        await deployment.Storage.StopAsync();
        var asking = app.Http.GetAsync(new Uri("health/ready", UriKind.Relative)); // both take as long as storage is given to answer
        using var refused = await app.PutAsync("submissions/cds-thang/2026-10/01", deployment.Keys["hanoi"], Answers.ReportNow(1000, 6, "Sửa"), (string)(await first.JsonAsync())["hash"]!);
        using var ready = await asking;
        await deployment.Storage.ResumeAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal("storage-unavailable", (string?)(await refused.JsonAsync())["code"]);
        Assert.NotNull(refused.Headers.RetryAfter);
    }

    private async Task HoldsAsync()
    {
        var stored = await deployment.VerifiedHashesAsync(Partition);
        Assert.Equal(stored.Count, stored.Distinct().Count());
        Assert.Empty(rush.Acknowledged.Except(stored));
        Assert.NotEmpty(rush.Acknowledged);
    }

    private Task AcknowledgedReachesAsync(int count) => Eventually.TrueAsync(
        () => Task.FromResult(rush.Acknowledged.Count >= count), () => $"Only {rush.Acknowledged.Count} of {count} were acknowledged.");
}
