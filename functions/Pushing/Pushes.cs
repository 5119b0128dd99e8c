using System.Collections.Immutable;
using System.Globalization;
using Azure.Data.Tables;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NhipSo.Functions.Access;
using NhipSo.Functions.Access.Keys;
using NhipSo.Functions.Measuring;
using NhipSo.Functions.Polling;
using NhipSo.Functions.Problems;
using NhipSo.Functions.Publishing;
using NodaTime;

namespace NhipSo.Functions.Pushing;

/// <summary>What a call stored.</summary>
/// <param name="Stored">Figures that are new.</param>
/// <param name="Same">Figures that were there already.</param>
/// <param name="Backfilled">Those of the new ones that fill a gap of the past.</param>
/// <param name="Corrected">Figures that took others' place.</param>
public sealed record PushOutcome(int Stored, int Same, int Backfilled, int Corrected);

/// <summary>Stores what systems send themselves, and notes that they were heard of.</summary>
public sealed class Pushes(PushTable table, SourceTable sources, LateMarks marks, AuditTable audit, FollowUps followUps, TimeProvider time)
{
    private const int MostTries = 5;
    private const int MostDetails = 10;
    private static readonly IReadOnlyDictionary<(string, string), TableEntity> Nothing = ImmutableDictionary<(string, string), TableEntity>.Empty;

    /// <summary>Stores readings. Once this has returned they are there; the same again is always safe.</summary>
    /// <exception cref="ProblemException">Other figures stand, and this is no correction: nothing was stored of a call of one day and 100 rows.</exception>
    public async Task<PushOutcome> StoreAsync(Source source, PushedReadings pushed, Order order, CancellationToken cancellationToken)
    {
        var now = time.Now();
        // What a past day owes is noted before anything is written to it.
        await marks.MarkAsync(source.Id, pushed.Readings.Select(reading => reading.At), cancellationToken);
        var plan = await WriteAsync(source, pushed, order, now, cancellationToken);
        var newest = pushed.Readings.Max(reading => reading.At);
        if (Quality.Of(newest, now, source.IntervalSeconds) == Quality.Measured)
            await sources.HeardAsync(source, newest, AttemptClass.Ok, cancellationToken);
        followUps.SignalMeasurements();
        return new(plan.Stored, plan.Same, plan.Backfilled, plan.Conflicts.Length);
    }

    private async Task<PushPlan> WriteAsync(Source source, PushedReadings pushed, Order order, Instant now, CancellationToken cancellationToken)
    {
        // As a rule nothing of it is there yet: then it is stored without a read. What it adds to is never overwritten.
        var plan = PushPlan.Of(source, pushed, Nothing, now);
        if (pushed.Correction is null && PushTable.IsOneTransaction(source, plan) && await table.TryWriteAsync(source, plan, cancellationToken))
            return plan;
        for (var attempt = 1; attempt <= MostTries; attempt++)
        {
            plan = PushPlan.Of(source, pushed, await table.ReadAsync(source, pushed, cancellationToken), now);
            if (plan.Conflicts.IsEmpty ? await table.TryWriteAsync(source, plan, cancellationToken) : await CorrectAsync(source, pushed, plan, order, cancellationToken))
                return plan;
        }

        throw Refusals.Busy();
    }

    private async Task<bool> CorrectAsync(Source source, PushedReadings pushed, PushPlan plan, Order order, CancellationToken cancellationToken)
    {
        if (pushed.Correction is not { } reason)
            throw Refusals.OtherFiguresStand(plan.Conflicts);
        var isDone = false;
        var detail = string.Create(CultureInfo.InvariantCulture, $"{plan.Conflicts.Length} figures: {string.Join("; ", plan.Conflicts.Take(MostDetails).Select(Describe))}. {reason}");
        await audit.DoAsync(
            new(order.Who, order.InvocationId, "measurement.correct", source.Id, detail),
            async () => isDone = await table.TryWriteAsync(source, plan, cancellationToken),
            cancellationToken);
        return isDone;

        string Describe(Change change)
        {
            var reading = pushed.Readings.First(each => change.Place.StartsWith($"{each.Place}/", StringComparison.Ordinal));
            return $"{reading.Unit.Id} {reading.At} {change.Place.Split('/')[^1]} {change.Before} -> {change.After}";
        }
    }
}
