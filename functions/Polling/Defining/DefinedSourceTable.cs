using System.Collections.Immutable;
using Azure;
using Azure.Data.Tables;
using NhipSo.Functions.Storage;

namespace NhipSo.Functions.Polling.Defining;

/// <summary>The table Sources, partition <c>defined</c>: a row a source that was defined while the app runs.</summary>
public sealed class DefinedSourceTable(TableServiceClient tables)
{
    private const string Partition = "defined";
    private readonly TableClient table = tables.GetTableClient(TableNames.Sources);

    // Rows that have not changed stay the same object, and so does what was worked out from them.
    private ImmutableDictionary<string, (ETag ETag, DefinedSource Source)> known = ImmutableDictionary<string, (ETag, DefinedSource)>.Empty;

    /// <summary>All of them, by id.</summary>
    public async Task<IReadOnlyList<DefinedSource>> ReadAllAsync(CancellationToken cancellationToken)
    {
        var before = known;
        var now = ImmutableDictionary.CreateBuilder<string, (ETag, DefinedSource)>(StringComparer.Ordinal);
        var all = new List<DefinedSource>();
        await foreach (var row in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {Partition}"), cancellationToken: cancellationToken))
        {
            var source = before.TryGetValue(row.RowKey, out var same) && same.ETag == row.ETag ? same.Source : Read(row);
            now.Add(source.Id, (row.ETag, source));
            all.Add(source);
        }

        known = now.ToImmutable();
        return all;
    }

    /// <summary>The one of that id and what it is replaced under, or null.</summary>
    public async Task<(DefinedSource Source, ETag ETag)?> FindAsync(string id, CancellationToken cancellationToken) =>
        await table.GetEntityIfExistsAsync<TableEntity>(Partition, id, cancellationToken: cancellationToken) is { HasValue: true, Value: { } row }
            ? (Read(row), row.ETag)
            : null;

    /// <summary>Stores a definition.</summary>
    /// <param name="source">The definition.</param>
    /// <param name="replaced">What it replaces, as it was read; null where there was none.</param>
    /// <param name="cancellationToken">Ends the try.</param>
    /// <exception cref="RequestFailedException">409 or 412: someone else was quicker.</exception>
    public Task WriteAsync(DefinedSource source, ETag? replaced, CancellationToken cancellationToken)
    {
        var row = new TableEntity(Partition, source.Id) { ["source"] = source.Json, ["by"] = source.By, ["at"] = source.At.ToDateTimeOffset() };
        return replaced is { } tag
            ? table.UpdateEntityAsync(row, tag, TableUpdateMode.Replace, cancellationToken)
            : table.AddEntityAsync(row, cancellationToken);
    }

    /// <summary>Removes the one of that id; what was measured stays.</summary>
    public Task DeleteAsync(string id, CancellationToken cancellationToken) => table.DeleteEntityAsync(Partition, id, ETag.All, cancellationToken);

    private static DefinedSource Read(TableEntity row) => new(row.RowKey, row.Text("source"), row.Text("by"), row.Instant("at"));
}
