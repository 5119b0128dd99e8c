using Azure;
using Azure.Data.Tables;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NhipSo.Functions.Storage;
using NodaTime;

namespace NhipSo.Functions.Polling;

/// <summary>What a system said at a moment (số liệu đo).</summary>
/// <param name="At">When.</param>
/// <param name="Values">By metric code, in its unit of measure.</param>
public sealed record Measurement(Instant At, IReadOnlyDictionary<string, double> Values);

/// <summary>
/// The table Measurements, a partition a system and UTC day. <c>a|{slot}</c> is an attempt, inserted, so that a slot is
/// stored once whoever polled it; <c>m|{slot}|{unit}</c> its values, a column a metric. Both are one transaction; where there
/// are too many units for one, the attempt comes with the last, so that a slot with an attempt has all of its values.
/// </summary>
public sealed class MeasurementTable(TableServiceClient tables)
{
    private readonly TableClient table = tables.GetTableClient(TableNames.Measurements);

    /// <summary>Stores an attempt and what it gave.</summary>
    /// <returns>False when the slot is stored already.</returns>
    public async Task<bool> TryStoreAsync(Source source, Attempt attempt, CancellationToken cancellationToken)
    {
        var partition = MeasurementKeys.Partition(source, attempt.Slot);
        var actions = MeasurementRows.Values(partition, attempt.Slot, attempt.Ended, attempt.Readings, Quality.Measured);
        actions.Add(new(
            TableTransactionActionType.Add,
            MeasurementRows.Attempt(partition, attempt.Slot, attempt.Ended, attempt.Milliseconds, attempt.Class, attempt.Readings)));
        var transactions = MeasurementRows.Split(actions, source);
        // The values of a slot that another instance has finished stay as they are.
        if (transactions.Count > 1 && (await FindAttemptAsync(source, attempt.Slot, cancellationToken)).HasValue)
            return false;
        try
        {
            foreach (var transaction in transactions)
                await table.SubmitTransactionAsync(transaction, cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            return false;
        }
    }

    /// <summary>How the attempt ended that is stored for a slot.</summary>
    /// <exception cref="InvalidOperationException">None is.</exception>
    public async Task<Outcome> ReadOutcomeAsync(Source source, Instant slot, CancellationToken cancellationToken)
    {
        var attempt = (await FindAttemptAsync(source, slot, cancellationToken)).Value!;
        return new(slot, attempt.Instant("ended"), attempt.Text("class"), (attempt.GetInt32("units") ?? 0) > 0);
    }

    /// <summary>What a system said of its owner in a slot, or null.</summary>
    public async Task<Measurement?> FindAsync(Source source, Instant slot, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(
            MeasurementKeys.Partition(source, slot), MeasurementKeys.ValuesOf(source.Owner, slot), cancellationToken: cancellationToken);
        return row is { HasValue: true, Value: { } values }
            ? new(
                values.Instant("at"),
                source.Metrics.Where(metric => values.GetDouble(metric.Code) is not null)
                    .ToDictionary(metric => metric.Code, metric => values.GetDouble(metric.Code)!.Value, StringComparer.Ordinal))
            : null;
    }

    /// <summary>How the attempts ended whose slots begin in a time: a query for each UTC day.</summary>
    public async Task<IReadOnlyList<SlotFact>> ReadFactsAsync(Source source, Instant from, Instant to, CancellationToken cancellationToken) =>
        [.. (await ReadAttemptsAsync(source, from, to, cancellationToken)).Select(attempt => attempt.Fact)];

    /// <summary>The same, with how long each took; of the first and the last day only what is in the time is read.</summary>
    public async Task<IReadOnlyList<(SlotFact Fact, int? Milliseconds)>> ReadAttemptsAsync(Source source, Instant from, Instant to, CancellationToken cancellationToken)
    {
        var facts = new List<(SlotFact, int?)>();
        var (start, end) = (from.InUtc(), to.InUtc());
        for (var day = start.Date; day < end.Date || (day == end.Date && end.TimeOfDay > LocalTime.Midnight); day = day.PlusDays(1))
        {
            var (first, below) = MeasurementKeys.AttemptsIn(day == start.Date ? start.TimeOfDay : null, day == end.Date ? end.TimeOfDay : null);
            var filter = TableClient.CreateQueryFilter($"PartitionKey eq {MeasurementKeys.Partition(source.Id, day)} and RowKey ge {first} and RowKey lt {below}");
            await foreach (var row in table.QueryAsync<TableEntity>(filter, select: ["RowKey", "class", "milliseconds"], cancellationToken: cancellationToken))
            {
                var (slot, attemptClass) = (MeasurementKeys.MomentOf(day, row.RowKey), row.Text("class"));
                var verdict = SourceHealth.VerdictOf(source, slot, AttemptClass.IsSuccess(attemptClass), AttemptClass.IsOurs(attemptClass));
                facts.Add((new(slot, attemptClass, verdict, AttemptClass.IsNoConnection(attemptClass)), row.GetInt32("milliseconds")));
            }
        }

        return facts;
    }

    private Task<NullableResponse<TableEntity>> FindAttemptAsync(Source source, Instant slot, CancellationToken cancellationToken) =>
        table.GetEntityIfExistsAsync<TableEntity>(
            MeasurementKeys.Partition(source, slot), MeasurementKeys.Attempt(slot), cancellationToken: cancellationToken);
}
