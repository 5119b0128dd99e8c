using Azure.Data.Tables;
using Microsoft.Extensions.Caching.Memory;
using NhipSo.Functions.Storage;
using NodaTime;

namespace NhipSo.Functions.Access;

/// <summary>A stored API key.</summary>
/// <param name="Hash">The SHA-256 of its secret, in hex digits.</param>
/// <param name="Caller">Who calls with it.</param>
/// <param name="Expires">From when it is not accepted any more.</param>
public sealed record StoredKey(string Hash, Caller Caller, Instant Expires);

/// <summary>The table of API keys. A key is remembered for at most 60 s, which bounds how long a revoked one still works.</summary>
public sealed class KeyTable(TableServiceClient tables, TimeProvider time) : IDisposable
{
    private const string Partition = "key";
    private static readonly Dictionary<string, Role> Roles = new()
    {
        ["sign"] = Role.Sign, ["read"] = Role.Read, ["steer"] = Role.Steer, ["admin"] = Role.Admin,
    };

    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(60);

    private readonly TableClient table = tables.GetTableClient(TableNames.Keys);
    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = 10_000, Clock = new Clock(time) });

    /// <summary>The key of that id, or null.</summary>
    public async Task<StoredKey?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (cache.TryGetValue(id, out StoredKey? known))
            return known;
        var row = await table.GetEntityIfExistsAsync<TableEntity>(Partition, id, cancellationToken: cancellationToken);
        return row.HasValue
            ? cache.Set(id, Read(id, row.Value!), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Remembered })
            : null;
    }

    /// <inheritdoc/>
    public void Dispose() => cache.Dispose();

    private static StoredKey Read(string id, TableEntity row) => new(
        row.Text("hash"),
        new Caller($"key:{id}", row.GetString("unit"), RolesOf(row.Text("scopes"))),
        row.Instant("expires"));

    /// <summary>A scope that is no role's word gives no right.</summary>
    private static HashSet<Role> RolesOf(string scopes) => [.. Roles.Where(role => scopes.Split(' ').Contains(role.Key)).Select(role => role.Value)];

#pragma warning disable CS0618 // The cache takes its time through this interface alone.
    private sealed class Clock(TimeProvider time) : Microsoft.Extensions.Internal.ISystemClock
    {
        public DateTimeOffset UtcNow => time.GetUtcNow();
    }
#pragma warning restore CS0618
}
