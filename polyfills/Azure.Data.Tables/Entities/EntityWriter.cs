using System.Text.Encodings.Web;
using System.Text.Json;

namespace Azure.Data.Tables.Entities;

/// <summary>
/// Writes a row as the service reads it. Source: REST "Payload format for Table service operations", "Inserting and
/// updating entities".
/// </summary>
internal static class EntityWriter
{
    /// <summary>Letters travel as UTF-8, not as escapes: the service reads JSON, not HTML.</summary>
    internal static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    /// <summary>
    /// Writes the keys and every property that is not null: the service has no null, so that merging one changes nothing.
    /// </summary>
    /// <exception cref="NotSupportedException">A property has a type that a table cannot hold.</exception>
    internal static void Write(Utf8JsonWriter writer, ITableEntity entity)
    {
        writer.WriteStartObject();
        writer.WriteString(SystemProperty.PartitionKey, entity.PartitionKey);
        writer.WriteString(SystemProperty.RowKey, entity.RowKey);
        if (entity is IDictionary<string, object?> dictionary)
        {
            foreach (var (name, value) in dictionary)
            {
                if (name is not (SystemProperty.PartitionKey or SystemProperty.RowKey or SystemProperty.Timestamp or SystemProperty.ETag))
                    EdmWriter.Write(writer, name, value);
            }
        }
        else
        {
            foreach (var property in EntityShape.Of(entity.GetType()).Readable)
                EdmWriter.Write(writer, property.Name, property.WireValueOf(entity));
        }

        writer.WriteEndObject();
    }
}
