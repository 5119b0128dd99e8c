using System.Text.Json;
using System.Text.Json.Serialization;
using NhipSo.Functions.Problems;

namespace NhipSo.Functions.Http;

/// <summary>Reads a request's JSON object as a record: unknown, repeated and missing members are refused, and null where a value is due.</summary>
internal static class StrictJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        AllowDuplicateProperties = false,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        NumberHandling = JsonNumberHandling.Strict, // "5" is a text
        MaxDepth = 8,
    };

    /// <summary>The record.</summary>
    /// <param name="body">The body.</param>
    /// <param name="malformed">The refusal of a body that is wrong at a JSON path.</param>
    /// <exception cref="ProblemException">The body is no such object.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> body, Func<string, ProblemException> malformed) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(body.Span, Options) ?? throw malformed("$");
        }
        catch (JsonException e)
        {
            throw malformed(e.Path ?? "$");
        }
    }
}
