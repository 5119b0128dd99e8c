using NhipSo.Domain.Definitions;
using NhipSo.Functions.Polling;
using NodaTime;

namespace NhipSo.Functions.Pushing;

/// <summary>Moves on the state of a source that is not polled, as a poll does, so that its silence can be seen.</summary>
public sealed class HeardOf(SourceTable sources, TimeProvider time)
{
    /// <summary>It was heard of: its newest figures are of <paramref name="at"/>. Older ones than those that are known change nothing.</summary>
    public async Task NoteAsync(Source source, Instant at, CancellationToken cancellationToken)
    {
        var before = await sources.FindStoredAsync(source.Id, cancellationToken);
        if (before is not null && at < before.State.LastSuccessSlot)
            return;
        await sources.WriteAsync(source.Id, before, SourceState.After(before?.State, new(at, time.Now(), AttemptClass.Ok, GaveValues: true)), cancellationToken);
    }
}
