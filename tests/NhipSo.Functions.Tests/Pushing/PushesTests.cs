using System.Globalization;
using Azure.Data.Tables;
using Microsoft.Extensions.Logging.Abstractions;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NhipSo.Functions.Access;
using NhipSo.Functions.Measuring;
using NhipSo.Functions.Polling;
using NhipSo.Functions.Problems;
using NhipSo.Functions.Pushing;
using NhipSo.Functions.Storage;
using NodaTime;

namespace NhipSo.Functions.Tests.Pushing;

/// <summary>What systems send is stored once, and what stands is replaced by a correction alone.</summary>
public sealed class PushesTests(TestStorage storage) : IClassFixture<TestStorage>
{
    private static readonly Instant At = Pushed.Now - Duration.FromSeconds(30);
    private readonly ManualTime time = new(Pushed.Now);
    private int runs;

    [Fact]
    public async Task The_same_twice_is_stored_once()
    {
        var source = Pushed.Named("twice");
        Assert.Equal(new(1, 0, 0, 0), await StoreAsync(source, Pushed.Reading(At, 12)));
        var before = await RowAsync(source, At);
        Assert.Equal(new(0, 1, 0, 0), await StoreAsync(source, Pushed.Reading(At, 12)));
        var after = await RowAsync(source, At);
        Assert.Equal((12d, "measured", before.ETag), (after.GetDouble("received"), after.GetString("quality"), after.ETag));
        Assert.Equal(At.ToDateTimeOffset(), after.GetDateTimeOffset("at"));
        Assert.Equal(12, (await new MeasurementTable(storage.Tables).FindAsync(source, At, default))!.Values["received"]);
    }

    [Fact]
    public async Task Another_figure_of_the_same_moment_joins_the_first()
    {
        var source = Pushed.Named("joins");
        await StoreAsync(source, Pushed.Reading(At, 12));
        Assert.Equal(new(1, 1, 0, 0), await StoreAsync(source, Pushed.Read($$$"""{"readings": [{"at": "{{{At}}}", "values": {"tiep_nhan": 12, "truc_tuyen": 0.003}}]}""")));
        var row = await RowAsync(source, At);
        Assert.Equal((12d, 3d), (row.GetDouble("received"), row.GetDouble("online")));
    }

    [Fact]
    public async Task Another_value_is_refused_with_what_stands_and_nothing_of_the_call_is_stored()
    {
        var source = Pushed.Named("refused");
        await StoreAsync(source, Pushed.Reading(At, 12));
        var later = At + Duration.FromSeconds(10);
        var both = Pushed.Read($$$"""{"readings": [{"at": "{{{later}}}", "values": {"tiep_nhan": 13}}, {"at": "{{{At}}}", "values": {"tiep_nhan": 14}}]}""");
        var problem = (await Assert.ThrowsAsync<ProblemException>(() => StoreAsync(source, both))).Problem;
        Assert.Equal((409, "other-figures-stand"), (problem.Status, problem.Code));
        var change = Assert.Single(problem.Changes);
        Assert.Equal(("/readings/1/values/tiep_nhan", "12", "14"), (change.Place, change.Before!.ToJsonString(), change.After!.ToJsonString()));
        Assert.Equal(12, (await RowAsync(source, At)).GetDouble("received"));
        Assert.Null(await new MeasurementTable(storage.Tables).FindAsync(source, later, default));
    }

    [Fact]
    public async Task A_correction_replaces_and_is_written_down_with_what_stood()
    {
        var source = Pushed.Named("corrected");
        await StoreAsync(source, Pushed.Reading(At, 12));
        Assert.Equal(new(0, 0, 0, 1), await StoreAsync(source, Pushed.Reading(At, 14, "Đếm trùng")));
        var row = await RowAsync(source, At);
        Assert.Equal((14d, "corrected"), (row.GetDouble("received"), row.GetString("quality")));
        var audit = Assert.Single(await storage.Tables.GetTableClient(TableNames.Audit).QueryAsync<TableEntity>("on eq 'corrected'").ToListAsync());
        Assert.Equal(("key:a1", "measurement.correct", true), (audit.GetString("who"), audit.GetString("what"), audit.GetBoolean("done")));
        Assert.Contains("12 -> 14", audit.GetString("detail"), StringComparison.Ordinal);
        Assert.EndsWith("Đếm trùng", audit.GetString("detail"), StringComparison.Ordinal);
        Assert.Equal(new(0, 1, 0, 0), await StoreAsync(source, Pushed.Reading(At, 14, "Đếm trùng")));
    }

