using Azure;
using Azure.Data.Tables;
using NhipSo.Functions.Storage;
using NodaTime;

namespace NhipSo.Functions.Access.Keys;

/// <summary>A stored API key.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Hash">The hash of its secret: <see cref="ApiKey.Hash"/>.</param>
/// <param name="Unit">The id of the unit that it acts for, or null.</param>
/// <param name="Roles">What it may do.</param>
/// <param name="Created">When it was made; null for one that was not made through the API.</param>
/// <param name="Expires">From when it is not accepted any more.</param>
public sealed record StoredKey(string Id, string Hash, string? Unit, IReadOnlySet<Role> Roles, Instant? Created, Instant Expires)
{
    /// <summary>The id of the source that it sends measurements of, or null.</summary>
    public string? Source { get; init; }

    /// <summary>What whoever made it noted of it, or null.</summary>
    public string? Note { get; init; }

    /// <summary>When it was revoked, or null.</summary>
    public Instant? Revoked { get; init; }

    /// <summary>The id of the key that takes its place, or null.</summary>
    public string? RotatedTo { get; init; }

    /// <summary>The version of its row.</summary>
    public ETag ETag { get; init; }

    /// <summary>Who calls with it.</summary>
    public Caller Caller => new($"key:{Id}", Unit, Roles) { Source = Source };

    /// <summary>A key as its row has it.</summary>
    public static StoredKey Read(TableEntity row) => new(
        row.RowKey,
        row.Text("hash"),
        row.GetString("unit") is { Length: > 0 } unit ? unit : null,
        Scopes.Read(row.Text("scopes")),
        row.FindInstant("created"),
        row.Instant("expires"))
    {
        Source = row.GetString("source"),
        Note = row.GetString("note"),
        Revoked = row.FindInstant("revoked"),
        RotatedTo = row.GetString("rotatedTo"),
        ETag = row.ETag,
    };

    /// <summary>The row of a new key.</summary>
    public TableEntity ToRow(string partition) => new(partition, Id)
    {
        ["hash"] = Hash,
        ["unit"] = Unit,
        ["source"] = Source,
        ["scopes"] = Scopes.Write(Roles),
        ["created"] = Created?.ToDateTimeOffset(),
        ["expires"] = Expires.ToDateTimeOffset(),
        ["note"] = Note,
    };
}
