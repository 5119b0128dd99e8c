using Microsoft.Extensions.Logging.Abstractions;
using NhipSo.Domain.Measuring;
using NhipSo.Functions.Polling;
using NhipSo.Functions.Publishing;
using NodaTime;

namespace NhipSo.Functions.Tests.Polling;

/// <summary>Several instances write the states of systems, and their clocks differ.</summary>
public sealed class SourceTableTests(TestStorage storage) : IClassFixture<TestStorage>
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 11, 22, 12, 0);
    private readonly SourceTable sources = new(storage.Tables);

    [Fact]
    public async Task A_state_is_read_as_it_was_written()
    {
        var state = new SourceState(
            Noon - Duration.FromDays(9), Noon, Noon + Duration.FromSeconds(2), AttemptClass.Timeout, Noon - Duration.FromHours(1), Noon - Duration.FromHours(2),
            new(true, 7, 0, Noon - Duration.FromMinutes(5)), LastDay.Empty.With(Noon, SlotVerdict.Failure), 5_000_000_000, new("\"a\"", "yesterday"), "0a");
        await WriteAsync("as-written", null, state);
        Assert.Equal(state, (await sources.ReadAllAsync(default))["as-written"]);
    }

    [Fact]
    public async Task Who_read_an_older_state_leaves_the_newer()
    {
        await WriteAsync("drained", null, State(AttemptClass.Ok, 1));
        var read = (await sources.ReadStoredAsync(default))["drained"];
        await WriteAsync("drained", read, State(AttemptClass.Ok, 2));
        await WriteAsync("drained", read, State(AttemptClass.Refused, 2));
        await WriteAsync("drained", null, State(AttemptClass.Refused, 1));
        Assert.Equal(State(AttemptClass.Ok, 2), (await sources.ReadAllAsync(default))["drained"]);
    }

    [Fact]
    public async Task Of_states_that_are_written_together_one_that_is_outdated_holds_up_no_other()
    {
        var before = storage.Requests;
        await sources.WriteAsync([.. Enumerable.Range(0, SourceTable.BatchSize).Select(number => new StateChange($"batch-{number}", null, State(AttemptClass.Ok, 1)))], default);
        Assert.Equal(1, storage.Requests - before);
        var read = await sources.ReadStoredAsync(default);
        await WriteAsync("batch-1", read["batch-1"], State(AttemptClass.Partial, 2));

        await sources.WriteAsync(
            [.. Enumerable.Range(0, 3).Select(number => new StateChange($"batch-{number}", read[$"batch-{number}"], State(AttemptClass.Refused, 2)))], default);
        var states = await sources.ReadAllAsync(default);
        Assert.Equal([AttemptClass.Refused, AttemptClass.Partial, AttemptClass.Refused], Enumerable.Range(0, 3).Select(number => states[$"batch-{number}"].Class));
    }

    [Fact]
    public async Task A_source_that_sends_an_older_moment_keeps_its_latest()
    {
        var source = Poller.Source(new("http://127.0.0.1/"), "heard");
        await sources.HeardAsync(source, Noon, AttemptClass.Ok, default);
        await sources.HeardAsync(source, Noon - Duration.FromHours(5), AttemptClass.Ok, default);
        Assert.Equal(Noon, (await sources.ReadAllAsync(default))["heard"].LastValues);
    }

    [Fact]
    public async Task What_was_stored_last_is_published_whatever_the_clocks_say()
    {
        var source = Poller.Source(new("http://127.0.0.1/"), "published");
        var snapshots = new SnapshotStore(storage.Site);
        var catalogue = Shipped.CatalogueOf([source], Shipped.Unit("24"));
        using var directory = new SourceDirectory(catalogue, new(storage.Tables), TimeProvider.System, NullLogger<SourceDirectory>.Instance);
        var publisher = new Publisher(
            null!, directory, sources, new(storage.Tables), new(new(storage.Tables)), snapshots, new(storage.Tables), null!, null!, null!, null!, null!, catalogue, TimeProvider.System);

        await WriteAsync(source.Id, null, State(AttemptClass.Ok, 1) with { LastAttempt = Noon + Duration.FromDays(1) });
        await publisher.PublishMeasurementsAsync(default);
        var first = (await snapshots.ReadIndexAsync(default)).Index;

        var before = (await sources.ReadStoredAsync(default))[source.Id];
        await WriteAsync(source.Id, before, SourceState.After(source, before.State, new(Noon, Noon, AttemptClass.Refused, false)));
        await publisher.PublishMeasurementsAsync(default);
        var second = (await snapshots.ReadIndexAsync(default)).Index;

        var attempts = (await sources.ReadAllAsync(default)).Values.Sum(state => state.Attempts);
        Assert.False(second.IsBehind(MeasurementSnapshot.Name, attempts, ""));
        Assert.True(first.IsBehind(MeasurementSnapshot.Name, attempts, ""));
        Assert.True(second.IsBehind(MeasurementSnapshot.Name, attempts + 1, ""));
    }

    private Task WriteAsync(string source, StoredState? before, SourceState state) => sources.WriteAsync([new(source, before, state)], default);

    private static SourceState State(string attemptClass, long attempts) =>
        new(Noon, Noon, Noon, attemptClass, null, null, new(false, 0, 1, Noon), LastDay.Empty, attempts);
}
