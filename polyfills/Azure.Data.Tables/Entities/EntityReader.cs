using System.Text.Json;

namespace Azure.Data.Tables.Entities;

/// <summary>Reads rows from answers. Source: REST "Query Entities", minimal metadata.</summary>
internal static class EntityReader
{
    private const string Annotation = "@odata.type";

    /// <summary>The one row of an answer.</summary>
    internal static T ReadOne<T>(ReadOnlyMemory<byte> json)
        where T : class, ITableEntity
    {
        var reader = new Utf8JsonReader(json.Span);
        reader.Read();
        return Read<T>(ref reader, new PropertyNames());
    }

    /// <summary>The rows of an answer's page.</summary>
    internal static List<T> ReadPage<T>(ReadOnlyMemory<byte> json)
        where T : class, ITableEntity
    {
        var rows = new List<T>();
        var names = new PropertyNames();
        var reader = new Utf8JsonReader(json.Span);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
                continue;
            var isRows = reader.ValueTextEquals("value"u8);
            reader.Read();
            if (!isRows)
                continue;
            while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
                rows.Add(Read<T>(ref reader, names));
        }

        return rows;
    }

    private static T Read<T>(ref Utf8JsonReader reader, PropertyNames names)
        where T : class, ITableEntity
    {
        var row = new Dictionary<string, object?>(names.Count);
        List<(string Name, string Type)>? annotations = null;
        names.StartRow();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = names.Read(ref reader);
            reader.Read();
            var value = EdmReader.Read(ref reader);
            if (name.EndsWith(Annotation, StringComparison.Ordinal))
                (annotations ??= []).Add((name[..^Annotation.Length], (string)value!));
            else if (name is SystemProperty.ETag || !name.StartsWith("odata.", StringComparison.Ordinal))
                row[name] = value;
        }

        // Annotations usually come before their property, but JSON promises no order.
        foreach (var (name, type) in annotations ?? [])
        {
            if (row.TryGetValue(name, out var value))
                row[name] = EdmReader.Apply(type, value);
        }

        return Make<T>(row);
    }

    private static T Make<T>(Dictionary<string, object?> row)
        where T : class, ITableEntity
    {
        if (row.TryGetValue(SystemProperty.Timestamp, out var value) && value is string text)
            row[SystemProperty.Timestamp] = EdmReader.Moment(text);
        if (typeof(T) == typeof(TableEntity))
            return (T)(object)TableEntity.Over(row);
        var entity = Activator.CreateInstance<T>();
        if (entity is IDictionary<string, object?> dictionary)
        {
            foreach (var (name, property) in row)
                dictionary[name] = property;
            return entity;
        }

        Fill(entity, row);
        return entity;
    }

    private static void Fill<T>(T entity, Dictionary<string, object?> row)
        where T : class, ITableEntity
    {
        var writable = EntityShape.Of(typeof(T)).Writable;
        foreach (var (name, value) in row)
        {
            switch (name)
            {
                case SystemProperty.PartitionKey:
                    entity.PartitionKey = (string)value!;
                    break;
                case SystemProperty.RowKey:
                    entity.RowKey = (string)value!;
                    break;
                case SystemProperty.Timestamp:
                    entity.Timestamp = (DateTimeOffset?)value;
                    break;
                case SystemProperty.ETag:
                    entity.ETag = new ETag((string)value!);
                    break;
                default:
                    if (value is not null && writable.TryGetValue(name, out var property))
                        property.Set(entity, value);
                    break;
            }
        }
    }
}
