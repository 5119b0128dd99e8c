using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NhipSo.Functions.Http;
using NhipSo.Functions.Polling;
using NhipSo.Functions.Publishing;
using NhipSo.Functions.Publishing.Measured;
using NhipSo.Functions.Storage;
using NodaTime;

namespace NhipSo.Bench.Polling;

/// <summary>What is there when a night begins, written as the poller and the nights before it would have.</summary>
internal static class NightBefore
{
    /// <summary>Few, since the emulator searches all rows of a table for each range; what is asked of storage is the same up to a thousand a day.</summary>
    private const int Slots = 4;
    private const int Hours = 24 / Slots;
    private const int AtOnce = 32;
    private static readonly Instant First = MeasuredDay.SpanOf(Night.Ended.PlusDays(1 - DaysSnapshot.Length)).From;

    /// <summary>A province's system with figures, one of which is an indicator's; it is asked each six hours.</summary>
    public static Source SourceOf(int system, string owner) => new(
        string.Create(CultureInfo.InvariantCulture, $"s{system:D4}"), Name("Cổng dịch vụ công"), owner, "Bench", SourceKind.OpenMetrics, Hours * 3600,
        [.. Enumerable.Range(0, Night.Metrics).Select(metric => new SourceMetric(MetricOf(metric), Name("Hồ sơ"), Name("hồ sơ"), MetricOf(metric), Counting: Counting.Counter, Indicator: metric == 0 ? "CP07" : null))],
        new(new("https://bench.example/metrics")));

    public static T Read<T>(byte[] json) => JsonSerializer.Deserialize<T>(json, ApiJson.Options)!;

    public static async Task StoreAsync(Night night)
    {
        var sources = night.Catalogue.Sources;
        var (from, to) = MeasuredDay.SpanOf(Night.Ended);
        foreach (var some in sources.Chunk(SourceTable.BatchSize))
            await new SourceTable(night.Tables).WriteAsync([.. some.Select(source => new StateChange(source.Id, null, StateOf(to - Duration.FromHours(Hours))))], default);
        var measurements = night.Tables.GetTableClient(TableNames.Measurements);
        await Parallel.ForEachAsync(sources, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (source, token) =>
        {
            var slots = Enumerable.Range(0, Slots).Select(slot => from + Duration.FromHours(slot * Hours));
            foreach (var day in slots.GroupBy(slot => MeasurementKeys.Partition(source, slot)))
                await measurements.SubmitTransactionAsync(day.SelectMany(slot => Rows(source, slot)), token);
        });
        await PublishAsync(night);
    }

    private static IEnumerable<TableTransactionAction> Rows(Source source, Instant slot)
    {
        var partition = MeasurementKeys.Partition(source, slot);
        var at = (slot + Duration.FromSeconds(2)).ToDateTimeOffset();
        var values = new TableEntity(partition, MeasurementKeys.ValuesOf(source.Owner, slot)) { ["at"] = at, ["quality"] = "measured" };
        foreach (var metric in source.Metrics)
            values[metric.Code] = (slot - First).TotalHours * 7;
        yield return new(TableTransactionActionType.Add, new TableEntity(partition, MeasurementKeys.Attempt(slot)) { ["class"] = AttemptClass.Ok, ["ended"] = at, ["milliseconds"] = 40 + slot.InUtc().Hour });
        yield return new(TableTransactionActionType.Add, values);
    }

    private static SourceState StateOf(Instant last) =>
        new(First, last, last, AttemptClass.Ok, last, last, new(IsDown: false, 0, 2, First), LastDay.Empty, Slots * DaysSnapshot.Length);

    /// <summary>The days up to the one before.</summary>
    private static async Task PublishAsync(Night night)
    {
        var through = Night.Ended.PlusDays(-1);
        var files = night.Catalogue.Sources.Select(source => (source.Id, File: SnapshotFile.Json($"{DaysSnapshot.Name}/sources/{source.Id}", new SourceDaysFile(
            source.Id, source.Name, source.IntervalSeconds, through,
            [.. source.Metrics.Select(metric => new DayMetric(metric.Code, metric.Name, metric.Unit, IsCounted: true, metric.Indicator))],
            [.. Enumerable.Range(0, DaysSnapshot.Length).Select(back => DayOf(source, through.PlusDays(1 - DaysSnapshot.Length + back)))])))).ToList();
        var list = new DaysSnapshot(through, [.. files.Select(each => new SourceDaysSummary(each.Id, each.File.Path, Slots * DaysSnapshot.Recent, 0, 1, [.. Enumerable.Repeat<int?>(51, DaysSnapshot.Recent)]))], []);
        await night.Store.PublishAsync(
            [new(DaysSnapshot.Name, 1, night.Catalogue.Version, SystemClock.Instance.GetCurrentInstant(), SnapshotFile.Json(DaysSnapshot.Name, list), [.. files.Select(each => each.File)])], default);
    }

    private static SourceDay DayOf(Source source, LocalDate day) => new(
        day, Slots, Slots, 0, 0, 0, 51, 62, null, source.Metrics.ToImmutableSortedDictionary(metric => metric.Code, _ => 24.0 * 7, StringComparer.Ordinal));

    private static Text Name(string words) => new(words, words);

    private static string MetricOf(int metric) => string.Create(CultureInfo.InvariantCulture, $"figure_{metric}");
}
