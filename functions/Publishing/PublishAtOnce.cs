using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace NhipSo.Functions.Publishing;

/// <summary>
/// Publishes in the process that wrote, as soon as it wrote; signals that come meanwhile share a run. At its start a
/// process publishes whatever is behind, rather than leave it to the next minute.
/// </summary>
public sealed partial class PublishAtOnce(FollowUps followUps, Publisher publisher, ILogger<PublishAtOnce> log) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await AttemptAsync("everything", publisher.PublishAllAsync, stoppingToken);
        while (await followUps.Signals.WaitToReadAsync(stoppingToken))
        {
            var signals = new HashSet<FollowUp>();
            while (followUps.Signals.TryRead(out var signal))
                signals.Add(signal);
            foreach (var signal in signals)
                await PublishAsync(signal, stoppingToken);
            // While more reports come, those come first: what is made of them follows when there is a pause, or by the minute.
            if (signals.Any(signal => signal.Partition is not null) && !followUps.Signals.TryPeek(out _))
                await AttemptAsync("what is made of reports", publisher.PublishPromptAsync, stoppingToken);
        }
    }

    private Task PublishAsync(FollowUp signal, CancellationToken cancellationToken) => signal.Partition is { } key
        ? AttemptAsync(key.ToString(), token => publisher.PublishAsync(key, token), cancellationToken)
        : signal.IsMarked ? AttemptAsync("what is marked", publisher.PublishMarkedAsync, cancellationToken)
        : AttemptAsync("measurements", publisher.PublishMeasurementsAsync, cancellationToken);

    private async Task AttemptAsync(string what, Func<CancellationToken, Task> publish, CancellationToken cancellationToken)
    {
        try
        {
            await publish(cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LeftToTimer(log, what, e);
        }
    }

    [LoggerMessage(3001, LogLevel.Warning, "Publishing {What} at once failed; the timer will")]
    private static partial void LeftToTimer(ILogger logger, string what, Exception exception);
}
