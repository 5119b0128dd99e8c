using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NhipSo.Domain.Measuring;
using NodaTime;

namespace NhipSo.Functions.Measuring;

/// <summary>Deletes raw measurements that have been kept long enough, and only those whose days are there, summed up and whole.</summary>
public sealed partial class RawRetention(
    RawMeasurements raw, MeasuredDayTable days, MeasuredProgress progress, IOptions<MeasuringOptions> options, TimeProvider time, ILogger<RawRetention> log)
{
    /// <summary>Deletes what may be deleted.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var cutoff = MeasuredDay.DayOf(time.Now()).PlusDays(-options.Value.RawDays);
        foreach (var (source, summed) in await progress.ReadAsync(cancellationToken))
        {
            while (await raw.FindFirstAsync(source, cancellationToken) is { } first && first < cutoff && first < summed.Through)
            {
                // A day of UTC has hours of two days in Vietnam; of the very first there may be none of the former.
                var isOfOne = await raw.FindFirstDayAsync(source, cancellationToken) > first;
                if ((!isOfOne && !await days.IsWholeAsync(source, first, cancellationToken)) || !await days.IsWholeAsync(source, first.PlusDays(1), cancellationToken))
                {
                    NotWhole(log, source, first);
                    break;
                }

                // Said before it is so: a day that has lost a part of its raw measurements must never be summed up again.
                await progress.WriteAsync(source, summed with { RawFrom = first.PlusDays(2) }, cancellationToken);
                await raw.DeleteAsync(source, first, cancellationToken);
            }
        }
    }

    [LoggerMessage(2203, LogLevel.Error, "The raw measurements of {Source} of {Day} stay: the days made of them are not whole")]
    private static partial void NotWhole(ILogger logger, string source, LocalDate day);
}
