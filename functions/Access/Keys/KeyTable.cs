using Azure;
using Azure.Data.Tables;
using Microsoft.Extensions.Caching.Memory;
using NhipSo.Functions.Storage;
using NodaTime;

namespace NhipSo.Functions.Access.Keys;

/// <summary>
/// The table of API keys. A key is remembered for at most 60 s, which bounds how long a revoked one still works elsewhere; an
/// id that is no key's for 10 s.
/// </summary>
public sealed class KeyTable(TableServiceClient tables, TimeProvider time) : IDisposable
{
    private const string Partition = "key";
    private static readonly TimeSpan Known = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Unknown = TimeSpan.FromSeconds(10);

    private readonly TableClient table = tables.GetTableClient(TableNames.Keys);

    // Apart, so that no number of guesses makes a key forgotten.
    private readonly MemoryCache known = NewCache(time);
    private readonly MemoryCache unknown = NewCache(time);

    /// <summary>Whether <see cref="FindAsync"/> answers for that id without asking storage.</summary>
    public bool Remembers(string id) => known.TryGetValue(id, out _) || unknown.TryGetValue(id, out _);

    /// <summary>The key of that id as of at most 60 s ago, or null.</summary>
    public async Task<StoredKey?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (known.TryGetValue(id, out StoredKey? key))
            return key;
        if (unknown.TryGetValue(id, out _))
            return null;
        return await ReadAsync(id, cancellationToken) is { } read
            ? known.Set(id, read, Entry(Known))
            : unknown.Set<StoredKey?>(id, null, Entry(Unknown));
    }

    /// <summary>The key of that id as it is stored now, or null.</summary>
    public async Task<StoredKey?> ReadAsync(string id, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(Partition, id, cancellationToken: cancellationToken);
        return row.HasValue ? StoredKey.Read(row.Value!) : null;
    }

    /// <summary>Every key, by id.</summary>
    public async Task<IReadOnlyList<StoredKey>> ListAsync(CancellationToken cancellationToken)
    {
        var keys = new List<StoredKey>();
        await foreach (var row in table.QueryAsync<TableEntity>($"PartitionKey eq '{Partition}'", cancellationToken: cancellationToken))
            keys.Add(StoredKey.Read(row));
        return keys;
    }

    /// <summary>Stores a new key.</summary>
    public Task AddAsync(StoredKey key, CancellationToken cancellationToken) => table.AddEntityAsync(key.ToRow(Partition), cancellationToken);

    /// <summary>Stores a key's successor and when the key itself ends: both or neither.</summary>
    /// <exception cref="RequestFailedException">412: the key was changed since it was read.</exception>
    public async Task RotateAsync(StoredKey key, StoredKey successor, Instant ends, CancellationToken cancellationToken)
    {
        var change = new TableEntity(Partition, key.Id) { ["rotatedTo"] = successor.Id, ["expires"] = ends.ToDateTimeOffset() };
        await table.SubmitTransactionAsync(
            [
                new(TableTransactionActionType.UpdateMerge, change, key.ETag),
                new(TableTransactionActionType.Add, successor.ToRow(Partition)),
            ],
            cancellationToken);
        known.Remove(key.Id);
    }

    /// <summary>Revokes a key.</summary>
    public async Task RevokeAsync(string id, Instant at, CancellationToken cancellationToken)
    {
        var change = new TableEntity(Partition, id) { ["revoked"] = at.ToDateTimeOffset() };
        await table.UpdateEntityAsync(change, ETag.All, TableUpdateMode.Merge, cancellationToken);
        known.Remove(id);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        known.Dispose();
        unknown.Dispose();
    }

    private static MemoryCache NewCache(TimeProvider time) => new(new MemoryCacheOptions { SizeLimit = 10_000, Clock = new CacheClock(time) });

    private static MemoryCacheEntryOptions Entry(TimeSpan life) => new() { Size = 1, AbsoluteExpirationRelativeToNow = life };

#pragma warning disable CS0618 // The cache takes its time through this interface alone.
    private sealed class CacheClock(TimeProvider time) : Microsoft.Extensions.Internal.ISystemClock
    {
        public DateTimeOffset UtcNow => time.GetUtcNow();
    }
#pragma warning restore CS0618
}
