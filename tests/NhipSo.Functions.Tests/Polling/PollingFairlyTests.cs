using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NhipSo.Functions.Polling;
using NhipSo.Testing;
using NodaTime;

namespace NhipSo.Functions.Tests.Polling;

/// <summary>What systems are asked, how many at once, and what is laid at whose door.</summary>
public sealed class PollingFairlyTests(TestStorage storage) : IClassFixture<TestStorage>
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 11, 22, 12, 0);
    private readonly ManualTime time = new(Noon + Duration.FromSeconds(30));
    private readonly SourceTable sources = new(storage.Tables);

    [Fact]
    public async Task No_host_is_asked_by_more_at_once_than_the_setting_says()
    {
        var (now, most) = (0, 0);
        await using var upstream = await Upstream.StartAsync(async context =>
        {
            var mine = Interlocked.Increment(ref now);
            InterlockedMax(ref most, mine);
            await Task.Delay(20);
            Interlocked.Decrement(ref now);
            await context.Response.WriteAsync("m 1");
        });
        await PollAsync([.. Enumerable.Range(0, 20).Select(number => Poller.Source(upstream.Address, $"host-{number}"))], ("ConcurrencyPerHost", "3"));
        Assert.Equal((20, 3), (upstream.Requests, most));
    }

    [Fact]
    public async Task Only_what_is_polled_is_polled()
    {
        await using var upstream = await Upstream.StartAsync(context => context.Response.WriteAsync("m 1"));
        await PollAsync([Poller.Source(upstream.Address, "pushes") with { Kind = SourceKind.Push, Request = null }]);
        Assert.Equal(0, upstream.Requests);
        Assert.Equal(time.Now, (await new PollerHeartbeat(storage.Tables).FindAsync(default))!.At);
    }

    [Fact]
    public async Task When_most_hosts_fail_at_once_our_own_network_is_suspect_and_nobody_is_down()
    {
        // Distinct names of the loopback interface stand for distinct hosts.
        var hosts = Enumerable.Range(2, 6).Select(number => $"127.0.0.{number}").ToList();
        var port = Ports.Free(1)[0];
        Source[] all = [.. hosts.Select(host => Poller.Source(new($"http://{host}:{port}/"), $"net-{host}") with { Flapping = new(1, 1) })];
        await sources.WriteAsync([.. all.Select(source => new StateChange(source.Id, null, Up(source)))], default);
        await PollAsync(all, ("AllowedPrivateHosts", string.Join(',', hosts)));

        var states = await sources.ReadAllAsync(default);
        Assert.All(all, source => Assert.Equal((AttemptClass.Refused, false, 0), (states[source.Id].Class, states[source.Id].Standing.IsDown, states[source.Id].Standing.Failures)));
        var heartbeat = new PollerHeartbeat(storage.Tables);
        Assert.Equal(Noon, (await heartbeat.FindAsync(default))!.NetworkSuspectSince);
        Assert.Contains(await heartbeat.ReadSpansAsync(Noon, Noon + Duration.FromHours(1), default), span => span.Why == OffSpan.Network && span.From == Noon);

        // One of them answers again: it was the network, and the others are on their own from now on.
        await using var upstream = await Upstream.StartAsync(context => context.Response.WriteAsync("m 1"));
        time.Now += Duration.FromMinutes(5);
        Source[] some = [all[0] with { Request = new(upstream.Address) }, all[1], all[2]];
        await PollAsync(some, ("AllowedPrivateHosts", string.Join(',', [.. hosts, "127.0.0.1"])));
        states = await sources.ReadAllAsync(default);
        Assert.True(states[all[1].Id].Standing.IsDown);
        Assert.Null((await heartbeat.FindAsync(default))!.NetworkSuspectSince);
    }

    private async Task PollAsync(Source[] all, params (string Name, string Value)[] settings)
    {
        await using var services = Poller.Services(all, storage.Tables, time, settings: settings);
        await services.GetRequiredService<SourcePoller>().PollDueAsync(CancellationToken.None);
    }

    private static SourceState Up(Source source) =>
        SourceState.After(source, null, new(Noon - Duration.FromMinutes(5), Noon - Duration.FromMinutes(5), AttemptClass.Ok, true));

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = Volatile.Read(ref most); value > seen; seen = Volatile.Read(ref most))
            Interlocked.CompareExchange(ref most, value, seen);
    }
}
