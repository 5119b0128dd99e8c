using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NhipSo.Functions.Polling;
using NodaTime;

namespace NhipSo.Functions.Tests.Polling;

public sealed class SourcePollerTests(TestStorage storage) : IClassFixture<TestStorage>
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 11, 22, 12, 0);
    private readonly SourceTable sources = new(storage.Tables);
    private readonly MeasurementTable measurements = new(storage.Tables);
    private readonly ManualTime time = new(Noon + Duration.FromSeconds(20));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_slot_that_is_stored_already_makes_the_state(bool storedSucceeded)
    {
        // Another instance stored the slot and died; to this one the system answers the opposite.
        await using var upstream = await Upstream.StartAsync(context =>
        {
            context.Response.StatusCode = storedSucceeded ? 404 : 200;
            return context.Response.WriteAsync("m 2");
        });
        var source = Poller.Source(upstream.Address, storedSucceeded ? "stored-well" : "stored-ill");
        var ended = Noon + Duration.FromSeconds(1);
        var stored = storedSucceeded
            ? new Attempt(Noon, ended, 1000, AttemptClass.Ok, new([new(source.Owner, ImmutableSortedDictionary<string, double>.Empty.Add("value", 1))], [], 0, 0))
            : new Attempt(Noon, ended, 1000, AttemptClass.Refused, Readings.None);
        Assert.True(await measurements.TryStoreAsync(source, stored, default));

        await PollAsync([source]);
        Assert.Equal(SourceState.After(source, null, stored.Outcome), (await sources.ReadAllAsync(default))[source.Id]);
        Assert.Equal(1, upstream.Requests);

        await PollAsync([source]);
        Assert.Equal(1, upstream.Requests);
    }

    [Fact]
    public async Task Who_waits_longest_is_polled_first_and_for_the_slot_that_it_is_polled_in()
    {
        var order = new List<string>();
        await using var upstream = await Upstream.StartAsync(context =>
        {
            order.Add(context.Request.Path.Value![1..]);
            time.Now += Duration.FromMinutes(5);
            return context.Response.WriteAsync("m 1");
        });
        Source[] all = [.. new[] { "recent", "oldest", "never" }.Select(id => Poller.Source(new(upstream.Address, id), id))];
        await sources.WriteAsync([new("recent", null, State(Noon - Duration.FromMinutes(5))), new("oldest", null, State(Noon - Duration.FromMinutes(10)))], default);

        await PollAsync(all, ("Concurrency", "1"));
        var states = await sources.ReadAllAsync(default);
        Assert.Equal(["never", "oldest", "recent"], order);
        Assert.Equal([0, 5, 10], order.Select(id => (states[id].LastSlot - Noon).TotalMinutes));
    }

    [Fact]
    public async Task Systems_that_are_slow_are_waited_for_together()
    {
        const int count = 64;
        var waiting = 0;
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var upstream = await Upstream.StartAsync(async context =>
        {
            if (Interlocked.Increment(ref waiting) == count)
                all.SetResult();
            await all.Task.WaitAsync(TimeSpan.FromSeconds(5)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            Interlocked.Decrement(ref waiting);
            await context.Response.WriteAsync("m 1");
        });
        await PollAsync([.. Enumerable.Range(0, count).Select(number => Poller.Source(upstream.Address, $"slow-{number}"))], ("ConcurrencyPerHost", "64"));
        Assert.True(all.Task.IsCompletedSuccessfully);
    }

    private async Task PollAsync(Source[] all, params (string Name, string Value)[] settings)
    {
        await using var services = Poller.Services(all, storage.Tables, time, settings: settings);
        await services.GetRequiredService<SourcePoller>().PollDueAsync(CancellationToken.None);
    }

    private static SourceState State(Instant slot) => new(slot, slot, slot, AttemptClass.Ok, slot, slot, new(false, 0, 1, slot), LastDay.Empty, 1);
}
