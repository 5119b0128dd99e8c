using NhipSo.Domain.Definitions;
using NodaTime;

namespace NhipSo.Functions.Access.Keys;

/// <summary>A key as an administrator sees it: without its hash, and with its secret only where it was just made.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Unit">The unit that it acts for, or null.</param>
/// <param name="Scopes">What it may do, as words.</param>
/// <param name="Created">When it was made; null for one that was not made through the API.</param>
/// <param name="Expires">From when it is not accepted any more.</param>
/// <param name="Revoked">When it was revoked, or null.</param>
/// <param name="RotatedTo">The id of the key that takes its place, or null.</param>
/// <param name="Note">What is remembered of it, or null.</param>
public sealed record KeyAnswer(
    string Id, KeyUnit? Unit, IEnumerable<string> Scopes, Instant? Created, Instant Expires, Instant? Revoked, string? RotatedTo, string? Note)
{
    /// <summary>The id of the source that it sends measurements of, or null.</summary>
    public string? Source { get; init; }

    /// <summary>The key as its holder sends it, answered once.</summary>
    public string? Key { get; init; }

    /// <summary>A stored key.</summary>
    public static KeyAnswer From(StoredKey key, Catalogue catalogue) => new(
        key.Id,
        key.Unit is { } unit ? new(unit, catalogue.FindUnit(unit)?.Name) : null,
        key.Roles.Order().Select(Access.Scopes.WordOf),
        key.Created,
        key.Expires,
        key.Revoked,
        key.RotatedTo,
        key.Note) { Source = key.Source };

    /// <summary>A key that was just made.</summary>
    public static KeyAnswer From(NewKey made, Catalogue catalogue) => From(made.Stored, catalogue) with { Key = made.Key.Written };
}

/// <summary>A key's unit.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name; null where the catalogue has the unit no more.</param>
public sealed record KeyUnit(string Id, Text? Name);