    [Fact]
    public async Task A_correction_of_what_was_never_there_is_simply_stored() =>
        Assert.Equal(new(1, 0, 0, 0), await StoreAsync(Pushed.Named("first"), Pushed.Reading(At, 14, "Bổ sung")));

    [Fact]
    public async Task Old_figures_fill_their_gap_and_never_become_the_latest()
    {
        var source = Pushed.Named("backfilled");
        await StoreAsync(source, Pushed.Reading(At, 12));
        var state = await StateAsync(source);
        time.Now += Duration.FromMinutes(1);
        var old = At - Duration.FromDays(40);
        var marks = new LateMarks(storage.Tables, time);
        Assert.DoesNotContain(await marks.ReadAsync(default), mark => mark.Source == source.Id);
        Assert.Equal(new(1, 0, 1, 0), await StoreAsync(source, Pushed.Reading(old, 7)));
        Assert.Equal((7d, "backfilled"), ((await RowAsync(source, old)).GetDouble("received"), (await RowAsync(source, old)).GetString("quality")));
        Assert.Equal(state, await StateAsync(source));
        Assert.Equal(new(2026, 10, 13), Assert.Single(await marks.ReadAsync(default), mark => mark.Source == source.Id).Day);
    }

    [Fact]
    public async Task A_system_that_only_fills_gaps_has_not_been_heard_of()
    {
        var source = Pushed.Named("gaps");
        await StoreAsync(source, Pushed.Reading(At - Duration.FromDays(1), 7));
        Assert.Null(await StateAsync(source));
    }

    [Fact]
    public async Task What_fills_a_gap_leaves_it_seen_in_the_attempts()
    {
        var source = Pushed.Named("no-attempt");
        var old = At - Duration.FromDays(1);
        await StoreAsync(source, Pushed.Reading(old, 7));
        await StoreAsync(source, Pushed.Reading(old, 7));
        Assert.Equal([MeasurementKeys.ValuesOf("24", old)], await KeysAsync(source, old));
    }

    [Fact]
    public async Task What_is_sent_in_time_is_an_attempt_of_its_slot()
    {
        var source = Pushed.Named("attempt");
        await StoreAsync(source, Pushed.Reading(At, 7));
        await StoreAsync(source, Pushed.Reading(At + Duration.FromSeconds(1), 8));
        var slot = Slot.At(At, source.IntervalSeconds);
        Assert.Equal([MeasurementKeys.Attempt(slot), MeasurementKeys.ValuesOf("24", At), MeasurementKeys.ValuesOf("24", At + Duration.FromSeconds(1))], await KeysAsync(source, At));
        Assert.Equal(new(slot, At + Duration.FromSeconds(1), AttemptClass.Ok, GaveValues: true), await new MeasurementTable(storage.Tables).ReadOutcomeAsync(source, slot, default));
    }

    [Fact]
    public async Task A_slot_that_has_an_attempt_has_all_of_its_values()
    {
        var source = Pushed.Named("cut-off");
        var many = Many(150, Duration.FromSeconds(1));
        var plan = PushPlan.Of(source, many, new Dictionary<(string, string), TableEntity>(), Pushed.Now);
        Assert.Contains(plan.Writes, write => MeasurementKeys.IsAttempt(write.Entity.RowKey));
        var last = plan.Writes.Where(write => !MeasurementKeys.IsAttempt(write.Entity.RowKey)).Last();
        await storage.Tables.GetTableClient(TableNames.Measurements).AddEntityAsync(new TableEntity(last.Entity.PartitionKey, last.Entity.RowKey));
        Assert.False(await new PushTable(storage.Tables).TryWriteAsync(source, plan, default));
        var keys = await KeysAsync(source, At);
        Assert.InRange(keys.Count, 2, 150);
        Assert.DoesNotContain(keys, MeasurementKeys.IsAttempt);
    }

