using Azure.Data.Tables;
using NhipSo.Functions.Storage;
using NodaTime;

namespace NhipSo.Functions.Polling;

/// <summary>Where a polled system stands.</summary>
/// <param name="LastSlot">The slot of the newest attempt.</param>
/// <param name="LastAttempt">When that attempt ended.</param>
/// <param name="Class">How it ended.</param>
/// <param name="LastSuccess">When the newest attempt that gave values ended, or null.</param>
/// <param name="LastSuccessSlot">That attempt's slot, or null.</param>
/// <param name="ConsecutiveFailures">How many attempts have failed since.</param>
public sealed record SourceState(
    Instant LastSlot, Instant LastAttempt, string Class, Instant? LastSuccess, Instant? LastSuccessSlot, int ConsecutiveFailures)
{
    /// <summary>The state after one more attempt.</summary>
    public static SourceState After(SourceState? before, Attempt attempt) => attempt.GaveValues
        ? new(attempt.Slot, attempt.Ended, attempt.Class, attempt.Ended, attempt.Slot, 0)
        : new(attempt.Slot, attempt.Ended, attempt.Class, before?.LastSuccess, before?.LastSuccessSlot, (before?.ConsecutiveFailures ?? 0) + 1);
}

/// <summary>The table Sources: one partition <c>state</c>, a row a system.</summary>
public sealed class SourceTable(TableServiceClient tables)
{
    private const string Partition = "state";
    private readonly TableClient table = tables.GetTableClient(TableNames.Sources);

    /// <summary>Every system's state by its id.</summary>
    public async Task<IReadOnlyDictionary<string, SourceState>> ReadAllAsync(CancellationToken cancellationToken)
    {
        var states = new Dictionary<string, SourceState>(StringComparer.Ordinal);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
            states.Add(row.RowKey, Read(row));
        return states;
    }

    /// <summary>Replaces a system's state.</summary>
    public Task WriteAsync(string source, SourceState state, CancellationToken cancellationToken) => table.UpsertEntityAsync(
        new TableEntity(Partition, source)
        {
            ["lastSlot"] = state.LastSlot.ToDateTimeOffset(),
            ["lastAttempt"] = state.LastAttempt.ToDateTimeOffset(),
            ["class"] = state.Class,
            ["lastSuccess"] = state.LastSuccess?.ToDateTimeOffset(),
            ["lastSuccessSlot"] = state.LastSuccessSlot?.ToDateTimeOffset(),
            ["consecutiveFailures"] = state.ConsecutiveFailures,
        },
        TableUpdateMode.Replace,
        cancellationToken);

    private static SourceState Read(TableEntity row) => new(
        row.Instant("lastSlot"),
        row.Instant("lastAttempt"),
        row.Text("class"),
        row.FindInstant("lastSuccess"),
        row.FindInstant("lastSuccessSlot"),
        row.Int32("consecutiveFailures"));
}
