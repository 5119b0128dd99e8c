using System.Globalization;
using System.Text;
using System.Xml;

namespace Azure.Data.Tables.Querying;

/// <summary>Values as a filter writes them. Source: REST "Querying tables and entities", "Constructing filter strings".</summary>
internal static class ODataLiteral
{
    /// <summary>The filter with its holes filled.</summary>
    /// <exception cref="ArgumentException">A value has a type that no filter can compare with.</exception>
    internal static string Fill(FormattableString filter)
    {
        var literals = new object[filter.ArgumentCount];
        for (var i = 0; i < literals.Length; i++)
            literals[i] = Of(filter.GetArgument(i), i);
        return string.Format(CultureInfo.InvariantCulture, filter.Format, literals);
    }

    private static string Of(object? value, int place) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        string or char or StringBuilder => $"'{value.ToString()!.Replace("'", "''", StringComparison.Ordinal)}'",
        long or ulong => string.Create(CultureInfo.InvariantCulture, $"{value}L"),
        sbyte or byte or short or ushort or int or uint or float or double or decimal =>
            string.Create(CultureInfo.InvariantCulture, $"{value}"),
        Guid id => $"guid'{id}'",
        DateTimeOffset moment => Of(moment.UtcDateTime),
        DateTime moment => Of(moment.ToUniversalTime()),
        byte[] bytes => $"X'{Convert.ToHexString(bytes)}'",
        BinaryData bytes => $"X'{Convert.ToHexString(bytes.ToMemory().Span)}'",
        _ => throw new ArgumentException($"Unable to convert argument {place} from type {value.GetType()} to an OData literal.", nameof(value)),
    };

    private static string Of(DateTime moment) =>
        $"datetime'{XmlConvert.ToString(moment, XmlDateTimeSerializationMode.RoundtripKind)}'";
}