    [Fact]
    public async Task The_state_moves_on_as_a_poll_s_does_and_never_back()
    {
        var source = Pushed.Named("state");
        await StoreAsync(source, Pushed.Reading(At, 12));
        var state = (await StateAsync(source))!;
        Assert.Equal((At, At, AttemptClass.Ok, 1), (state.LastSuccess, state.LastValues, state.Class, state.Attempts));
        time.Now += Duration.FromSeconds(10);
        await StoreAsync(source, Pushed.Reading(At - Duration.FromMinutes(1), 11));
        Assert.Equal(At, (await StateAsync(source))!.LastValues);
        await StoreAsync(source, Pushed.Reading(At + Duration.FromSeconds(20), 13));
        Assert.Equal((At + Duration.FromSeconds(20), 2), ((await StateAsync(source))!.LastValues, (await StateAsync(source))!.Attempts));
    }

    [Fact]
    public async Task A_reading_within_maintenance_is_kept()
    {
        var window = new MaintenanceWindow((At - Duration.FromHours(1)).WithOffset(Offset.Zero), (At + Duration.FromHours(1)).WithOffset(Offset.Zero), new("Nâng cấp", "Upgrade"));
        var source = Pushed.Named("maintained") with { Maintenance = [window] };
        Assert.Equal(new(1, 0, 0, 0), await StoreAsync(source, Pushed.Reading(At, 12)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(90)]
    public async Task A_call_of_one_day_is_one_transaction_and_the_state(int count)
    {
        var source = Pushed.Named(string.Create(CultureInfo.InvariantCulture, $"cost-{count}"));
        var before = storage.Requests;
        await StoreAsync(source, Many(count, Duration.FromSeconds(1)));
        Assert.Equal(before + 3, storage.Requests); // the transaction, the state read and written
    }

    [Fact]
    public async Task A_thousand_readings_are_ten_transactions_and_the_same_again_is_read_alone()
    {
        var source = Pushed.Named("thousand");
        var many = Many(1000, Duration.FromSeconds(1));
        var before = storage.Requests;
        Assert.Equal(1000, (await StoreAsync(source, many)).Stored);
        Assert.InRange(storage.Requests - before, 12, 16);
        before = storage.Requests;
        Assert.Equal(1000, (await StoreAsync(source, many)).Same);
        Assert.InRange(storage.Requests - before, 1, 5);
    }

    [Fact]
    public async Task Two_that_send_the_same_at_once_store_it_once()
    {
        var source = Pushed.Named("at-once");
        var many = Many(100, Duration.FromSeconds(1));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => StoreAsync(source, many)));
        Assert.Equal((100, 300), (outcomes.Sum(outcome => outcome.Stored), outcomes.Sum(outcome => outcome.Same)));
    }

    private static PushedReadings Many(int count, Duration apart) => Pushed.Read(
        $$"""{"readings": [{{string.Join(',', Enumerable.Range(0, count).Select(index => $$$"""{"at": "{{{At - (index * apart)}}}", "values": {"tiep_nhan": {{{index}}}}}"""))}}]}""");

    private Task<PushOutcome> StoreAsync(Source source, PushedReadings readings) => new Pushes(
        new(storage.Tables), new(storage.Tables), new(storage.Tables, time), new(storage.Tables, time, NullLogger<AuditTable>.Instance), new(storage.Tables), time)
        .StoreAsync(source, readings, new("key:a1", $"run-{Interlocked.Increment(ref runs)}-{Guid.NewGuid():N}"), default);

    private async Task<List<string>> KeysAsync(Source source, Instant day)
    {
        var keys = new List<string>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {MeasurementKeys.Partition(source, day)}");
        await foreach (var row in storage.Tables.GetTableClient(TableNames.Measurements).QueryAsync<TableEntity>(filter))
            keys.Add(row.RowKey);
        return keys;
    }

    private async Task<TableEntity> RowAsync(Source source, Instant at) => (await storage.Tables.GetTableClient(TableNames.Measurements)
        .GetEntityAsync<TableEntity>(MeasurementKeys.Partition(source, at), MeasurementKeys.ValuesOf("24", at))).Value;

    private async Task<SourceState?> StateAsync(Source source) => (await new SourceTable(storage.Tables).ReadAllAsync(default)).GetValueOrDefault(source.Id);
}
