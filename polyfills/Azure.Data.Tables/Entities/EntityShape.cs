using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Serialization;

namespace Azure.Data.Tables.Entities;

/// <summary>
/// The properties of a class that stands for rows, read by reflection once. Keys, timestamp and version are left to
/// <see cref="ITableEntity"/>, which also a class has that implements them explicitly.
/// </summary>
internal sealed class EntityShape
{
    private static readonly ConcurrentDictionary<Type, EntityShape> Shapes = new();

    private EntityShape(Type type)
    {
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.Name is not (nameof(ITableEntity.PartitionKey) or nameof(ITableEntity.RowKey)
                or nameof(ITableEntity.Timestamp) or nameof(ITableEntity.ETag)))
            .Where(property => property.GetIndexParameters().Length == 0)
            .Where(property => !property.IsDefined(typeof(IgnoreDataMemberAttribute)))
            .ToList();
        Readable = [.. properties.Where(property => property.CanRead).Select(property => new EntityProperty(property))];
        Writable = properties.Where(property => property.CanWrite).Select(property => new EntityProperty(property))
            .ToDictionary(property => property.Name);
    }

    /// <summary>What goes to the table.</summary>
    internal EntityProperty[] Readable { get; }

    /// <summary>What comes from the table, by its name there.</summary>
    internal Dictionary<string, EntityProperty> Writable { get; }

    /// <summary>The shape of <paramref name="type"/>.</summary>
    internal static EntityShape Of(Type type) => Shapes.GetOrAdd(type, static type => new EntityShape(type));
}
