using Microsoft.Azure.Functions.Worker;

namespace NhipSo.Functions.Polling;

/// <summary>Polls the systems that are due by what is stored, whatever was missed.</summary>
public sealed class PollSources(SourcePoller poller)
{
    [Function(nameof(PollSources))]
    public Task RunAsync([TimerTrigger("%PollSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        poller.PollDueAsync(cancellationToken);
}
