using Azure.Data.Tables;

namespace NhipSo.Functions.Tests.Ledger;

/// <summary>What someone who can write the table might do to a row.</summary>
internal static class Tampering
{
    private static readonly string[] OfStorage = ["PartitionKey", "RowKey", "Timestamp", "odata.etag"];

    /// <summary>The properties that the product wrote.</summary>
    public static IEnumerable<string> Properties(TableEntity row) => row.Keys.Except(OfStorage);

    /// <summary>A copy of a row, under another key where one is given.</summary>
    public static TableEntity Copy(TableEntity row, string? key = null, string? partition = null)
    {
        var copy = new TableEntity(partition ?? row.PartitionKey, key ?? row.RowKey) { ETag = row.ETag };
        foreach (var name in Properties(row))
            copy[name] = row[name];
        return copy;
    }

    /// <summary>A copy with a property altered, or gone where the value is null.</summary>
    public static TableEntity With(TableEntity row, string property, object? value)
    {
        var copy = Copy(row);
        copy.Remove(property); // or the new value would be made one of the old one's type
        if (value is not null)
            copy[property] = value;
        return copy;
    }

    /// <summary>Other values for one: as near as its type allows, of other types, and none.</summary>
    public static IEnumerable<object?> Others(object value) => value switch
    {
        string text => [text + " ", text.Length > 0 ? text[..^1] : "x", "", text.Length > 40 ? text[..20] + (char)(text[20] ^ 1) + text[21..] : text + "x", 1, null],
        int number => [number + 1, number - 1, (long)number, (double)number, $"{number}", null],
        long number => [number + 1, number - 1, (int)number, (double)number, null],
        double number => [double.BitIncrement(number), double.BitDecrement(number), number + 1, -number, (int)number, $"{number}", null],
        bool flag => [!flag, flag ? 1 : 0, $"{flag}", null],
        DateTimeOffset time => [time.AddTicks(1), time.AddTicks(-1), time.AddHours(7), $"{time:O}", null],
        _ => throw new InvalidOperationException($"The product writes no {value.GetType()}."),
    };
}
