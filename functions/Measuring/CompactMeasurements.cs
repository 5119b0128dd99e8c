using Microsoft.Azure.Functions.Worker;
using NhipSo.Functions.Publishing;
using NodaTime.Text;

namespace NhipSo.Functions.Measuring;

/// <summary>
/// Each night, at 01:15 in Vietnam: sums up the days that have ended, freezes the periods that have, and deletes raw measurements
/// that were kept long enough.
/// </summary>
public sealed class CompactMeasurements(MeasuringRun run)
{
    [Function(nameof(CompactMeasurements))]
    public Task RunAsync([TimerTrigger("0 15 18 * * *")] TimerInfo timer, CancellationToken cancellationToken) => run.RunAsync(cancellationToken);
}

/// <summary>What is done each night, in its order: marks are cleared last, so that a crash repeats what they ask for.</summary>
public sealed class MeasuringRun(LateMarks marks, Compaction compaction, PeriodFreezer freezer, RawRetention retention, ShowMarks shown, TimeProvider time)
{
    /// <summary>All of it.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var began = time.Now();
        var late = await marks.ReadAsync(cancellationToken);
        var earliest = late.Select(mark => mark.Day).Append(compaction.LastClosed).Min();
        var shows = await shown.OweAsync(ShowMarks.Days, LocalDatePattern.Iso.Format(earliest), cancellationToken);
        var done = await compaction.RunAsync(late, cancellationToken);
        await freezer.RunAsync(compaction.LastClosed, done, cancellationToken);
        foreach (var mark in done)
            await marks.ClearAsync(mark, began, cancellationToken);
        await shown.DoneAsync(shows, cancellationToken);
        await retention.RunAsync(cancellationToken);
    }
}
