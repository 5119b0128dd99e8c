using Azure.Data.Tables;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NhipSo.Functions.Polling;
using NhipSo.Functions.Storage;
using NodaTime;
using NodaTime.Text;

namespace NhipSo.Functions.Measuring;

/// <summary>What was heard of a source in a day.</summary>
/// <param name="Values">What was heard.</param>
/// <param name="Attempts">The slots in which an attempt was made.</param>
public sealed record RawDay(IReadOnlyList<Heard> Values, IReadOnlyList<Instant> Attempts);

/// <summary>Reads the table Measurements by days in Vietnam; its partitions are days of UTC, so that each day is in two.</summary>
public sealed class RawMeasurements(TableServiceClient tables)
{
    private const string Backfilled = "backfilled";
    private const int RowsATransaction = 100;
    private static readonly LocalDatePattern DayPattern = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");
    private static readonly LocalTimePattern TimePattern = LocalTimePattern.CreateWithInvariantCulture("HHmmssfff");
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
        foreach (var kind in new[] { "a", "m" })
        {
            var filter = Filter($"{source}|{DayPattern.Format(day)}", kind, LocalTime.Midnight, null);
            await foreach (var row in table.QueryAsync<TableEntity>(filter, maxPerPage: 1, ["RowKey"], cancellationToken))
            {
                first = Instant.Min(first, TimeOf(day, row.RowKey));
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
        {
            var bar = row.PartitionKey.LastIndexOf('|');
            return DayPattern.Parse(row.PartitionKey[(bar + 1)..]).GetValueOrThrow();
        }

        return null;
    }

    /// <summary>Deletes a partition: what was measured of a source in a day of UTC.</summary>
    public async Task DeleteAsync(string source, LocalDate day, CancellationToken cancellationToken)
    {
        var partition = $"{source}|{DayPattern.Format(day)}";
        var rows = new List<TableTransactionAction>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, maxPerPage: null, ["PartitionKey", "RowKey"], cancellationToken))
            rows.Add(new(TableTransactionActionType.Delete, new TableEntity(partition, row.RowKey), Azure.ETag.All));
        foreach (var chunk in rows.Chunk(RowsATransaction))
            await table.SubmitTransactionAsync(chunk, cancellationToken);
    }

    private async Task ReadAsync(
        Source source, LocalDate day, LocalTime from, LocalTime? to, List<Heard> values, List<Instant> attempts, CancellationToken cancellationToken)
    {
        var partition = $"{source.Id}|{DayPattern.Format(day)}";
        var filter = Filter(partition, "a", from, to);
        await foreach (var row in table.QueryAsync<TableEntity>(filter, maxPerPage: null, ["RowKey", "class", "ended"], cancellationToken))
        {
            var slot = TimeOf(day, row.RowKey);
            attempts.Add(slot);
            if (row.Text("class") == AttemptClass.Unchanged)
                values.Add(Heard.Unchanged(slot, row.Instant("ended")));
        }

        await foreach (var row in table.QueryAsync<TableEntity>(Filter(partition, "m", from, to), cancellationToken: cancellationToken))
        {
            var time = TimeOf(day, row.RowKey);
            // What was given later speaks of its own time.
            var said = row.GetString("quality") == Backfilled ? time : row.Instant("at");
            var given = source.Metrics.Where(metric => row.GetDouble(metric.Code) is not null)
                .ToDictionary(metric => metric.Code, metric => row.GetDouble(metric.Code)!.Value, StringComparer.Ordinal);
            values.Add(new(time, said, row.RowKey[(2 + 9 + 1)..], given));
        }
    }

    private static string Filter(string partition, string kind, LocalTime from, LocalTime? to)
    {
        var (first, below) = ($"{kind}|{TimePattern.Format(from)}", to is { } end ? $"{kind}|{TimePattern.Format(end)}" : $"{kind}}}");
        return TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {first} and RowKey lt {below}");
    }

    private static Instant TimeOf(LocalDate day, string rowKey) => day.At(TimePattern.Parse(rowKey[2..11]).GetValueOrThrow()).InUtc().ToInstant();
}
