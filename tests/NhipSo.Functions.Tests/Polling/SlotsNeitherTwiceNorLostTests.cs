using Azure.Data.Tables;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NhipSo.Functions.Polling;
using NhipSo.Functions.Storage;
using NodaTime;

namespace NhipSo.Functions.Tests.Polling;

/// <summary>Two instances, a restart in the middle, a clock that jumps: no slot is stored twice, and none is lost silently.</summary>
public sealed class SlotsNeitherTwiceNorLostTests(TestStorage storage) : IClassFixture<TestStorage>
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 11, 22, 12, 0);
    private readonly ManualTime time = new(Noon + Duration.FromSeconds(30));
    private readonly SourceTable sources = new(storage.Tables);
    private readonly PollerHeartbeat heartbeat = new(storage.Tables);

    [Fact]
    public async Task Two_instances_at_once_store_a_slot_once_and_count_it_once()
    {
        await using var upstream = await Upstream.StartAsync(context => context.Response.WriteAsync("m 1"));
        Source[] all = [.. Enumerable.Range(0, 30).Select(number => Poller.Source(upstream.Address, $"both-{number}"))];
        for (var minutes = 0; minutes < 15; minutes += 5)
        {
            time.Now = Noon + Duration.FromMinutes(minutes) + Duration.FromSeconds(30);
            await Task.WhenAll(PollAsync(all), PollAsync(all));
        }

        foreach (var source in all)
        {
            Assert.Equal([0, 5, 10], await MinutesAsync(source));
            Assert.Equal(3, (await sources.ReadAllAsync(default))[source.Id].Attempts);
        }
    }

    [Fact]
    public async Task A_run_that_dies_after_some_attempts_is_finished_by_the_next_in_the_slot()
    {
        var asked = 0;
        using var crash = new CancellationTokenSource();
        await using var upstream = await Upstream.StartAsync(async context =>
        {
            if (Interlocked.Increment(ref asked) == 10)
                await crash.CancelAsync();
            await context.Response.WriteAsync("m 1");
        });
        Source[] all = [.. Enumerable.Range(0, 20).Select(number => Poller.Source(upstream.Address, $"dies-{number}"))];
        await PollAsync(all, crash.Token);
        Assert.InRange((await sources.ReadAllAsync(default)).Keys.Count(id => id.StartsWith("dies", StringComparison.Ordinal)), 1, 19);

        time.Now += Duration.FromMinutes(1);
        await PollAsync(all);
        foreach (var source in all)
            Assert.Equal([0], await MinutesAsync(source));
    }

    [Fact]
    public async Task After_the_clock_has_jumped_ahead_the_slots_between_are_a_gap_and_a_span_in_which_we_were_off()
    {
        await using var upstream = await Upstream.StartAsync(context => context.Response.WriteAsync("m 1"));
        var source = Poller.Source(upstream.Address, "ahead");
        await PollAsync([source]);
        time.Now += Duration.FromMinutes(20);
        await PollAsync([source]);
        Assert.Equal([0, 20], await MinutesAsync(source));
        var off = await heartbeat.ReadSpansAsync(Noon, Noon + Duration.FromHours(1), default);
        Assert.Contains(new OffSpan(Noon + Duration.FromSeconds(30), Noon + Duration.FromSeconds(1230), OffSpan.Offline), off);
    }

    [Fact]
    public async Task After_a_clock_that_was_ahead_is_put_back_polling_goes_on_from_now_and_stores_no_slot_twice()
    {
        await using var upstream = await Upstream.StartAsync(context => context.Response.WriteAsync("m 1"));
        var source = Poller.Source(upstream.Address, "back");
        await PollAsync([source]);
        time.Now = Noon + Duration.FromDays(300);
        await PollAsync([source]);
        foreach (var minutes in new[] { 1, 6, 11 })
        {
            time.Now = Noon + Duration.FromMinutes(minutes);
            await PollAsync([source]);
        }

        Assert.Equal([0, 5, 10], await MinutesAsync(source));
        Assert.Equal(Noon + Duration.FromMinutes(10), (await sources.ReadAllAsync(default))["back"].LastSlot);
    }

    [Fact]
    public async Task A_small_correction_of_the_clock_asks_nothing_again()
    {
        await using var upstream = await Upstream.StartAsync(context => context.Response.WriteAsync("m 1"));
        var source = Poller.Source(upstream.Address, "small");
        await PollAsync([source]);
        time.Now = Noon - Duration.FromMilliseconds(400);
        await PollAsync([source]);
        Assert.Equal(1, upstream.Requests);
    }

    [Fact]
    public async Task A_system_that_hangs_costs_no_other_its_slot()
    {
        await using var upstream = await Upstream.StartAsync(async context =>
        {
            if (context.Request.Path == "/hangs")
                await Task.Delay(TimeSpan.FromMinutes(1), context.RequestAborted);
            await context.Response.WriteAsync("m 1");
        });
        var (hangs, fast) = (Poller.Source(new(upstream.Address, "hangs"), "hangs", 1), Poller.Source(upstream.Address, "fast", 1));
        var started = System.Diagnostics.Stopwatch.StartNew();
        await PollAsync([hangs, fast]);
        Assert.Equal(AttemptClass.Timeout, (await sources.ReadAllAsync(default))["hangs"].Class);
        Assert.True(started.Elapsed < TimeSpan.FromSeconds(8), "the poll was cut by the run's end, not by its own limit of 8 s");
    }

    private async Task PollAsync(Source[] all, CancellationToken cancellationToken = default)
    {
        await using var services = Poller.Services(all, storage.Tables, time);
        await services.GetRequiredService<SourcePoller>().PollDueAsync(cancellationToken);
    }

    private async Task<List<int>> MinutesAsync(Source source)
    {
        var minutes = new List<int>();
        var partition = MeasurementKeys.Partition(source, Noon);
        await foreach (var row in storage.Tables.GetTableClient(TableNames.Measurements).QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey lt {"b"}")))
            minutes.Add((int)(MeasurementKeys.MomentOf(new(2026, 11, 22), row.RowKey) - Noon).TotalMinutes);
        return minutes;
    }
}
