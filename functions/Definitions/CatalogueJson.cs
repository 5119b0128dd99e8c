using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Definitions;

/// <summary>How definitions are written: the JSON of <c>catalog/</c>, strictly read.</summary>
public static partial class CatalogueJson
{
    private static LocalTimePattern Time { get; } = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>Unknown, repeated and missing members are refused, and numbers for names.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        AllowDuplicateProperties = false,
        NumberHandling = JsonNumberHandling.Strict,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { KeepWhatIsWritten } },
        Converters =
        {
            new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
            new TextConverter<LocalDate>(text => LocalDatePattern.Iso.Parse(text).Value, LocalDatePattern.Iso.Format),
            new TextConverter<OffsetDateTime>(text => OffsetDateTimePattern.ExtendedIso.Parse(text).Value, OffsetDateTimePattern.ExtendedIso.Format),
            new TextConverter<LocalTime>(text => Time.Parse(text).Value, Time.Format),
            new TextConverter<Period>(Period.Parse, period => period.Code),
        },
    };

    /// <summary>What is wrong with a file that does not read, and at which JSON pointer.</summary>
    public static (string Pointer, string Message) FaultOf(JsonException e)
    {
        var pointer = Step().Replace((e.Path ?? "$")[1..], "/${step}");
        return (pointer, $"{PathTail().Replace(e.Message, "")} (line {e.LineNumber + 1}); see catalog/schema for what is possible here");
    }

    /// <summary>What a definition computes of itself is no member of the files: whoever writes it is told.</summary>
    private static void KeepWhatIsWritten(JsonTypeInfo type)
    {
        foreach (var computed in type.Properties.Where(property => property.AssociatedParameter is null).ToList())
            type.Properties.Remove(computed);
    }

    [GeneratedRegex(@"\.(?<step>[A-Za-z0-9]+)|\[(?<step>[0-9]+)\]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Step();

    [GeneratedRegex(@" Path: .*\z", RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PathTail();

    private sealed class TextConverter<T>(Func<string, T> parse, Func<T, string> format) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.String)
                throw new JsonException($"A {typeof(T).Name} is written as a text.");
            var text = reader.GetString()!;
            try
            {
                return parse(text);
            }
            catch (Exception e) when (e is FormatException or UnparsableValueException)
            {
                throw new JsonException($"'{text}' is no {typeof(T).Name}: {e.Message.ReplaceLineEndings(" ")}", e);
            }
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(format(value));
    }
}
