using Azure.Data.Tables;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NhipSo.Functions.Polling;
using NhipSo.Functions.Storage;
using NodaTime;

namespace NhipSo.Functions.Measuring;

/// <summary>What was heard of a source in a day.</summary>
/// <param name="Values">What was heard.</param>
/// <param name="Attempts">The slots in which an attempt was made.</param>
public sealed record RawDay(IReadOnlyList<Heard> Values, IReadOnlyList<Instant> Attempts);

/// <summary>Reads the table Measurements by days in Vietnam; its partitions are days of UTC, so that each day is in two.</summary>
public sealed class RawMeasurements(TableServiceClient tables)
{
    private readonly TableClient table = tables.GetTableClient(TableNames.Measurements);

    /// <summary>What was heard of a source in a day; four range reads.</summary>
    public async Task<RawDay> ReadAsync(Source source, LocalDate day, CancellationToken cancellationToken)
    {
        var (values, attempts) = (new List<Heard>(), new List<Instant>());
        var (from, to) = MeasuredDay.SpanOf(day);
        var (first, second) = (from.InUtc(), to.InUtc());
        await ReadAsync(source, first.Date, first.TimeOfDay, null, values, attempts, cancellationToken);
        await ReadAsync(source, second.Date, LocalTime.Midnight, second.TimeOfDay, values, attempts, cancellationToken);
        return new(values, attempts);
    }

    /// <summary>The first day in Vietnam of which anything of a source is stored, or null; two rows are read.</summary>
    public async Task<LocalDate?> FindFirstDayAsync(string source, CancellationToken cancellationToken)
    {
        if (await FindFirstAsync(source, cancellationToken) is not { } day)
            return null;
        var first = Instant.MaxValue;
        foreach (var range in new[] { MeasurementKeys.AttemptsIn(), MeasurementKeys.ValuesIn() })
        {
            var filter = Filter(MeasurementKeys.Partition(source, day), range);
            await foreach (var row in table.QueryAsync<TableEntity>(filter, maxPerPage: 1, ["RowKey"], cancellationToken))
            {
                first = Instant.Min(first, MeasurementKeys.MomentOf(day, row.RowKey));
                break;
            }
        }

        return first == Instant.MaxValue ? null : MeasuredDay.DayOf(first);
    }

    /// <summary>The first day of UTC of which anything of a source is stored, or null; one row is read.</summary>
    public async Task<LocalDate?> FindFirstAsync(string source, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey ge {source + "|"} and PartitionKey lt {source + "}"}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, maxPerPage: 1, ["PartitionKey", "RowKey"], cancellationToken))
            return MeasurementKeys.DayOf(row.PartitionKey);

        return null;
    }

    /// <summary>Deletes a partition: what was measured of a source in a day of UTC.</summary>
    public async Task DeleteAsync(string source, LocalDate day, CancellationToken cancellationToken)
    {
        var partition = MeasurementKeys.Partition(source, day);
        var rows = new List<TableTransactionAction>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, maxPerPage: null, ["PartitionKey", "RowKey"], cancellationToken))
            rows.Add(new(TableTransactionActionType.Delete, new TableEntity(partition, row.RowKey), Azure.ETag.All));
        foreach (var chunk in rows.Chunk(TableLimits.RowsATransaction))
            await table.SubmitTransactionAsync(chunk, cancellationToken);
    }

    private async Task ReadAsync(
        Source source, LocalDate day, LocalTime from, LocalTime? to, List<Heard> values, List<Instant> attempts, CancellationToken cancellationToken)
    {
        var partition = MeasurementKeys.Partition(source.Id, day);
        var filter = Filter(partition, MeasurementKeys.AttemptsIn(from, to));
        await foreach (var row in table.QueryAsync<TableEntity>(filter, maxPerPage: null, ["RowKey", "class", "ended"], cancellationToken))
        {
            var slot = MeasurementKeys.MomentOf(day, row.RowKey);
            attempts.Add(slot);
            if (row.Text("class") == AttemptClass.Unchanged)
                values.Add(Heard.Unchanged(slot, row.Instant("ended")));
        }

        await foreach (var row in table.QueryAsync<TableEntity>(Filter(partition, MeasurementKeys.ValuesIn(from, to)), cancellationToken: cancellationToken))
        {
            var time = MeasurementKeys.MomentOf(day, row.RowKey);
            // What was given later speaks of its own time.
            var said = row.GetString("quality") == Quality.Backfilled ? time : row.Instant("at");
            var given = source.Metrics.Where(metric => row.GetDouble(metric.Code) is not null)
                .ToDictionary(metric => metric.Code, metric => row.GetDouble(metric.Code)!.Value, StringComparer.Ordinal);
            values.Add(new(time, said, MeasurementKeys.UnitOf(row.RowKey), given));
        }
    }

    private static string Filter(string partition, (string From, string Below) range) =>
        TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {range.From} and RowKey lt {range.Below}");
}
