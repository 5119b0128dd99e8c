using Azure.Data.Tables;
using NhipSo.Functions.Polling;
using NhipSo.Functions.Publishing;
using NhipSo.Functions.Storage;
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
        var state = new SourceState(Noon, Noon + Duration.FromSeconds(2), AttemptClass.Timeout, Noon - Duration.FromHours(1), Noon - Duration.FromHours(1), 7, 5_000_000_000);
        await sources.WriteAsync("as-written", null, state, default);
        Assert.Equal(state, (await sources.ReadAllAsync(default))["as-written"]);
    }

    [Fact]
    public async Task Who_read_an_older_state_leaves_the_newer()
    {
        await sources.WriteAsync("drained", null, State(AttemptClass.Ok, 1), default);
        var read = (await sources.ReadStoredAsync(default))["drained"];
        await sources.WriteAsync("drained", read, State(AttemptClass.Ok, 2), default);
        await sources.WriteAsync("drained", read, State(AttemptClass.Refused, 2), default);
        await sources.WriteAsync("drained", null, State(AttemptClass.Refused, 1), default);
        Assert.Equal(State(AttemptClass.Ok, 2), (await sources.ReadAllAsync(default))["drained"]);
    }

    [Fact]
    public async Task A_row_that_counts_no_attempts_counts_none()
    {
        await sources.WriteAsync("uncounted", null, State(AttemptClass.Ok, 1), default);
        var table = storage.Tables.GetTableClient(TableNames.Sources);
        TableEntity row = await table.GetEntityAsync<TableEntity>("state", "uncounted");
        row.Remove("attempts");
        await table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace);
        Assert.Equal(0, (await sources.ReadAllAsync(default))["uncounted"].Attempts);
    }

    [Fact]
    public async Task What_was_stored_last_is_published_whatever_the_clocks_say()
    {
        var source = Poller.Source(new("http://127.0.0.1/"), "published");
        var snapshots = new SnapshotStore(storage.Site);
        var owner = Shipped.Unit("24");
        var publisher = new Publisher(
            null!, sources, new(storage.Tables), snapshots, new(storage.Tables), null!, null!, null!, Shipped.CatalogueOf([source], owner), TimeProvider.System);

        await sources.WriteAsync(source.Id, null, State(AttemptClass.Ok, 1) with { LastAttempt = Noon + Duration.FromDays(1) }, default);
        await publisher.PublishMeasurementsAsync(default);
        var first = (await snapshots.ReadIndexAsync(default)).Index;

        var before = (await sources.ReadStoredAsync(default))[source.Id];
        await sources.WriteAsync(source.Id, before, SourceState.After(before.State, new(Noon, Noon, AttemptClass.Refused, false)), default);
        await publisher.PublishMeasurementsAsync(default);
        var second = (await snapshots.ReadIndexAsync(default)).Index;

        var attempts = (await sources.ReadAllAsync(default)).Values.Sum(state => state.Attempts);
        Assert.False(second.IsBehind(MeasurementSnapshot.Name, attempts, ""));
        Assert.True(first.IsBehind(MeasurementSnapshot.Name, attempts, ""));
        Assert.True(second.IsBehind(MeasurementSnapshot.Name, attempts + 1, ""));
    }

    private static SourceState State(string attemptClass, long attempts) =>
        new(Noon, Noon, attemptClass, null, null, attemptClass == AttemptClass.Ok ? 0 : 1, attempts);
}
