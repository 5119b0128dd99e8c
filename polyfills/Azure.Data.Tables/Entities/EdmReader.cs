using System.Globalization;
using System.Text.Json;

namespace Azure.Data.Tables.Entities;

/// <summary>
/// Reads a property's value, by its annotation where it has one.
/// Source: REST "Payload format for Table service operations", minimal metadata.
/// </summary>
internal static class EdmReader
{
    /// <summary>What the JSON alone tells: a string, a boolean, an Int32, or else a double.</summary>
    internal static object? Read(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.Number when reader.TryGetInt32(out var number) => number,
        JsonTokenType.Number when reader.TryGetInt64(out var number) => number,
        JsonTokenType.Number => reader.GetDouble(),
        _ => throw new JsonException($"A property of a row is a {reader.TokenType}."),
    };

    /// <summary>The value that <paramref name="value"/> stands for under its annotation.</summary>
    internal static object? Apply(string type, object? value) => (type, value) switch
    {
        (_, null) => null,
        ("Edm.Double", string text) => double.Parse(text, CultureInfo.InvariantCulture),
        ("Edm.Double", int number) => (double)number,
        ("Edm.Double", long number) => (double)number,
        ("Edm.Int64", string text) => long.Parse(text, CultureInfo.InvariantCulture),
        ("Edm.Int64", int number) => (long)number,
        ("Edm.DateTime", string text) => Moment(text),
        ("Edm.Guid", string text) => Guid.Parse(text),
        ("Edm.Binary", string text) => Convert.FromBase64String(text),
        _ => value,
    };

    /// <summary>A moment as the service writes it, always in UTC.</summary>
    internal static DateTimeOffset Moment(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
