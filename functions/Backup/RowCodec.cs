using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Azure.Data.Tables;

namespace NhipSo.Functions.Backup;

/// <summary>
/// A row as a line of JSON, <c>["partition","row",{…}]</c>, with the type of every property: what JSON tells by itself is a string, a
/// boolean or an Int32; anything else is an object of one member that names its type. Properties are in the order of their names, so
/// that the same row is always the same line. What storage itself adds (its time, the ETag) is no part of it.
/// </summary>
internal static class RowCodec
{
    private const string Int64 = "l";
    private const string Number = "d";
    private const string Time = "t";
    private const string Id = "g";
    private const string Binary = "b";

    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly HashSet<string> OfStorage = new(StringComparer.Ordinal) { "PartitionKey", "RowKey", "Timestamp", "odata.etag" };

    /// <exception cref="NotSupportedException">A property has a type that no table holds.</exception>
    public static void Write(Utf8JsonWriter json, TableEntity row)
    {
        json.WriteStartArray();
        json.WriteStringValue(row.PartitionKey);
        json.WriteStringValue(row.RowKey);
        json.WriteStartObject();
        foreach (var (name, value) in row.Where(pair => pair.Value is not null && !OfStorage.Contains(pair.Key)).OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            json.WritePropertyName(name);
            WriteValue(json, value!);
        }

        json.WriteEndObject();
        json.WriteEndArray();
        json.Flush();
    }

    /// <exception cref="InvalidDataException">It is no line that <see cref="Write"/> wrote.</exception>
    public static TableEntity Read(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var parts = json.RootElement;
            var row = new TableEntity(parts[0].GetString()!, parts[1].GetString()!);
            foreach (var property in parts[2].EnumerateObject())
                row[property.Name] = ReadValue(property.Value);
            return row;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or IndexOutOfRangeException)
        {
            throw new InvalidDataException("A line of an archive is no row.", e);
        }
    }

    private static void WriteValue(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case string text:
                json.WriteStringValue(text);
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case long number:
                WriteTyped(json, Int64, number.ToString(CultureInfo.InvariantCulture));
                break;
            case double number: // the shortest text that reads back as the same bits, "-0" and "NaN" among them
                WriteTyped(json, Number, number.ToString("R", CultureInfo.InvariantCulture));
                break;
            case DateTimeOffset time:
                WriteTyped(json, Time, time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
                break;
            case Guid id:
                WriteTyped(json, Id, id.ToString("D", CultureInfo.InvariantCulture));
                break;
            case byte[] bytes:
                WriteTyped(json, Binary, Convert.ToBase64String(bytes));
                break;
            case BinaryData bytes:
                WriteTyped(json, Binary, Convert.ToBase64String(bytes.ToMemory().Span));
                break;
            default:
                throw new NotSupportedException($"A table holds no {value.GetType()}.");
        }
    }

    private static void WriteTyped(Utf8JsonWriter json, string type, string text)
    {
        json.WriteStartObject();
        json.WriteString(type, text);
        json.WriteEndObject();
    }

    private static object ReadValue(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                return value.GetString()!;
            case JsonValueKind.True or JsonValueKind.False:
                return value.GetBoolean();
            case JsonValueKind.Number:
                return value.GetInt32();
            default:
                var typed = value.EnumerateObject().Single();
                var text = typed.Value.GetString()!;
                return typed.Name switch
                {
                    Int64 => long.Parse(text, CultureInfo.InvariantCulture),
                    Number => double.Parse(text, CultureInfo.InvariantCulture),
                    Time => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
                    Id => Guid.Parse(text),
                    Binary => Convert.FromBase64String(text),
                    _ => throw new FormatException($"'{typed.Name}' is no type."),
                };
        }
    }
}
