using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Periods;
using NodaTime;
using NodaTime.Text;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Definitions;

/// <summary>Reads the catalogue's JSON files.</summary>
public static class CatalogueFiles
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        AllowDuplicateProperties = false,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        Converters =
        {
            new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
            new TextConverter<LocalDate>(text => LocalDatePattern.Iso.Parse(text).Value),
            new TextConverter<LocalTime>(text => LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(text).Value),
            new TextConverter<Period>(Period.Parse),
        },
    };

    /// <summary>Reads the lists and <c>forms/*.json</c>, one a version of a form, in <paramref name="folder"/>.</summary>
    /// <exception cref="StartupException">A file is missing or does not read, or the definitions contradict each other; says which and what to do.</exception>
    public static Catalogue Read(string folder)
    {
        var catalogue = new Catalogue(
            new(
                ReadList<Unit>(Path.Combine(folder, "units.json")),
                ReadList<Indicator>(Path.Combine(folder, "indicators.json")),
                [.. FormFiles(folder).Select(ReadFile<Form>)],
                ReadList<Source>(Path.Combine(folder, "sources.json")),
                ReadList<Holiday>(Path.Combine(folder, "holidays.json")),
                ReadList<Dimension>(Path.Combine(folder, "dimensions.json")),
                ReadList<UnitEvent>(Path.Combine(folder, "unit-events.json")),
                ReadList<WorkTask>(Path.Combine(folder, "tasks.json"))),
            VersionOf(folder));
        var faults = CatalogueCheck.Faults(catalogue);
        return faults.IsEmpty
            ? catalogue
            : throw new StartupException($"The catalogue in {folder} is not sound:{Environment.NewLine}{string.Join(Environment.NewLine, faults)}");
    }

    private static string VersionOf(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            hash.AppendData(File.ReadAllBytes(file));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    private static IEnumerable<string> FormFiles(string folder) =>
        Directory.Exists(Path.Combine(folder, "forms"))
            ? Directory.EnumerateFiles(Path.Combine(folder, "forms"), "*.json").Order(StringComparer.Ordinal)
            : throw new StartupException($"The catalogue's folder {Path.Combine(folder, "forms")} is missing.");

    private static ImmutableArray<T> ReadList<T>(string path) where T : class =>
        [.. ReadFile<T?[]>(path).Select((entry, index) => entry ?? throw new StartupException($"{path}: $[{index}] is null."))];

    private static T ReadFile<T>(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return JsonSerializer.Deserialize<T>(file, Json) ?? throw new StartupException($"{path}: is null.");
        }
        catch (JsonException e)
        {
            throw new StartupException($"{path}: {e.Path}: {e.Message}", e);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new StartupException($"{path}: {e.Message}", e);
        }
    }

    private sealed class TextConverter<T>(Func<string, T> parse) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var text = reader.GetString();
            try
            {
                return parse(text ?? "");
            }
            catch (Exception e) when (e is FormatException or UnparsableValueException)
            {
                throw new JsonException($"'{text}' is no {typeof(T).Name}: {e.Message}", e);
            }
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            throw new NotSupportedException("Definitions are read, never written.");
    }
}
