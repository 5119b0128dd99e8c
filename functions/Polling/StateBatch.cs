using Microsoft.Extensions.Logging;

namespace NhipSo.Functions.Polling;

/// <summary>Gathers the states of a run as its attempts end, and writes them a hundred at once.</summary>
internal sealed partial class StateBatch(SourceTable sources, ILogger log)
{
    private readonly Lock gate = new();
    private List<StateChange> waiting = [];

    /// <summary>Takes a state; whoever completes a hundred writes them.</summary>
    public async Task AddAsync(StateChange change)
    {
        List<StateChange> full;
        lock (gate)
        {
            waiting.Add(change);
            if (waiting.Count < SourceTable.BatchSize)
                return;
            (full, waiting) = (waiting, []);
        }

        await WriteAsync(full);
    }

    /// <summary>Writes what is left; an app that stops does so too.</summary>
    public async Task FinishAsync()
    {
        if (waiting.Count > 0)
            await WriteAsync(waiting);
        waiting = [];
    }

    private async Task WriteAsync(List<StateChange> changes)
    {
        try
        {
            await sources.WriteAsync(changes, CancellationToken.None);
        }
        catch (Exception e)
        {
            // Their attempts are stored: the sources are still due, and the next run makes the states from those.
            NotWritten(log, changes.Count, e);
        }
    }

    [LoggerMessage(2005, LogLevel.Warning, "The states of {Count} sources could not be written; the next run makes them from what is stored")]
    private static partial void NotWritten(ILogger logger, int count, Exception exception);
}
