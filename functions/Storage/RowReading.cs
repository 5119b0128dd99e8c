using Azure.Data.Tables;
using NodaTime;

namespace NhipSo.Functions.Storage;

/// <summary>Reads properties that a row of ours always has.</summary>
internal static class RowReading
{
    public static string Text(this TableEntity row, string name) => row.GetString(name) ?? throw Missing(row, name);

    public static int Int32(this TableEntity row, string name) => row.GetInt32(name) ?? throw Missing(row, name);

    public static long Int64(this TableEntity row, string name) => row.GetInt64(name) ?? throw Missing(row, name);

    public static bool Boolean(this TableEntity row, string name) => row.GetBoolean(name) ?? throw Missing(row, name);

    public static Instant Instant(this TableEntity row, string name) => row.FindInstant(name) ?? throw Missing(row, name);

    public static Instant? FindInstant(this TableEntity row, string name) =>
        row.GetDateTimeOffset(name) is { } time ? NodaTime.Instant.FromDateTimeOffset(time) : null;

    private static InvalidDataException Missing(TableEntity row, string name) =>
        new($"Row '{row.PartitionKey}', '{row.RowKey}' has no '{name}'.");
}
