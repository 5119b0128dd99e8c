using System.Collections.Concurrent;
using NhipSo.Domain.Definitions;
using NodaTime;

namespace NhipSo.Functions.Polling;

/// <summary>
/// What each source said last of its owner. This process remembers what it polled itself, so that publishing need not read
/// a row a source again; what another process stored is read.
/// </summary>
public sealed class LatestMeasurements(MeasurementTable measurements)
{
    private readonly ConcurrentDictionary<string, (Instant Slot, Measurement Measurement)> polled = new(StringComparer.Ordinal);

    /// <summary>Remembers what was stored for a slot.</summary>
    public void Remember(Source source, Attempt attempt)
    {
        if (attempt.Readings.Units.FirstOrDefault(reading => reading.Unit == source.Owner) is { } reading)
            polled[source.Id] = (attempt.Slot, new(attempt.Ended, reading.Values));
        else if (!attempt.Readings.Units.IsEmpty)
            polled.TryRemove(source.Id, out _);
    }

    /// <summary>What a source said of its owner for a moment, or null.</summary>
    public async Task<Measurement?> FindAsync(Source source, Instant moment, CancellationToken cancellationToken) =>
        polled.TryGetValue(source.Id, out var known) && known.Slot == moment ? known.Measurement : await measurements.FindAsync(source, moment, cancellationToken);
}
