using System.Reflection;
using System.Runtime.Serialization;

namespace Azure.Data.Tables.Entities;

/// <summary>A property of a class that stands for rows, with its name in the table.</summary>
/// <param name="property">The property of the class.</param>
internal sealed class EntityProperty(PropertyInfo property)
{
    private readonly Type type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;

    /// <summary>The name of <see cref="DataMemberAttribute"/>, else the property's own.</summary>
    internal string Name { get; } = property.GetCustomAttribute<DataMemberAttribute>()?.Name ?? property.Name;

    /// <summary>The value as a table holds it: an enumeration's value by its name.</summary>
    internal object? WireValueOf(object entity) => property.GetValue(entity) switch
    {
        Enum value => value.ToString(),
        var value => value,
    };

    /// <summary>Sets what was read, also where the property can only be initialized.</summary>
    /// <exception cref="InvalidCastException">The table holds another type.</exception>
    internal void Set(object entity, object value) => property.SetValue(entity, Convert(value));

    private object Convert(object value) => value switch
    {
        _ when type.IsInstanceOfType(value) => value,
        string text when type.IsEnum => Enum.Parse(type, text),
        int number when type == typeof(double) => (double)number,
        long number when type == typeof(double) => (double)number,
        int number when type == typeof(long) => (long)number,
        DateTimeOffset moment when type == typeof(DateTime) => moment.UtcDateTime,
        byte[] bytes when type == typeof(BinaryData) => BinaryData.FromBytes(bytes),
        _ => throw new InvalidCastException(
            $"Property '{Name}' holds a {value.GetType()}; {property.DeclaringType} has a {property.PropertyType} for it."),
    };
}
