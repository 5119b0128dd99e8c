using Microsoft.Azure.Functions.Worker;

namespace NhipSo.Functions.Publishing;

/// <summary>Each minute: publishes whatever is behind. Writes publish at once in their own process; this is the guarantee.</summary>
public sealed class PublishSnapshots(Publisher publisher)
{
    [Function(nameof(PublishSnapshots))]
    public Task RunAsync([TimerTrigger("0 * * * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        publisher.PublishAllAsync(cancellationToken);
}
