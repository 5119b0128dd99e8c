using Azure;
using Azure.Data.Tables;
using NhipSo.Domain.Definitions;
using NhipSo.Functions.Polling;
using NhipSo.Functions.Storage;

namespace NhipSo.Functions.Pushing;

/// <summary>The rows of the table Measurements that systems send themselves: those of a UTC day share transactions of 100.</summary>
public sealed class PushTable(TableServiceClient tables)
{
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

    /// <summary>
    /// Writes what was planned, in as few transactions as can be: the earliest day first, and that the system was heard of after
    /// what it said.
    /// </summary>
    /// <returns>False where someone else has written to a row since it was read: what precedes it is stored, and the same again stores the rest.</returns>
    public async Task<bool> TryWriteAsync(Source source, PushPlan plan, CancellationToken cancellationToken)
    {
        foreach (var transaction in Transactions(source, plan))
        {
            try
            {
                await table.SubmitTransactionAsync(transaction, cancellationToken);
            }
            catch (RequestFailedException e) when (e.Status is 409 or 412)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether all of it is stored at once or not at all.</summary>
    public static bool IsOneTransaction(Source source, PushPlan plan) => Transactions(source, plan).Take(2).Count() <= 1;

    private static IEnumerable<List<TableTransactionAction>> Transactions(Source source, PushPlan plan) => plan.Writes
        .GroupBy(write => MeasurementKeys.IsAttempt(write.Entity.RowKey)).OrderBy(group => group.Key)
        .SelectMany(group => group).GroupBy(write => write.Entity.PartitionKey).OrderBy(day => day.Key, StringComparer.Ordinal)
        .SelectMany(day => MeasurementRows.Split([.. day], source));
}
