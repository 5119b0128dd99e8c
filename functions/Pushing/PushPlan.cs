using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NhipSo.Functions.Polling;
using NhipSo.Functions.Problems;
using NodaTime;

namespace NhipSo.Functions.Pushing;

/// <summary>What comes of readings beside what is stored already. Idempotent by source, metric, unit and moment.</summary>
/// <param name="Writes">What is to be written.</param>
/// <param name="Stored">How many figures are new.</param>
/// <param name="Same">How many are there already.</param>
/// <param name="Backfilled">How many of the new ones fill a gap of the past.</param>
/// <param name="Conflicts">Where others stand: what stands and what was sent.</param>
public sealed record PushPlan(ImmutableArray<TableTransactionAction> Writes, int Stored, int Same, int Backfilled, ImmutableArray<Change> Conflicts)
{
    /// <summary>Decides it. A figure that stands is replaced by a correction alone.</summary>
    /// <param name="source">The system.</param>
    /// <param name="pushed">What it sent.</param>
    /// <param name="stored">The rows that are there, by partition and row key.</param>
    /// <param name="now">The server's time.</param>
    public static PushPlan Of(Source source, PushedReadings pushed, IReadOnlyDictionary<(string, string), TableEntity> stored, Instant now)
    {
        var writes = ImmutableArray.CreateBuilder<TableTransactionAction>();
        var conflicts = ImmutableArray.CreateBuilder<Change>();
        var heard = new List<PushedReading>();
        var (added, same, backfilled) = (0, 0, 0);
        foreach (var reading in pushed.Readings)
        {
            var row = new TableEntity(MeasurementKeys.Partition(source, reading.At), MeasurementKeys.ValuesOf(reading.Unit.Id, reading.At));
            var before = stored.GetValueOrDefault((row.PartitionKey, row.RowKey));
            var isBackfill = Quality.Of(reading.At, now, source.IntervalSeconds) == Quality.Backfilled;
            var (isNew, isCorrection) = (false, false);
            foreach (var (code, sent) in reading.Values)
            {
                var stands = before?.GetDouble(code);
                if (stands.Equals(sent.Value))
                {
                    same++;
                    continue;
                }

                row[code] = sent.Value;
                if (stands is { } other)
                {
                    conflicts.Add(new(sent.Place, JsonValue.Create(other), JsonValue.Create(sent.Value)));
                    isCorrection = true;
                }
                else
                {
                    isNew = true;
                    added++;
                    backfilled += isBackfill ? 1 : 0;
                }
            }

            if (!isNew && !isCorrection)
                continue;
            row["at"] = reading.At.ToDateTimeOffset();
            row["receivedAt"] = now.ToDateTimeOffset();
            // A row says of itself the least that is true of any of its figures.
            row["quality"] = isCorrection ? Quality.Corrected : isBackfill ? Quality.Backfilled : before?.GetString("quality") ?? Quality.Measured;
            writes.Add(before is null ? new(TableTransactionActionType.Add, row) : new(TableTransactionActionType.UpdateMerge, row, before.ETag));
            if (!isBackfill)
                heard.Add(reading);
        }

        writes.AddRange(heard.GroupBy(reading => Slot.At(reading.At, source.IntervalSeconds)).Select(slot => AttemptOf(source, slot.Key, [.. slot])));
        return new(writes.ToImmutable(), added, same, backfilled, conflicts.ToImmutable());
    }

    /// <summary>That the system was heard of in a slot, as an attempt is; what fills a gap leaves the gap seen.</summary>
    private static TableTransactionAction AttemptOf(Source source, Instant slot, PushedReading[] readings) => new(
        TableTransactionActionType.UpsertMerge,
        MeasurementRows.Attempt(
            MeasurementKeys.Partition(source, slot), slot, readings.Max(reading => reading.At), 0, AttemptClass.Ok,
            Readings.None with { Units = [.. readings.Select(reading => reading.Unit.Id).Distinct().Select(unit => new Reading(unit, ImmutableSortedDictionary<string, double>.Empty))] }));
}
