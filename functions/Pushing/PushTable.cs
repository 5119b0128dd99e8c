using Azure;
using Azure.Data.Tables;
using NhipSo.Domain.Definitions;
using NhipSo.Functions.Polling;
using NhipSo.Functions.Storage;

namespace NhipSo.Functions.Pushing;

/// <summary>The rows of the table Measurements that systems send themselves: those of a UTC day share transactions of 100.</summary>
public sealed class PushTable(TableServiceClient tables)
{
    private const int MostRows = 100;
    private readonly TableClient table = tables.GetTableClient(TableNames.Measurements);

    /// <summary>The rows that are there of units and moments that were sent: a query a UTC day.</summary>
    public async Task<IReadOnlyDictionary<(string, string), TableEntity>> ReadAsync(Source source, PushedReadings pushed, CancellationToken cancellationToken)
    {
        var stored = new Dictionary<(string, string), TableEntity>();
        foreach (var day in pushed.Readings.GroupBy(reading => MeasurementKeys.Partition(source, reading.At)))
        {
            var keys = day.Select(reading => MeasurementKeys.ValuesOf(reading.Unit.Id, reading.At)).ToHashSet(StringComparer.Ordinal);
            var filter = TableClient.CreateQueryFilter(
                $"PartitionKey eq {day.Key} and RowKey ge {keys.Order(StringComparer.Ordinal).First()} and RowKey le {keys.Order(StringComparer.Ordinal).Last()}");
            await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
            {
                if (keys.Contains(row.RowKey))
                    stored.Add((row.PartitionKey, row.RowKey), row);
            }
        }

        return stored;
    }

    /// <summary>Writes what was planned, in as few transactions as can be; the earliest first.</summary>
    /// <returns>False where someone else has written to a row since it was read: what precedes it is stored, and the same again stores the rest.</returns>
    public async Task<bool> TryWriteAsync(PushPlan plan, CancellationToken cancellationToken)
    {
        foreach (var day in plan.Writes.GroupBy(write => write.Entity.PartitionKey).OrderBy(day => day.Key, StringComparer.Ordinal))
        {
            foreach (var chunk in day.OrderBy(write => write.Entity.RowKey, StringComparer.Ordinal).Chunk(MostRows))
            {
                try
                {
                    await table.SubmitTransactionAsync(chunk, cancellationToken);
                }
                catch (RequestFailedException e) when (e.Status is 409 or 412)
                {
                    return false;
                }
            }
        }

        return true;
    }
}
