using System.Globalization;
using System.Text.Json;

namespace Azure.Data.Tables.Entities;

/// <summary>
/// Writes a property with the annotation of its type where JSON alone would not tell it.
/// Source: REST "Understanding the Table service data model", "Payload format for Table service operations".
/// </summary>
internal static class EdmWriter
{
    private const string Annotation = "@odata.type";

    /// <summary>Writes nothing for null.</summary>
    /// <exception cref="NotSupportedException">A table cannot hold the value's type.</exception>
    internal static void Write(Utf8JsonWriter writer, string name, object? value)
    {
        switch (value)
        {
            case null:
                break;
            case double number:
                WriteDouble(writer, name, number);
                break;
            case string text:
                writer.WriteString(name, text);
                break;
            case int number:
                writer.WriteNumber(name, number);
                break;
            case bool flag:
                writer.WriteBoolean(name, flag);
                break;
            case long number:
                WriteType(writer, name, "Edm.Int64"u8);
                WriteInt64(writer, name, number);
                break;
            case DateTimeOffset moment:
                WriteType(writer, name, "Edm.DateTime"u8);
                writer.WriteString(name, moment.UtcDateTime);
                break;
            case DateTime { Kind: DateTimeKind.Utc } moment:
                WriteType(writer, name, "Edm.DateTime"u8);
                writer.WriteString(name, moment);
                break;
            case DateTime { Kind: var kind }:
                throw new NotSupportedException($"Property '{name}' is a DateTime of kind {kind}; a table holds moments in UTC.");
            case Guid id:
                WriteType(writer, name, "Edm.Guid"u8);
                writer.WriteString(name, id);
                break;
            case byte[] bytes:
                WriteType(writer, name, "Edm.Binary"u8);
                writer.WriteBase64String(name, bytes);
                break;
            case BinaryData bytes:
                WriteType(writer, name, "Edm.Binary"u8);
                writer.WriteBase64String(name, bytes.ToMemory().Span);
                break;
            default:
                throw new NotSupportedException($"Property '{name}' is a {value.GetType()}, which a table cannot hold.");
        }
    }

    /// <summary>
    /// A number with a decimal point is a double by itself. A whole one would come back as an Int32, and JSON has no
    /// word for the rest, so those carry the annotation; the hot path of fractions saves its 26 bytes a value.
    /// </summary>
    private static void WriteDouble(Utf8JsonWriter writer, string name, double number)
    {
        if (!double.IsFinite(number))
        {
            WriteType(writer, name, "Edm.Double"u8);
            writer.WriteString(name, double.IsNaN(number) ? "NaN"u8 : number > 0 ? "Infinity"u8 : "-Infinity"u8);
            return;
        }

        // Beyond these bounds the shortest form is an exponent, perhaps without a point.
        if (Math.Truncate(number) == number || Math.Abs(number) is < 1e-4 or >= 1e15)
            WriteType(writer, name, "Edm.Double"u8);
        writer.WriteNumber(name, number);
    }

    /// <summary>As text: a JSON number would lose digits in readers that know doubles only.</summary>
    private static void WriteInt64(Utf8JsonWriter writer, string name, long number)
    {
        Span<byte> digits = stackalloc byte[20];
        number.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
        writer.WriteString(name, digits[..length]);
    }

    private static void WriteType(Utf8JsonWriter writer, string name, ReadOnlySpan<byte> type)
    {
        Span<char> annotated = stackalloc char[256 + Annotation.Length];
        if (name.Length > 256)
            annotated = new char[name.Length + Annotation.Length];
        name.CopyTo(annotated);
        Annotation.CopyTo(annotated[name.Length..]);
        writer.WriteString(annotated[..(name.Length + Annotation.Length)], type);
    }
}
