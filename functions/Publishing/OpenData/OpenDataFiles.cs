using System.Collections.Immutable;
using NhipSo.Domain.Definitions;
using NhipSo.Functions.Publishing.Derived;
using NodaTime;

namespace NhipSo.Functions.Publishing.OpenData;

/// <summary>The open data: of each form a table a period and a table an indicator, as plain CSV and as SDMX-CSV, and the structures that these refer to.</summary>
internal sealed class OpenDataFiles(Catalogue catalogue, PublishedReports reports, Instant asOf)
{
    /// <summary>What the names of these lists begin with.</summary>
    public const string Prefix = "open/";

    /// <summary>The name of the structures' file.</summary>
    public const string Structures = $"{Prefix}structure";

    /// <summary>The layout of these files; a higher one makes all of them anew.</summary>
    private const int Layout = 1;

    /// <summary>The formats, with what kind of content they are.</summary>
    public static readonly ImmutableSortedDictionary<string, string> Formats = ImmutableSortedDictionary.CreateRange(
        StringComparer.Ordinal, [KeyValuePair.Create("csv", "text/csv; charset=utf-8"), KeyValuePair.Create("sdmx-csv", Sdmx.CsvType)]);

    /// <summary>A list for each form, and the structures.</summary>
    public IEnumerable<Derivation> Derivations() => reports.Reported.GroupBy(each => each.Form.Code)
        .Select(form => Derivation.OfFiles($"{Prefix}{form.Key}", Layout + form.Sum(each => each.Entry.Sequence), async token => await MakeAsync([.. form], token)))
        .Prepend(Derivation.OfOneFile(Structures, Layout, isPrompt: false, _ => Task.FromResult(SdmxStructure.Of(catalogue, asOf))));

    private async Task<IReadOnlyList<ListedFile>> MakeAsync(ImmutableArray<PublishedPeriod> periods, CancellationToken cancellationToken)
    {
        var form = periods[0].Form.Code;
        var files = new List<ListedFile>();
        var byIndicator = new SortedDictionary<string, List<Observation>>(StringComparer.Ordinal);
        foreach (var period in periods)
        {
            var observations = Observation.Of(await reports.ReadAsync(period, cancellationToken)).ToList();
            Add(period.Period.Code, observations);
            if (catalogue.Owing(period.Form, period.Period).Length > ReportView.PageSize)
                continue; // Of thousands of units a table a period is enough: all of them together are no small file.
            foreach (var indicator in observations.GroupBy(each => each.Indicator.Code))
            {
                if (!byIndicator.TryGetValue(indicator.Key, out var all))
                    byIndicator[indicator.Key] = all = [];
                all.AddRange(indicator);
            }
        }

        foreach (var (indicator, observations) in byIndicator)
            Add(indicator, observations);
        return files;

        void Add(string key, List<Observation> observations)
        {
            var folder = $"{Prefix}{form}/{key}";
            files.Add(new(key, SnapshotFile.Csv($"{folder}/csv", PlainCsv.Of(observations), marked: true), "csv"));
            files.Add(new(key, SnapshotFile.Csv($"{folder}/sdmx-csv", Sdmx.Csv(form, observations), Sdmx.CsvType), "sdmx-csv"));
        }
    }
}
