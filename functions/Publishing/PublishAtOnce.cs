using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NhipSo.Functions.Submissions;

namespace NhipSo.Functions.Publishing;

/// <summary>Publishes in the process that wrote, as soon as it wrote; signals that come meanwhile share a run.</summary>
public sealed partial class PublishAtOnce(FollowUps followUps, Publisher publisher, ILogger<PublishAtOnce> log) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await followUps.Signals.WaitToReadAsync(stoppingToken))
        {
            var signals = new HashSet<PartitionKey?>();
            while (followUps.Signals.TryRead(out var signal))
                signals.Add(signal);
            foreach (var signal in signals)
                await PublishAsync(signal, stoppingToken);
        }
    }

    private async Task PublishAsync(PartitionKey? partition, CancellationToken cancellationToken)
    {
        try
        {
            if (partition is { } key)
                await publisher.PublishAsync(key, cancellationToken);
            else
                await publisher.PublishMeasurementsAsync(cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LeftToTimer(log, partition?.ToString() ?? "measurements", e);
        }
    }

    [LoggerMessage(3001, LogLevel.Warning, "Publishing {What} at once failed; the timer will")]
    private static partial void LeftToTimer(ILogger logger, string what, Exception exception);
}
