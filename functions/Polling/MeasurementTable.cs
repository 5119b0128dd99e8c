using System.Globalization;
using Azure;
using Azure.Data.Tables;
using NhipSo.Domain.Definitions;
using NhipSo.Functions.Storage;
using NodaTime;
using NodaTime.Text;

namespace NhipSo.Functions.Polling;

/// <summary>What a system said at a moment (số liệu đo).</summary>
/// <param name="At">When.</param>
/// <param name="Values">By metric code, in its unit of measure.</param>
public sealed record Measurement(Instant At, IReadOnlyDictionary<string, double> Values);

/// <summary>
/// The table Measurements, a partition a system and UTC day. <c>a|{slot}</c> is an attempt, inserted, so that a slot is
/// stored once whoever polled it; <c>m|{slot}|{unit}</c> its values, a column a metric. Both are one transaction.
/// </summary>
public sealed class MeasurementTable(TableServiceClient tables)
{
    private static readonly InstantPattern Day = InstantPattern.CreateWithInvariantCulture("uuuuMMdd");
    private static readonly InstantPattern TimeOfDay = InstantPattern.CreateWithInvariantCulture("HHmmssfff");
    private readonly TableClient table = tables.GetTableClient(TableNames.Measurements);

    /// <summary>Stores an attempt and what it gave.</summary>
    /// <returns>False when the slot is stored already.</returns>
    public async Task<bool> TryStoreAsync(Source source, Attempt attempt, CancellationToken cancellationToken)
    {
        var partition = PartitionKey(source, attempt.Slot);
        List<TableTransactionAction> actions =
        [
            new(TableTransactionActionType.Add, new TableEntity(partition, AttemptKey(attempt.Slot))
            {
                ["class"] = attempt.Class,
                ["ended"] = attempt.Ended.ToDateTimeOffset(),
                ["milliseconds"] = attempt.Milliseconds,
                ["missing"] = attempt.Readings.Faults.IsEmpty ? null : string.Join('\n', attempt.Readings.Faults),
            }),
        ];
        foreach (var reading in attempt.Readings.Units)
        {
            var values = new TableEntity(partition, ValuesKey(reading.Unit, attempt.Slot)) { ["at"] = attempt.Ended.ToDateTimeOffset(), ["quality"] = "measured" };
            foreach (var (code, value) in reading.Values)
                values[code] = value;
            actions.Add(new(TableTransactionActionType.UpsertMerge, values));
        }

        try
        {
            await table.SubmitTransactionAsync(actions, cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            return false;
        }
    }

    /// <summary>How the attempt ended that is stored for a slot.</summary>
    /// <exception cref="RequestFailedException">Status 404: none is.</exception>
    public async Task<Outcome> ReadOutcomeAsync(Source source, Instant slot, CancellationToken cancellationToken)
    {
        TableEntity attempt = await table.GetEntityAsync<TableEntity>(
            PartitionKey(source, slot), AttemptKey(slot), cancellationToken: cancellationToken);
        var values = await FindAsync(source, slot, cancellationToken);
        return new(slot, attempt.Instant("ended"), attempt.Text("class"), values is not null);
    }

    /// <summary>What a system said in a slot, or null.</summary>
    public async Task<Measurement?> FindAsync(Source source, Instant slot, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(
            PartitionKey(source, slot), ValuesKey(source.Owner, slot), cancellationToken: cancellationToken);
        return row is { HasValue: true, Value: { } values }
            ? new(
                values.Instant("at"),
                source.Metrics.Where(metric => values.GetDouble(metric.Code) is not null)
                    .ToDictionary(metric => metric.Code, metric => values.GetDouble(metric.Code)!.Value, StringComparer.Ordinal))
            : null;
    }

    internal static string PartitionKey(Source source, Instant slot) => $"{source.Id}|{Day.Format(slot)}";

    private static string AttemptKey(Instant slot) => $"a|{TimeOfDay.Format(slot)}";

    internal static string ValuesKey(string unit, Instant slot) =>
        string.Create(CultureInfo.InvariantCulture, $"m|{TimeOfDay.Format(slot)}|{unit}");
}
