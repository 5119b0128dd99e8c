using Azure.Data.Tables;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NhipSo.Functions.Storage;
using NodaTime;

namespace NhipSo.Functions.Polling;

/// <summary>What is written to the table Measurements.</summary>
internal static class MeasurementRows
{
    /// <summary>So many values of the longest names fill half of what a transaction may weigh.</summary>
    private const int MaxValues = 10_000;

    /// <summary>A slot's attempt.</summary>
    public static TableEntity Attempt(string partition, Instant slot, Instant ended, int milliseconds, string attemptClass, Readings readings) =>
        new(partition, MeasurementKeys.Attempt(slot))
        {
            ["class"] = attemptClass,
            ["ended"] = ended.ToDateTimeOffset(),
            ["milliseconds"] = milliseconds,
            ["units"] = readings.Units.Length,
            ["missing"] = readings.Faults.IsEmpty ? null : string.Join('\n', readings.Faults),
        };

    /// <summary>What was measured of each unit at a moment; what the row holds of other metrics stays.</summary>
    public static List<TableTransactionAction> Values(string partition, Instant key, Instant at, Readings readings, string quality)
    {
        var actions = new List<TableTransactionAction>(readings.Units.Length + 1);
        foreach (var reading in readings.Units)
        {
            var row = new TableEntity(partition, MeasurementKeys.ValuesOf(reading.Unit, key)) { ["at"] = at.ToDateTimeOffset(), ["quality"] = quality };
            foreach (var (code, value) in reading.Values)
                row[code] = value;
            actions.Add(new(TableTransactionActionType.UpsertMerge, row));
        }

        return actions;
    }

    /// <summary>The actions in as many transactions as they need. The last one has the last action.</summary>
    public static List<List<TableTransactionAction>> Split(List<TableTransactionAction> actions, Source source)
    {
        var rows = Math.Clamp(MaxValues / Math.Max(1, source.Metrics.Length), 1, TableLimits.RowsATransaction);
        return actions.Count <= rows ? [actions] : [.. actions.Chunk(rows).Select(chunk => chunk.ToList())];
    }
}
