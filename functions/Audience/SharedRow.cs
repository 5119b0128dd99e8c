using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using NhipSo.Functions.Http;

namespace NhipSo.Functions.Audience;

/// <summary>
/// A row to which several processes add. Each keeps its own part in the column <c>countedBy</c> and the others' as they are, and the
/// row's figures are made of all parts together: writing the same part twice counts once, whatever became of the first try.
/// </summary>
public sealed class SharedRow
{
    private const int MostTries = 8;

    /// <summary>Names this process among those that add; made anew at each start.</summary>
    private readonly string process = RandomNumberGenerator.GetHexString(8, lowercase: true);

    /// <summary>Writes what this process has counted of a row so far.</summary>
    /// <param name="table">The table.</param>
    /// <param name="partition">The row's partition.</param>
    /// <param name="key">The row's key.</param>
    /// <param name="own">What this process has counted.</param>
    /// <param name="columns">Makes the row's other columns of what all have counted.</param>
    /// <param name="cancellationToken">Ends the try.</param>
    /// <exception cref="RequestFailedException">Storage refused, or others wrote to the row all the time.</exception>
    public async Task WriteAsync(
        TableClient table, string partition, string key, ImmutableSortedDictionary<string, long> own,
        Func<ImmutableSortedDictionary<string, long>, IEnumerable<KeyValuePair<string, object?>>> columns, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var found = await table.GetEntityIfExistsAsync<TableEntity>(partition, key, cancellationToken: cancellationToken);
            var before = found.HasValue ? found.Value! : null;
            var parts = (before is null ? ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, long>>.Empty : PartsOf(before)).SetItem(process, own);
            var row = new TableEntity(partition, key) { ["countedBy"] = JsonSerializer.Serialize(parts, ApiJson.Options) };
            foreach (var (name, value) in columns(Sum(parts.Values)))
                row[name] = value;
            try
            {
                if (before is null)
                    await table.AddEntityAsync(row, cancellationToken);
                else
                    await table.UpdateEntityAsync(row, before.ETag, TableUpdateMode.Merge, cancellationToken);
                return;
            }
            catch (RequestFailedException e) when (e.Status is 409 or 412 && attempt < MostTries)
            {
                await Task.Delay(Random.Shared.Next(10, 100), cancellationToken); // another process was first
            }
        }
    }

    /// <summary>What all processes together have counted of a row.</summary>
    public static ImmutableSortedDictionary<string, long> TotalOf(TableEntity row) => Sum(PartsOf(row).Values);

    private static ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, long>> PartsOf(TableEntity row) =>
        row.GetString("countedBy") is { } written
            ? JsonSerializer.Deserialize<ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, long>>>(written, ApiJson.Options)!
            : ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, long>>.Empty;

    /// <summary>Numbers of several, added by name.</summary>
    public static ImmutableSortedDictionary<string, long> Sum(IEnumerable<ImmutableSortedDictionary<string, long>> all) =>
        all.SelectMany(each => each).GroupBy(pair => pair.Key, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(group => group.Key, group => group.Sum(pair => pair.Value), StringComparer.Ordinal);
}
