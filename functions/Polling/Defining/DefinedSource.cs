using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NhipSo.Domain.Definitions;
using NhipSo.Functions.Definitions;
using NodaTime;

namespace NhipSo.Functions.Polling.Defining;

/// <summary>A source that an administrator defined while the app runs.</summary>
/// <param name="Id">The source's id.</param>
/// <param name="Json">The source in the catalogue's notation.</param>
/// <param name="By">Who defined it.</param>
/// <param name="At">When.</param>
public sealed record DefinedSource(string Id, string Json, string By, Instant At)
{
    private static readonly JsonSerializerOptions Notation = new(CatalogueJson.Options)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Lazy<Source?> source = new(() => Read(Json));

    /// <summary>The source; null where this version of the app cannot read it.</summary>
    public Source? Source => source.Value;

    /// <summary>Names exactly this definition.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Json)));

    /// <summary>A source as it is kept.</summary>
    public static DefinedSource From(Source source, string by, Instant at) => new(source.Id, JsonSerializer.Serialize(source, Notation), by, at);

    private static Source? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<Source>(json, CatalogueJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
