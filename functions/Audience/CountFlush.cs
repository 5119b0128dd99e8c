using System.Collections.Immutable;
using Azure.Data.Tables;
using Microsoft.Extensions.Logging;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NhipSo.Functions.Measuring;
using NhipSo.Functions.Polling;
using NhipSo.Functions.Publishing;
using NhipSo.Functions.Storage;
using NodaTime;

namespace NhipSo.Functions.Audience;

/// <summary>Writes what was counted: a row a source and slot, whatever the number of events.</summary>
public sealed partial class CountFlush(
    Counts counts, SharedRow shared, TableServiceClient tables, RatingTable ratings, SourceDirectory directory, SourceTable sources, LateMarks marks, FollowUps followUps,
    TimeProvider time, ILogger<CountFlush> log)
{
    private readonly TableClient measurements = tables.GetTableClient(TableNames.Measurements);

    /// <summary>Writes all that was counted since; with nothing counted it asks storage for nothing. What cannot be written waits for the next time.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        var unwritten = counts.Unwritten();
        foreach (var (counted, version) in unwritten)
        {
            try
            {
                if (await directory.FindAsync(counted.Span.Source, cancellationToken) is { } source)
                    await WriteAsync(source, counted, cancellationToken);
                counts.Wrote(counted, version);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                NotWritten(log, counted.Span.Source, e);
            }
        }

        if (unwritten.Count > 0)
            followUps.SignalMeasurements();
    }

    private async Task WriteAsync(Source source, Counted counted, CancellationToken cancellationToken)
    {
        if (RatingTable.IsDay(counted.Span, source))
        {
            await ratings.WriteAsync(source, counted, cancellationToken);
            return;
        }

        var (slot, end) = (counted.Span.Start, counted.Span.End);
        var until = Instant.Min(time.Now(), end);
        await marks.MarkAsync(source.Id, [slot], cancellationToken); // where storage was out of reach over midnight
        await shared.WriteAsync(
            measurements, MeasurementKeys.Partition(source, slot), MeasurementKeys.ValuesOf(source.Owner, slot), counted.Numbers,
            total => ColumnsOf(source, CountedFigures.Of(total, (until - slot).TotalSeconds), until), cancellationToken);
        await sources.HeardAsync(source, until, AttemptClass.Ok, cancellationToken, values: slot);
    }

    private static IEnumerable<KeyValuePair<string, object?>> ColumnsOf(Source source, ImmutableSortedDictionary<string, double> figures, Instant at) =>
    [
        new("at", at.ToDateTimeOffset()),
        new("quality", Quality.Measured),
        .. source.Metrics
            .Where(metric => figures.ContainsKey(metric.From))
            .Select(metric => (metric.Code, Value: Scale.Of(metric, figures[metric.From])))
            .Where(pair => pair.Value is not null)
            .Select(pair => KeyValuePair.Create(pair.Code, (object?)pair.Value)),
    ];

    [LoggerMessage(2301, LogLevel.Warning, "What was counted of {Source} could not be written; it is tried again in a minute")]
    private static partial void NotWritten(ILogger logger, string source, Exception exception);
}
