using System.Collections.Immutable;
using Azure.Data.Tables;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NhipSo.Functions.Polling;
using NhipSo.Functions.Storage;
using NodaTime;

namespace NhipSo.Functions.Tests.Polling;

/// <summary>What a slot gave is stored whole and once; what comes later never hides that a slot was missed.</summary>
public sealed class MeasurementTableTests(TestStorage storage) : IClassFixture<TestStorage>
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 11, 22, 12, 0);
    private readonly MeasurementTable measurements = new(storage.Tables);

    [Fact]
    public async Task An_answer_of_more_units_than_a_transaction_takes_is_stored_and_its_attempt_last()
    {
        var source = Poller.Source(new("http://127.0.0.1/"), "many");
        var readings = Of(250);
        // A crash after the first of its transactions: values, and no attempt that would say that they are all.
        await storage.Tables.GetTableClient(TableNames.Measurements).SubmitTransactionAsync(MeasurementRows.Values(MeasurementKeys.Partition(source, Noon), Noon, Noon, Of(100), Quality.Backfilled));
        Assert.DoesNotContain(await RowsAsync(source), row => row.RowKey[0] == 'a');

        Assert.True(await measurements.TryStoreAsync(source, Attempted(readings), default));
        Assert.False(await measurements.TryStoreAsync(source, Attempted(readings), default));
        var rows = await RowsAsync(source);
        Assert.Equal(250, rows.Count(row => row.RowKey.StartsWith("m|", StringComparison.Ordinal) && row.GetString("quality") == "measured"));
        Assert.Equal(250, rows.Single(row => row.RowKey.StartsWith("a|", StringComparison.Ordinal)).GetInt32("units"));
    }

    [Fact]
    public async Task What_is_stored_already_is_not_overwritten_by_another_answer_of_many_units()
    {
        var source = Poller.Source(new("http://127.0.0.1/"), "twice");
        Assert.True(await measurements.TryStoreAsync(source, Attempted(Of(150)), default));
        Assert.False(await measurements.TryStoreAsync(source, Attempted(Of(150, value: 2)), default));
        Assert.All((await RowsAsync(source)).Where(row => row.RowKey[0] == 'm'), row => Assert.Equal(1, row.GetDouble("value")));
    }

    [Theory]
    [InlineData(0, "measured")]
    [InlineData(599, "measured")]
    [InlineData(600, "backfilled")]
    public void What_comes_when_the_next_slot_has_ended_is_backfilled(int secondsLater, string quality) =>
        Assert.Equal(quality, Quality.Of(Noon, Noon + Duration.FromSeconds(secondsLater), intervalSeconds: 300));

    private async Task<List<TableEntity>> RowsAsync(Source source)
    {
        var rows = new List<TableEntity>();
        var partition = MeasurementKeys.Partition(source, Noon);
        await foreach (var row in storage.Tables.GetTableClient(TableNames.Measurements).QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition}")))
            rows.Add(row);
        return rows;
    }

    private static Attempt Attempted(Readings readings) => new(Noon, Noon + Duration.FromSeconds(1), 1000, AttemptClass.Ok, readings);

    private static Readings Of(int units, double value = 1) => new(
        [.. Enumerable.Range(0, units).Select(number => new Reading($"u{number}", ImmutableSortedDictionary<string, double>.Empty.Add("value", value)))], [], 0, 0);
}
