using System.Text.Json;
using Microsoft.Extensions.Options;
using NhipSo.Domain.Definitions;
using NhipSo.Functions.Http;
using NhipSo.Functions.Publishing.Derived;
using NodaTime;

namespace NhipSo.Functions.Publishing.OpenData;

/// <summary>A dataset of the catalogue, named as DCAT does.</summary>
/// <param name="Id">The form's code, or the group of published series.</param>
/// <param name="Title">Its name.</param>
/// <param name="Description">What it is.</param>
/// <param name="Modified">As of when it is.</param>
/// <param name="Distributions">Its files.</param>
public sealed record Dataset(string Id, Text Title, Text Description, Instant Modified, IReadOnlyList<Distribution> Distributions);

/// <summary>A file of a dataset, below the catalogue's own folder; it keeps its name as long as it keeps its content.</summary>
/// <param name="Key">A period, an indicator, or the name of a published group.</param>
/// <param name="Format">Its format.</param>
/// <param name="MediaType">What kind of content that is.</param>
/// <param name="DownloadPath">Where it is.</param>
/// <param name="ByteSize">How large it is once it is saved; on its way it is gzip-encoded. Null where that is not known.</param>
/// <param name="Title">What its indicator is called; null of others.</param>
public sealed record Distribution(string Key, string Format, string MediaType, string DownloadPath, int? ByteSize, Text? Title = null)
{
    /// <summary>A snapshot, as the index names it.</summary>
    public static Distribution Of(string key, IndexEntry entry) => new(key, "json", DataCatalogue.JsonType, entry.Path, entry.Bytes);
}

/// <summary>
/// Writes <c>catalogue.json</c>, which keeps its name: what open data there is, under which licence, as of when, and in which files.
/// It is written after the index and made of it; a process writes it once at its start, so one that a crash left behind is mended.
/// </summary>
public sealed class DataCatalogue(Catalogue catalogue, IOptions<OpenDataOptions> options)
{
    private const string Name = "catalogue.json";

    /// <summary>What kind of content JSON is.</summary>
    public const string JsonType = "application/json; charset=utf-8";

    /// <summary>Writes the catalogue of what the index names.</summary>
    public async Task WriteAsync(SnapshotStore store, CancellationToken cancellationToken)
    {
        var (index, _) = await store.ReadIndexAsync(cancellationToken);
        var datasets = new List<Dataset>();
        foreach (var form in catalogue.Forms)
        {
            if (await FindAsync(form, index, store, cancellationToken) is { } dataset)
                datasets.Add(dataset);
        }

        datasets.AddRange(index.Entries.Where(pair => pair.Key.StartsWith("published/", StringComparison.Ordinal)).Select(pair => new Dataset(
            pair.Key, new("Số liệu đã công bố", "Published figures"), new("Số liệu do các cơ quan công bố, giữ nguyên như khi công bố.", "Figures that agencies published, kept as published."),
            pair.Value.AsOf, [Distribution.Of(pair.Key, pair.Value)])));
        var written = new
        {
            Title = new Text("Dữ liệu mở Nhịp Số", "NhipSo open data"),
            options.Value.License,
            options.Value.Publisher,
            Modified = index.AsOf,
            Definitions = catalogue.Version,
            Structure = index.Entries.TryGetValue(OpenDataFiles.Structures, out var structure) ? new Distribution("structure", "sdmx-json", SdmxStructure.MediaType, structure.Path, structure.Bytes) : null,
            Datasets = datasets,
        };
        await store.WriteCurrentAsync(Name, JsonSerializer.SerializeToUtf8Bytes(written, ApiJson.Options), JsonType, cancellationToken);
    }

    private async Task<Dataset?> FindAsync(Form form, SnapshotIndex index, SnapshotStore store, CancellationToken cancellationToken)
    {
        var prefix = form.DerivedFrom is null ? $"{SubmissionSnapshot.Prefix}{form.Code}/" : $"derived/{form.Code}/";
        var snapshots = index.Entries.Where(pair => pair.Key.StartsWith(prefix, StringComparison.Ordinal)).ToList();
        if (snapshots.Count == 0)
            return null;
        var files = index.Entries.TryGetValue($"{OpenDataFiles.Prefix}{form.Code}", out var list) ? FileList.Read(await store.ReadAsync(list.Path, cancellationToken)).Files : [];
        return new(
            form.Code, form.Name, form.Content, snapshots.Max(pair => pair.Value.AsOf),
            [
                .. snapshots.Select(pair => Distribution.Of(pair.Key[prefix.Length..], pair.Value)),
                .. files.Select(file => new Distribution(file.Key, file.Format!, OpenDataFiles.Formats[file.Format!], file.Path, file.Bytes, catalogue.FindIndicator(file.Key)?.Name)),
            ]);
    }
}
