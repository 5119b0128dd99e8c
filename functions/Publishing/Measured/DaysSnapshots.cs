using System.Text.Json;
using Azure;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NhipSo.Functions.Http;
using NhipSo.Functions.Measuring;
using NhipSo.Functions.Polling;
using NodaTime;
using NodaTime.Text;

namespace NhipSo.Functions.Publishing.Measured;

/// <summary>
/// Publishes what was measured by the day, after each night's summing up. Days that are published stay as they are; only those are read
/// that have ended since, and those that something came later for.
/// </summary>
public sealed class DaysSnapshots(
    SourceHistory history, MeasuredWindows windows, SourceDirectory directory, SourceTable sources, PollerHeartbeat poller, SnapshotStore store, ShowMarks marks,
    Catalogue catalogue, TimeProvider time)
{
    /// <summary>So many systems are read at once; nearly all of it is waiting for storage.</summary>
    private const int Concurrency = 16;

    private const int MaxTries = 5;

    /// <summary>What marks ask for, or anew with other definitions.</summary>
    /// <param name="index">The public index as it stands.</param>
    /// <param name="owed">The marks.</param>
    /// <param name="cancellationToken">Ends it; the marks stay then.</param>
    public async Task PublishAsync(SnapshotIndex index, IReadOnlyCollection<ShowMark> owed, CancellationToken cancellationToken)
    {
        var ready = owed.Where(mark => mark.Kind == ShowMarks.Days && mark.After <= time.Now()).ToList();
        var isOutdated = index.Entries.TryGetValue(DaysSnapshot.Name, out var entry) && entry.Definitions != catalogue.Version;
        if (ready.Count == 0 && !isOutdated)
            return;
        var through = MeasuredDay.DayOf(time.Now() - Compaction.Grace).PlusDays(-1);
        var changed = ready.Select(mark => LocalDatePattern.Iso.Parse(mark.What)).Where(day => day.Success).Select(day => day.Value).DefaultIfEmpty(through.PlusDays(1)).Min();
        await PublishAsync(through, changed, cancellationToken);
        foreach (var mark in ready)
            await marks.ClearAsync(mark, cancellationToken);
    }

    private async Task PublishAsync(LocalDate through, LocalDate changed, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MaxTries; attempt++)
        {
            var entry = (await store.ReadIndexAsync(cancellationToken)).Index.Entries.GetValueOrDefault(DaysSnapshot.Name);
            var before = entry is null ? null : await ReadAsync<DaysSnapshot>(entry.Path, cancellationToken);
            if (before?.Through > through)
                return;
            var first = through.PlusDays(1 - DaysSnapshot.Length);
            var from = LocalDate.Max(first, LocalDate.Min(changed, before?.Through.PlusDays(1) ?? first));
            var ofSources = await SourcesAsync(before, first, from, through, cancellationToken);
            var (ofIndicators, indicatorFiles) = await IndicatorsAsync(before, first, from, through, cancellationToken);
            var known = before is null ? [] : before.Indicators.Select(each => each.Path).ToHashSet(StringComparer.Ordinal);
            var file = SnapshotFile.Json(DaysSnapshot.Name, new DaysSnapshot(through, ofSources, ofIndicators));
            if (entry?.Path == file.Path && entry.Definitions == catalogue.Version)
                return;
            await store.PublishAsync(
                [new(DaysSnapshot.Name, (entry?.Sequence ?? 0) + 1, catalogue.Version, time.Now(), file, [.. indicatorFiles.Where(page => !known.Contains(page.Path))])],
                cancellationToken);
            if ((await store.ReadIndexAsync(cancellationToken)).Index.Entries[DaysSnapshot.Name].Path == file.Path)
                return;
        }

        throw new InvalidOperationException($"Others keep publishing {DaysSnapshot.Name}.");
    }

    /// <summary>Every system's summary. Its file is written as soon as it is made: of thousands of systems they are too much to hold.</summary>
    private async Task<IReadOnlyList<SourceDaysSummary>> SourcesAsync(
        DaysSnapshot? before, LocalDate first, LocalDate from, LocalDate through, CancellationToken cancellationToken)
    {
        var (all, states) = (await directory.ReadAsync(cancellationToken), await sources.ReadAllAsync(cancellationToken));
        var off = await poller.ReadSpansAsync(MeasuredDay.SpanOf(first).From, MeasuredDay.SpanOf(through).To, cancellationToken);
        var paths = (before?.Sources ?? []).ToDictionary(each => each.Id, each => each.Path, StringComparer.Ordinal);
        var made = new SourceDaysSummary?[all.Length];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, all.Length), new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken },
            async (place, token) => made[place] = states.TryGetValue(all[place].Id, out var state)
                ? await SourceAsync(all[place], state, paths.GetValueOrDefault(all[place].Id), first, from, through, off, token)
                : null);
        return [.. made.OfType<SourceDaysSummary>().OrderBy(each => each.Id, StringComparer.Ordinal)];
    }

    private async Task<SourceDaysSummary> SourceAsync(
        Source source, SourceState state, string? path, LocalDate first, LocalDate from, LocalDate through, IReadOnlyList<OffSpan> off, CancellationToken cancellationToken)
    {
        var known = path is null ? null : await FindDaysAsync(path, cancellationToken);
        var read = await history.ReadAsync(source, state.FirstSlot, known is null ? first : from, through, off, cancellationToken);
        var days = (known ?? []).Where(day => day.Day >= first && day.Day < from).Concat(read).ToList();
        var file = SnapshotFile.Json($"{DaysSnapshot.Name}/sources/{source.Id}", new SourceDaysFile(
            source.Id, source.Name, source.IntervalSeconds, through,
            [.. source.Metrics.Select(metric => new DayMetric(metric.Code, metric.Name, metric.Unit, metric.Counting != Counting.Gauge, metric.Indicator))], days));
        if (file.Path != path)
            await store.WriteAsync(file, cancellationToken);
        var recent = days.Where(day => day.Day > through.PlusDays(-DaysSnapshot.Recent)).ToList();
        var (succeeded, failed) = (recent.Sum(day => day.Succeeded), recent.Sum(day => day.Failed));
        var byDay = recent.ToDictionary(day => day.Day, day => day.Median);
        return new(
            source.Id, file.Path, succeeded, failed, SlotAccount.AvailabilityOf(succeeded, failed),
            [.. Enumerable.Range(0, DaysSnapshot.Recent).Select(back => byDay.GetValueOrDefault(through.PlusDays(back - DaysSnapshot.Recent + 1)))]);
    }

    private async Task<(IReadOnlyList<IndicatorDaysSummary> Summaries, IReadOnlyList<SnapshotFile> Files)> IndicatorsAsync(
        DaysSnapshot? before, LocalDate first, LocalDate from, LocalDate through, CancellationToken cancellationToken)
    {
        var days = new Dictionary<string, List<IndicatorDay>>(StringComparer.Ordinal);
        foreach (var summary in before?.Indicators ?? [])
            days[summary.Code] = [.. (await ReadAsync<IndicatorDaysFile>(summary.Path, cancellationToken)).Days.Where(day => day.Day >= first && day.Day < from)];
        for (var day = from; day <= through; day = day.PlusDays(1))
        {
            foreach (var (code, of) in MeasuredBlocks.Of(catalogue, day, await windows.ReadAsync(new(day, day), cancellationToken)))
            {
                if (!days.TryGetValue(code, out var list))
                    days[code] = list = [];
                list.Add(of);
            }
        }

        var (summaries, files) = (new List<IndicatorDaysSummary>(), new List<SnapshotFile>());
        foreach (var indicator in catalogue.Indicators.Where(indicator => days.GetValueOrDefault(indicator.Code)?.Count > 0))
        {
            var own = days[indicator.Code].OrderBy(day => day.Day).ThenBy(day => day.Kind, StringComparer.Ordinal).ToList();
            var file = SnapshotFile.Json(
                $"{DaysSnapshot.Name}/indicators/{indicator.Code}", new IndicatorDaysFile(indicator.Code, indicator.Name, indicator.Unit, indicator.Decimals, through, own));
            var blocks = own.Where(day => day.Day > through.PlusDays(-DaysSnapshot.Recent)).GroupBy(day => day.Kind).Select(block => BlockOf(indicator, through, block.Key, [.. block])).ToList();
            files.Add(file);
            summaries.Add(new(indicator.Code, indicator.Name, indicator.Unit, indicator.Kind, indicator.Accumulation, indicator.Better, indicator.Decimals, file.Path, blocks));
        }

        return (summaries, files);
    }

    private BlockDays BlockOf(Indicator indicator, LocalDate through, string? kind, IReadOnlyList<IndicatorDay> days)
    {
        var coverage = MeasuredBlocks.Sum(days.Select(day => day.Coverage));
        return new(
            kind, MeasuredBlocks.Together(indicator, days), coverage, Math.Round(coverage.Share, 4),
            catalogue.Units.Count(unit => !unit.IsSandbox && unit.IsValidOn(through) && (kind is null || Submissions.Words.Of(unit.Kind) == kind)), days.Count);
    }

    /// <summary>The days of a file; null where it was lost: one system's is made anew, rather than all be tried again each minute.</summary>
    private async Task<IReadOnlyList<SourceDay>?> FindDaysAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return (await ReadAsync<SourceDaysFile>(path, cancellationToken)).Days;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    private async Task<T> ReadAsync<T>(string path, CancellationToken cancellationToken) =>
        JsonSerializer.Deserialize<T>(await store.ReadAsync(path, cancellationToken), ApiJson.Options)!;
}
