using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Periods;

namespace NhipSo.Functions.Definitions;

/// <summary>Reads the catalogue's JSON files: the lists, and <c>forms/{code}.{version}.json</c>, one a version of a form.</summary>
public sealed class CatalogueFiles
{
    private readonly string folder;
    private readonly ImmutableArray<string> forms;
    private readonly List<string> faults = [];

    private CatalogueFiles(string folder)
    {
        this.folder = folder;
        forms = FormFiles();
    }

    /// <summary>Reads the catalogue in <paramref name="folder"/>.</summary>
    /// <exception cref="StartupException">A file is missing or does not read, or the definitions contradict each other; says which, where and what to do.</exception>
    public static Catalogue Read(string folder)
    {
        var (catalogue, faults) = Check(folder);
        return faults.IsEmpty
            ? catalogue!
            : throw new StartupException($"The catalogue in {folder} is not sound:{Environment.NewLine}{string.Join(Environment.NewLine, faults)}");
    }

    /// <summary>
    /// Reads the catalogue and says all that is wrong with it, a line each: the file, the JSON pointer in it, what is wrong and
    /// what to do. Where a file does not read there is no catalogue, and only such files are named.
    /// </summary>
    public static (Catalogue? Catalogue, ImmutableArray<string> Faults) Check(string folder)
    {
        var files = new CatalogueFiles(folder);
        return (files.ReadAll(), [.. files.faults]);
    }

    private Catalogue? ReadAll()
    {
        var parts = new CatalogueParts(
            ReadList<Unit>("units.json"),
            ReadList<Indicator>("indicators.json"),
            [.. forms.Select(ReadFile<Form>).OfType<Form>()],
            ReadList<Source>("sources.json"),
            ReadList<Holiday>("holidays.json"),
            ReadList<Dimension>("dimensions.json"),
            ReadList<UnitEvent>("unit-events.json"),
            ReadList<WorkTask>("tasks.json"));
        if (faults.Count > 0)
            return null;
        var catalogue = new Catalogue(parts, Version());
        faults.AddRange(parts.Forms.Zip(forms).Select(pair => MisnamedFault(pair.First, pair.Second)).OfType<string>());
        faults.AddRange(CatalogueCheck.Faults(catalogue).Select(fault => $"{PlaceOf(fault)}: {fault.Message}"));
        return catalogue;
    }

    private static string? MisnamedFault(Form form, string file) => file == $"forms/{form.Code}.{form.Version}.json"
        ? null
        : $"{file}: /code: holds form {form.Code} version {form.Version}; name the file forms/{form.Code}.{form.Version}.json, or correct code or version";

    /// <summary>The file that a pointer into the whole catalogue leads to, and the pointer that is left in it.</summary>
    private string PlaceOf(Fault fault) => fault.Place.Split('/', 4) switch
    {
        [_, "forms"] => "forms",
        [_, "forms", var index, .. var rest] => $"{forms[int.Parse(index, System.Globalization.CultureInfo.InvariantCulture)]}: /{string.Join('/', rest)}",
        [_, "events", .. var rest] => $"unit-events.json: /{string.Join('/', rest)}",
        [_, var list, .. var rest] => $"{list}.json: /{string.Join('/', rest)}",
        _ => fault.Place,
    };

    private string Version()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Concat(forms.Select(form => Path.Combine(folder, form))))
            hash.AppendData(File.ReadAllBytes(file));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    private ImmutableArray<string> FormFiles()
    {
        if (Directory.Exists(Path.Combine(folder, "forms")))
            return [.. Directory.EnumerateFiles(Path.Combine(folder, "forms"), "*.json").Select(file => $"forms/{Path.GetFileName(file)}").Order(StringComparer.Ordinal)];
        faults.Add($"forms: the folder is missing in {folder}; write the forms into it");
        return [];
    }

    private ImmutableArray<T> ReadList<T>(string file) where T : class
    {
        var entries = ReadFile<ImmutableArray<T?>?>(file) ?? [];
        faults.AddRange(entries.Select((entry, index) => (entry, index)).Where(pair => pair.entry is null).Select(pair => $"{file}: /{pair.index}: is null; remove it"));
        return [.. entries.OfType<T>()];
    }

    private T? ReadFile<T>(string file)
    {
        try
        {
            if (JsonSerializer.Deserialize<T>(File.ReadAllBytes(Path.Combine(folder, file)), CatalogueJson.Options) is { } read)
                return read;
            faults.Add($"{file}: is null; write what it is to hold");
        }
        catch (JsonException e)
        {
            var (pointer, message) = CatalogueJson.FaultOf(e);
            faults.Add($"{file}: {pointer}: {message}");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            faults.Add($"{file}: is missing in {folder}; write it, [] where there is nothing to say");
        }

        return default;
    }
}
