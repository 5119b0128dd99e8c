using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using NhipSo.Domain.Definitions;

namespace NhipSo.Functions.Publishing;

/// <summary>Each day at 02:15 in Vietnam: deletes published files that nothing has named for 24 hours.</summary>
public sealed partial class CleanSnapshots(SnapshotCleaner cleaner, SnapshotStore store, InternalSnapshots inside, Catalogue catalogue, ILogger<CleanSnapshots> log)
{
    [Function(nameof(CleanSnapshots))]
    public async Task RunAsync([TimerTrigger("0 15 19 * * *")] TimerInfo timer, CancellationToken cancellationToken)
    {
        var deleted = await cleaner.CleanAsync(store, cancellationToken);
        foreach (var scope in catalogue.Units.Where(unit => !unit.IsSandbox && catalogue.Written.Forms.Any(form => IsInside(form) && form.IsAskedOf(unit)))
            .Select(unit => unit.Id).Prepend(InternalSnapshots.Steer))
        {
            var within = inside.Of(scope);
            if (await within.Place.Container.ExistsAsync(cancellationToken))
                deleted += await cleaner.CleanAsync(within, cancellationToken);
        }

        Cleaned(log, deleted);
    }

    /// <summary>Whether something of a form's reporters is published inside: their reports, or their scores.</summary>
    private bool IsInside(Form form) => form.Publish == Publication.Confirmation
        || catalogue.Written.Scorecards.Any(card => card.Visibility == ScoreVisibility.Internal && card.Form == form.Code);

    [LoggerMessage(3004, LogLevel.Information, "{Deleted} published files that nothing names were deleted")]
    private static partial void Cleaned(ILogger logger, int deleted);
}
