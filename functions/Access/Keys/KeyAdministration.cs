using Azure;
using NhipSo.Functions.Problems;
using NodaTime;

namespace NhipSo.Functions.Access.Keys;

/// <summary>Who orders a change of the keys, and in which run.</summary>
/// <param name="Who">Their name.</param>
/// <param name="InvocationId">The run.</param>
public sealed record Order(string Who, string InvocationId);

/// <summary>A key that was just made: the only time that its secret is there.</summary>
/// <param name="Key">The key with its secret.</param>
/// <param name="Stored">As it is stored.</param>
public sealed record NewKey(ApiKey Key, StoredKey Stored);

/// <summary>Makes, rotates and revokes API keys, each written down before it is done.</summary>
public sealed class KeyAdministration(KeyTable keys, AuditTable audit, TimeProvider time)
{
    /// <summary>Makes a key.</summary>
    public async Task<NewKey> CreateAsync(KeyRequest wanted, Order order, CancellationToken cancellationToken)
    {
        var made = Make(wanted.Unit?.Id, wanted.Source, wanted.Roles, Duration.FromDays(wanted.Days), wanted.Note);
        var entry = Entry(order, "key.create", made.Stored, Describe(made.Stored));
        await audit.DoAsync(entry, () => keys.AddAsync(made.Stored, cancellationToken), cancellationToken);
        return made;
    }

    /// <summary>
    /// Makes a key with the same unit or source, scopes and length of life, and lets the old one end when <paramref name="overlap"/>
    /// is over, or when it would have ended anyway.
    /// </summary>
    /// <exception cref="ProblemException">There is no such key, or it was revoked, has expired or was rotated already.</exception>
    public async Task<NewKey> RotateAsync(string id, Duration overlap, Order order, CancellationToken cancellationToken)
    {
        var old = await ReadAsync(id, cancellationToken);
        var now = time.Now();
        if (old.Revoked is not null || old.RotatedTo is not null || old.Expires <= now)
            throw Refusals.KeyNotCurrent(id, old.RotatedTo);
        var life = old.Created is { } created ? old.Expires - created : Duration.FromDays(KeyRequest.DefaultDays);
        var made = Make(old.Unit, old.Source, old.Roles, life, old.Note);
        var ends = Instant.Min(old.Expires, now + overlap);
        try
        {
            await audit.DoAsync(
                Entry(order, "key.rotate", old, $"to {Describe(made.Stored)}; ends {ends}"),
                () => keys.RotateAsync(old, made.Stored, ends, cancellationToken),
                cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 412)
        {
            // Revoked or rotated since it was read.
            throw Refusals.KeyNotCurrent(id, (await ReadAsync(id, cancellationToken)).RotatedTo);
        }

        return made;
    }

    /// <summary>Revokes a key; one that is revoked stays as it is.</summary>
    /// <exception cref="ProblemException">There is no such key.</exception>
    public async Task<StoredKey> RevokeAsync(string id, Order order, CancellationToken cancellationToken)
    {
        var key = await ReadAsync(id, cancellationToken);
        if (key.Revoked is not null)
            return key;
        var now = time.Now();
        await audit.DoAsync(Entry(order, "key.revoke", key, ""), () => keys.RevokeAsync(id, now, cancellationToken), cancellationToken);
        return key with { Revoked = now };
    }

    private async Task<StoredKey> ReadAsync(string id, CancellationToken cancellationToken) =>
        ApiKey.IsId(id) && await keys.ReadAsync(id, cancellationToken) is { } key ? key : throw Refusals.UnknownKey(id);

    private NewKey Make(string? unit, string? source, IReadOnlySet<Role> roles, Duration life, string? note)
    {
        var key = ApiKey.New();
        var now = time.Now();
        return new(key, new(key.Id, key.Hash, unit, roles, now, now + life) { Source = source, Note = note });
    }

    private static AuditEntry Entry(Order order, string what, StoredKey key, string detail) => new(order.Who, order.InvocationId, what, key.Id, detail);

    private static string Describe(StoredKey key) => $"{key.Id}: {Scopes.Write(key.Roles)} {key.Unit ?? key.Source}, expires {key.Expires}";
}
