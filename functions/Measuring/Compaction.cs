using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NhipSo.Functions.Polling;
using NodaTime;

namespace NhipSo.Functions.Measuring;

/// <summary>
/// Sums up every day that has ended, of every source, and again each day that something was written of later. All of it may be
/// repeated, ended anywhere and done by two at once.
/// </summary>
public sealed partial class Compaction(
    SourceDirectory directory, DaySums sums, RawMeasurements raw, MeasuredProgress progress, TimeProvider time, ILogger<Compaction> log)
{
    private const int Concurrency = 8;

    /// <summary>After midnight polls of the last slots are still under way.</summary>
    public static readonly Duration Grace = Duration.FromHours(1);

    /// <summary>The last day that has ended, with what was still under way then.</summary>
    public LocalDate LastClosed => MeasuredDay.DayOf(time.Now() - Grace).PlusDays(-1);

    /// <summary>Sums up what there is to sum up.</summary>
    /// <param name="marks">The marks of days that something was written of later.</param>
    /// <param name="cancellationToken">Ends the work; what is summed up stays.</param>
    /// <returns>The marks that are done with: their days are summed up with all that was stored when this began.</returns>
    public async Task<IReadOnlyCollection<LateMark>> RunAsync(IReadOnlyCollection<LateMark> marks, CancellationToken cancellationToken)
    {
        var sources = await directory.ReadAsync(cancellationToken);
        var summed = await progress.ReadAsync(cancellationToken);
        await CloseRetiredAsync(summed, sources.Select(source => source.Id).ToHashSet(StringComparer.Ordinal), cancellationToken);
        var ofSource = marks.ToLookup(mark => mark.Source, StringComparer.Ordinal);
        // Of a source that is defined no more nothing is owed.
        var done = new ConcurrentBag<LateMark>(marks.Where(mark => sources.All(source => source.Id != mark.Source)));
        await Parallel.ForEachAsync(
            sources, new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken },
            async (source, token) =>
            {
                try
                {
                    await SumUpAsync(source, summed.GetValueOrDefault(source.Id), [.. ofSource[source.Id]], done, token);
                }
                catch (Exception e) when (!token.IsCancellationRequested)
                {
                    // The others go on; what is left of this one is done by the next run.
                    NotSummedUp(log, source.Id, e);
                }
            });
        return done;
    }

    private async Task SumUpAsync(
        Source source, SummedUp? summed, List<LateMark> marks, ConcurrentBag<LateMark> done, CancellationToken cancellationToken)
    {
        if (await raw.FindFirstDayAsync(source.Id, cancellationToken) is not { } first)
            return;
        foreach (var mark in marks.Where(mark => mark.Day <= LastClosed).OrderBy(mark => mark.Day))
        {
            if (mark.Day < summed?.RawFrom)
                TooLate(log, source.Id, mark.Day);
            else if (summed is not null && first <= mark.Day)
                await SumUpAgainAsync(source, mark.Day, summed.Through, cancellationToken);
            done.Add(mark);
        }

        var next = summed?.Through.PlusDays(1) ?? first;
        if (next <= LastClosed)
            await progress.WriteDefinitionAsync(source, cancellationToken);
        for (var day = next; day <= LastClosed; day = day.PlusDays(1))
        {
            await sums.SumUpAsync(source, day, cancellationToken);
            summed = new(day, summed?.RawFrom);
            await progress.WriteAsync(source.Id, summed, cancellationToken);
        }
    }

    /// <summary>A source that is defined no more was heard of until some hour of a day: that day is its last.</summary>
    private async Task CloseRetiredAsync(IReadOnlyDictionary<string, SummedUp> summed, HashSet<string> defined, CancellationToken cancellationToken)
    {
        foreach (var (id, until) in summed.Where(pair => !defined.Contains(pair.Key) && pair.Value.Through < LastClosed))
        {
            var day = until.Through.PlusDays(1);
            if (await progress.FindDefinitionAsync(id, cancellationToken) is not { } source || (await raw.ReadAsync(source, day, cancellationToken)).Values.Count == 0)
                continue;
            await sums.SumUpAsync(source, day, cancellationToken);
            await progress.WriteAsync(id, until with { Through = day }, cancellationToken);
        }
    }

    /// <summary>A day again, and the days after it for as long as what is handed on has changed.</summary>
    private async Task SumUpAgainAsync(Source source, LocalDate from, LocalDate through, CancellationToken cancellationToken)
    {
        var carry = "";
        for (var day = from; day <= through && (day == from || !await sums.FollowsAsync(source, day, carry, cancellationToken)); day = day.PlusDays(1))
            carry = await sums.SumUpAsync(source, day, cancellationToken);
    }

    [LoggerMessage(2201, LogLevel.Error, "The days of {Source} could not be summed up; the next run tries again")]
    private static partial void NotSummedUp(ILogger logger, string source, Exception exception);

    [LoggerMessage(2202, LogLevel.Warning, "Measurements of {Source} came for {Day}, whose raw measurements are deleted already; they count nowhere")]
    private static partial void TooLate(ILogger logger, string source, LocalDate day);
}
