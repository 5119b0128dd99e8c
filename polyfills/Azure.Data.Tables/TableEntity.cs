using System.Globalization;
using Azure.Data.Tables.Entities;

namespace Azure.Data.Tables;

/// <summary>
/// A row whose properties are known by name only. A property that is missing or null reads as null; one of another type
/// than the asked one is an <see cref="InvalidOperationException"/>.
/// </summary>
public sealed partial class TableEntity : ITableEntity
{
    private readonly Dictionary<string, object?> properties;

    /// <summary>A row without anything.</summary>
    public TableEntity() => properties = [];

    /// <summary>A row with its key.</summary>
    public TableEntity(string partitionKey, string rowKey)
        : this()
    {
        PartitionKey = partitionKey;
        RowKey = rowKey;
    }

    /// <summary>A row with a copy of <paramref name="values"/>.</summary>
    public TableEntity(IDictionary<string, object?> values) =>
        properties = values is null ? [] : new Dictionary<string, object?>(values);

    private TableEntity(Dictionary<string, object?> properties) => this.properties = properties;

    /// <inheritdoc/>
    public string PartitionKey
    {
        get => GetString(SystemProperty.PartitionKey)!;
        set => properties[SystemProperty.PartitionKey] = value;
    }

    /// <inheritdoc/>
    public string RowKey
    {
        get => GetString(SystemProperty.RowKey)!;
        set => properties[SystemProperty.RowKey] = value;
    }

    /// <inheritdoc/>
    public DateTimeOffset? Timestamp
    {
        get => GetDateTimeOffset(SystemProperty.Timestamp);
        set => properties[SystemProperty.Timestamp] = value;
    }

    /// <inheritdoc/>
    public ETag ETag
    {
        get => GetString(SystemProperty.ETag) is { } value ? new ETag(value) : default;
        set => properties[SystemProperty.ETag] = value.ToString();
    }

    /// <summary>An <c>Edm.String</c>.</summary>
    public string? GetString(string key) => Get<string>(key);

    /// <summary>An <c>Edm.Binary</c>.</summary>
    public byte[]? GetBinary(string key) => Get<byte[]>(key);

    /// <summary>An <c>Edm.Binary</c>.</summary>
    public BinaryData? GetBinaryData(string key) =>
        this[key] is byte[] bytes ? BinaryData.FromBytes(bytes) : Get<BinaryData>(key);

    /// <summary>An <c>Edm.Boolean</c>.</summary>
    public bool? GetBoolean(string key) => Get<bool?>(key);

    /// <summary>An <c>Edm.DateTime</c>, in UTC.</summary>
    public DateTime? GetDateTime(string key) =>
        this[key] is DateTimeOffset moment ? moment.UtcDateTime : Get<DateTime?>(key);

    /// <summary>An <c>Edm.DateTime</c>.</summary>
    public DateTimeOffset? GetDateTimeOffset(string key) =>
        this[key] is DateTime moment ? new DateTimeOffset(moment) : Get<DateTimeOffset?>(key);

    /// <summary>An <c>Edm.Double</c>.</summary>
    public double? GetDouble(string key) => Get<double?>(key);

    /// <summary>An <c>Edm.Guid</c>.</summary>
    public Guid? GetGuid(string key) => Get<Guid?>(key);

    /// <summary>An <c>Edm.Int32</c>.</summary>
    public int? GetInt32(string key) => Get<int?>(key);

    /// <summary>An <c>Edm.Int64</c>.</summary>
    public long? GetInt64(string key) => Get<long?>(key);

    /// <summary>A row that owns <paramref name="properties"/> from now on.</summary>
    internal static TableEntity Over(Dictionary<string, object?> properties) => new(properties);

    private static object? Coerce(object? existing, object? value) => (existing, value) switch
    {
        (double, int number) => (double)number,
        (long, int number) => (long)number,
        (string, DateTime or DateTimeOffset) => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        _ => value,
    };

    private T? Get<T>(string key) => this[key] switch
    {
        null => default,
        T value => value,
        var other => throw new InvalidOperationException(
            $"Cannot return {typeof(T)} type for a {other.GetType()} typed property."),
    };
}
