using Azure;
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
/// <param name="Attempts">How often the state was replaced: once an attempt, so that of two states the greater is the newer.</param>
public sealed record SourceState(
    Instant LastSlot, Instant LastAttempt, string Class, Instant? LastSuccess, Instant? LastSuccessSlot, int ConsecutiveFailures, long Attempts)
{
    /// <summary>The state after one more attempt.</summary>
    public static SourceState After(SourceState? before, Outcome attempt)
    {
        var attempts = (before?.Attempts ?? 0) + 1;
        return attempt.GaveValues
            ? new(attempt.Slot, attempt.Ended, attempt.Class, attempt.Ended, attempt.Slot, 0, attempts)
            : new(
                attempt.Slot, attempt.Ended, attempt.Class, before?.LastSuccess, before?.LastSuccessSlot,
                (before?.ConsecutiveFailures ?? 0) + 1, attempts);
    }
}

/// <summary>A state as it was read.</summary>
/// <param name="State">The state.</param>
/// <param name="ETag">What it is replaced under.</param>
public sealed record StoredState(SourceState State, ETag ETag);

/// <summary>The table Sources: one partition <c>state</c>, a row a system.</summary>
public sealed class SourceTable(TableServiceClient tables)
{
    private const string Partition = "state";
    private readonly TableClient table = tables.GetTableClient(TableNames.Sources);

    /// <summary>Every system's state by its id.</summary>
    public async Task<IReadOnlyDictionary<string, SourceState>> ReadAllAsync(CancellationToken cancellationToken) =>
        (await ReadStoredAsync(cancellationToken)).ToDictionary(pair => pair.Key, pair => pair.Value.State, StringComparer.Ordinal);

    /// <summary>Every system's state by its id, to be replaced.</summary>
    public async Task<IReadOnlyDictionary<string, StoredState>> ReadStoredAsync(CancellationToken cancellationToken)
    {
        var states = new Dictionary<string, StoredState>(StringComparer.Ordinal);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
            states.Add(row.RowKey, new(Read(row), row.ETag));
        return states;
    }

    /// <summary>A system's state, to be replaced; null where it was never heard of.</summary>
    public async Task<StoredState?> FindStoredAsync(string source, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(Partition, source, cancellationToken: cancellationToken);
        return row is { HasValue: true, Value: { } state } ? new(Read(state), state.ETag) : null;
    }

    /// <summary>Replaces a system's state, unless another instance has since it was read.</summary>
    /// <param name="source">The system's id.</param>
    /// <param name="before">The state as it was read; null when there was none.</param>
    /// <param name="state">The state now.</param>
    /// <param name="cancellationToken">Ends the try.</param>
    public async Task WriteAsync(string source, StoredState? before, SourceState state, CancellationToken cancellationToken)
    {
        var row = new TableEntity(Partition, source)
        {
            ["lastSlot"] = state.LastSlot.ToDateTimeOffset(),
            ["lastAttempt"] = state.LastAttempt.ToDateTimeOffset(),
            ["class"] = state.Class,
            ["lastSuccess"] = state.LastSuccess?.ToDateTimeOffset(),
            ["lastSuccessSlot"] = state.LastSuccessSlot?.ToDateTimeOffset(),
            ["consecutiveFailures"] = state.ConsecutiveFailures,
            ["attempts"] = state.Attempts,
        };
        try
        {
            if (before is null)
                await table.AddEntityAsync(row, cancellationToken);
            else
                await table.UpdateEntityAsync(row, before.ETag, TableUpdateMode.Replace, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            // Someone newer wrote: an instance that drains never puts an old state back.
        }
    }

    private static SourceState Read(TableEntity row) => new(
        row.Instant("lastSlot"),
        row.Instant("lastAttempt"),
        row.Text("class"),
        row.FindInstant("lastSuccess"),
        row.FindInstant("lastSuccessSlot"),
        row.Int32("consecutiveFailures"),
        row.GetInt64("attempts") ?? 0);
}
