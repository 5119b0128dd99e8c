using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Periods;

namespace NhipSo.Functions.Definitions;

/// <summary>Reads the catalogue's JSON files: the lists, <c>forms/{code}.{version}.json</c>, one a version of a form, <c>scorecards/{code}.{version}.json</c>, one a version of a set, and <c>published/{group}.json</c>, lists of series.</summary>
public sealed class CatalogueFiles
{
    private readonly string folder;
    private readonly ImmutableArray<string> forms;
    private readonly ImmutableArray<string> published;
    private readonly ImmutableArray<string> scorecards;

    /// <summary>The file of each published series, and its place in it.</summary>
    private readonly List<(string File, int Index)> series = [];
    private readonly List<string> faults = [];

    private CatalogueFiles(string folder)
    {
        this.folder = folder;
        forms = FormFiles();
        published = FilesIn("published");
        scorecards = FilesIn("scorecards");
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
            ReadList<WorkTask>("tasks.json"),
            [.. published.SelectMany(file => ReadSeries(file))],
            [.. scorecards.Select(ReadFile<Scorecard>).OfType<Scorecard>()]);
        if (faults.Count > 0)
            return null;
        var catalogue = new Catalogue(parts, Version());
        faults.AddRange(parts.Forms.Zip(forms).Select(pair => MisnamedFault(pair.First, pair.Second)).OfType<string>());
        faults.AddRange(parts.Scorecards.Zip(scorecards).Select(pair => MisnamedFault(pair.First, pair.Second)).OfType<string>());
        faults.AddRange(parts.Published.Zip(series).Select(pair => MisplacedFault(pair.First, pair.Second)).OfType<string>());
        faults.AddRange(CatalogueCheck.Faults(catalogue).Select(fault => $"{PlaceOf(fault)}: {fault.Message}"));
        return catalogue;
    }

    private static string? MisnamedFault(Form form, string file) => file == $"forms/{form.Code}.{form.Version}.json"
        ? null
        : $"{file}: /code: holds form {form.Code} version {form.Version}; name the file forms/{form.Code}.{form.Version}.json, or correct code or version";

    private static string? MisnamedFault(Scorecard card, string file) => file == $"scorecards/{card.Code}.{card.Version}.json"
        ? null
        : $"{file}: /code: holds scorecard {card.Code} version {card.Version}; name the file scorecards/{card.Code}.{card.Version}.json, or correct code or version";

    private static string? MisplacedFault(PublishedSeries series, (string File, int Index) at) => at.File == $"published/{series.Group}.json"
        ? null
        : $"{at.File}: /{at.Index}/group: is {series.Group}; correct it, or move the series to published/{series.Group}.json";

    /// <summary>The file that a pointer into the whole catalogue leads to, and the pointer that is left in it.</summary>
    private string PlaceOf(Fault fault) => fault.Place.Split('/', 4) switch
    {
        [_, "forms"] => "forms",
        [_, "forms", var index, .. var rest] => $"{forms[int.Parse(index, System.Globalization.CultureInfo.InvariantCulture)]}: /{string.Join('/', rest)}",
        [_, "scorecards", var index, .. var rest] => $"{scorecards[int.Parse(index, System.Globalization.CultureInfo.InvariantCulture)]}: /{string.Join('/', rest)}",
        [_, "published", var index, .. var rest] => InSeries(series[int.Parse(index, System.Globalization.CultureInfo.InvariantCulture)], rest),
        [_, "events", .. var rest] => $"unit-events.json: /{string.Join('/', rest)}",
        [_, var list, .. var rest] => $"{list}.json: /{string.Join('/', rest)}",
        _ => fault.Place,
    };

    private static string InSeries((string File, int Index) at, string[] rest) => $"{at.File}: /{string.Join('/', [$"{at.Index}", .. rest])}";

    private string Version()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Concat(forms.Concat(published).Concat(scorecards).Select(file => Path.Combine(folder, file))))
            hash.AppendData(File.ReadAllBytes(file));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    private ImmutableArray<string> FormFiles()
    {
        if (Directory.Exists(Path.Combine(folder, "forms")))
            return FilesIn("forms");
        faults.Add($"forms: the folder is missing in {folder}; write the forms into it");
        return [];
    }

    private ImmutableArray<string> FilesIn(string below) => Directory.Exists(Path.Combine(folder, below))
        ? [.. Directory.EnumerateFiles(Path.Combine(folder, below), "*.json").Select(file => $"{below}/{Path.GetFileName(file)}").Order(StringComparer.Ordinal)]
        : [];

    private ImmutableArray<PublishedSeries> ReadSeries(string file)
    {
        var read = ReadList<PublishedSeries>(file);
        series.AddRange(read.Select((_, index) => (file, index)));
        return read;
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
