using Azure;
using Azure.Data.Tables;
using NhipSo.Domain.Definitions;
using NhipSo.Functions.Storage;
using NodaTime;

namespace NhipSo.Functions.Polling;

/// <summary>A state that is to be written.</summary>
/// <param name="Source">The source's id.</param>
/// <param name="Before">The state as it was read; null when there was none.</param>
/// <param name="State">The state now.</param>
public sealed record StateChange(string Source, StoredState? Before, SourceState State);

/// <summary>The table Sources, in it the partition <c>state</c>: a row a source.</summary>
public sealed class SourceTable(TableServiceClient tables)
{
    /// <summary>How many states are written at once.</summary>
    public const int BatchSize = TableLimits.RowsATransaction;

    private const int Tries = 4;
    private readonly TableClient table = tables.GetTableClient(TableNames.Sources);

    /// <summary>Every source's state by its id.</summary>
    public async Task<IReadOnlyDictionary<string, SourceState>> ReadAllAsync(CancellationToken cancellationToken) =>
        (await ReadStoredAsync(cancellationToken)).ToDictionary(pair => pair.Key, pair => pair.Value.State, StringComparer.Ordinal);

    /// <summary>Every source's state by its id, to be replaced.</summary>
    public async Task<IReadOnlyDictionary<string, StoredState>> ReadStoredAsync(CancellationToken cancellationToken)
    {
        var states = new Dictionary<string, StoredState>(StringComparer.Ordinal);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {SourceRow.Partition}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
            states.Add(row.RowKey, new(SourceRow.Read(row), row.ETag));
        return states;
    }

    /// <summary>
    /// Replaces up to <see cref="BatchSize"/> states in one transaction, each unless another instance has since it was read.
    /// Where one has, the rest is written one by one.
    /// </summary>
    public async Task WriteAsync(IReadOnlyCollection<StateChange> changes, CancellationToken cancellationToken)
    {
        try
        {
            await table.SubmitTransactionAsync(changes.Select(ActionOf), cancellationToken);
        }
        catch (RequestFailedException e) when (IsOutdated(e) && changes.Count > 1)
        {
            foreach (var change in changes)
                await TryWriteAsync(change, cancellationToken);
        }
        catch (RequestFailedException e) when (IsOutdated(e))
        {
            // Someone newer wrote: an instance that drains never puts an old state back.
        }
    }

    /// <summary>
    /// Notes that a source that sends itself was heard of; a moment before the newest changes nothing, so that what is given
    /// later never becomes the latest.
    /// </summary>
    /// <param name="source">The source.</param>
    /// <param name="at">The newest moment that it spoke of.</param>
    /// <param name="attemptClass">Whether it said all: <see cref="AttemptClass.Ok"/> or <see cref="AttemptClass.Partial"/>.</param>
    /// <param name="cancellationToken">Ends the try.</param>
    /// <param name="values">The moment that its newest values are stored for, where that is another: a slot that is still counted in.</param>
    public async Task HeardAsync(Source source, Instant at, string attemptClass, CancellationToken cancellationToken, Instant? values = null)
    {
        for (var tries = 0; tries < Tries; tries++)
        {
            var row = await table.GetEntityIfExistsAsync<TableEntity>(SourceRow.Partition, source.Id, cancellationToken: cancellationToken);
            var before = row.HasValue ? new StoredState(SourceRow.Read(row.Value!), row.Value!.ETag) : null;
            if (SourceState.Heard(source, before?.State, at, attemptClass, values) is not { } state
                || await TryWriteAsync(new(source.Id, before, state), cancellationToken))
                return;
        }
    }

    private async Task<bool> TryWriteAsync(StateChange change, CancellationToken cancellationToken)
    {
        var row = SourceRow.Write(change.Source, change.State);
        try
        {
            if (change.Before is { } before)
                await table.UpdateEntityAsync(row, before.ETag, TableUpdateMode.Replace, cancellationToken);
            else
                await table.AddEntityAsync(row, cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (IsOutdated(e))
        {
            return false;
        }
    }

    private static TableTransactionAction ActionOf(StateChange change) => change.Before is { } before
        ? new(TableTransactionActionType.UpdateReplace, SourceRow.Write(change.Source, change.State), before.ETag)
        : new(TableTransactionActionType.Add, SourceRow.Write(change.Source, change.State));

    private static bool IsOutdated(RequestFailedException e) => e.Status is 404 or 409 or 412;
}
