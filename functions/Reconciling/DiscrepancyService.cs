using System.Collections.Immutable;
using Azure;
using Microsoft.Extensions.Options;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Reconciling;
using NhipSo.Domain.Submissions;
using NhipSo.Functions.Access;
using NhipSo.Functions.Problems;
using NhipSo.Functions.Publishing;
using NodaTime;

namespace NhipSo.Functions.Reconciling;

/// <summary>What someone does about a discrepancy.</summary>
/// <param name="Kind">What.</param>
/// <param name="At">After how many steps they saw it.</param>
/// <param name="Note">Why, or null.</param>
/// <param name="Reply">What the unit says, of an answer.</param>
/// <param name="By">Who.</param>
/// <param name="InvocationId">The run of the function that does it.</param>
public sealed record DiscrepancyOrder(StepKind Kind, int At, string? Note, Reply? Reply, string By, string InvocationId);

/// <summary>Moves the work on a discrepancy as units and the ministry say. Every step is in the audit before it is made.</summary>
public sealed class DiscrepancyService(
    DiscrepancyTable table, AuditTable audit, ShowMarks marks, FollowUps followUps, Catalogue catalogue, IOptions<ReconciliationOptions> options, TimeProvider time)
{
    /// <summary>The row that an address names.</summary>
    /// <exception cref="ProblemException">There is none.</exception>
    public async Task<(StoredDiscrepancy Found, Indicator Indicator)> ReadAsync(Obligation obligation, string code, CancellationToken cancellationToken)
    {
        var indicator = catalogue.FindIndicator(code) ?? throw Refusals.UnknownIndicator(code);
        return (
            await table.FindAsync(obligation.Form, obligation.Period, obligation.Unit.Id, code, cancellationToken) ?? throw Refusals.NoSuchDiscrepancy(obligation.Unit, indicator),
            indicator);
    }

    /// <summary>Makes a step; the same order again is the same.</summary>
    /// <exception cref="ProblemException">It is not possible now, or someone else has done something meanwhile.</exception>
    public async Task<StoredDiscrepancy> DoAsync(Obligation obligation, string code, DiscrepancyOrder order, CancellationToken cancellationToken)
    {
        var (found, indicator) = await ReadAsync(obligation, code, cancellationToken);
        var (now, work) = (time.Now(), found.Work);
        if (work is null)
            throw Refusals.NoSuchDiscrepancy(obligation.Unit, indicator);
        if (work.Steps != order.At)
            return await WasMadeAsync(obligation, found, order, cancellationToken) ? found : throw Refusals.DiscrepancyChanged(work.Steps);
        if (WorkTransitions.After(work.State, order.Kind) is null)
            throw Refusals.StepNotNow(WorkNames.Of(order.Kind), WorkNames.Of(work.State), WorkNames.Before(order.Kind));
        if (order.Kind == StepKind.Close && !Working.MayClose(work, now))
            throw Refusals.StillToExplain(work.Due!.Value);
        var due = order.Kind is StepKind.Reject or StepKind.Reopen ? Working.DueAfter(now, options.Value.AnswerWorkingDays, catalogue.WorkingDays) : (Instant?)null;
        var (after, step) = Working.Do(work, order.Kind, found.Comparison, order.By, now, due, order.Note, order.Reply);
        var moved = found with { Work = after };
        var entry = new AuditEntry(
            order.By, order.InvocationId, $"discrepancy.{Submissions.Words.Of(order.Kind)}",
            $"{DiscrepancyTable.PartitionOf(obligation.Form, obligation.Period)}|{found.Unit}|{found.Indicator}", order.Note ?? order.Reply?.Text ?? "");
        var mark = await marks.OweAsync(ShowMarks.Compared, DiscrepancyTable.PartitionOf(obligation.Form, obligation.Period), cancellationToken);
        await audit.DoAsync(entry, async () =>
        {
            if (!await table.TryWriteAsync(obligation.Form, obligation.Period, [new(moved, found.Comparison.IsApart(indicator), [step])], cancellationToken))
                throw Refusals.DiscrepancyChanged(work.Steps + 1);
        }, cancellationToken);
        await FollowAsync(mark);
        return moved;
    }

    /// <summary>The step is made whatever becomes of this: the mark before it is followed all the same, later.</summary>
    private async Task FollowAsync(ShowMark mark)
    {
        try
        {
            await marks.DoneAsync(mark, CancellationToken.None);
            followUps.SignalMarked();
        }
        catch (RequestFailedException)
        {
            // Storage fails now; in ten minutes the mark is followed.
        }
    }

    /// <summary>Whether the newest step is the very one that is ordered: its answer was lost on the way.</summary>
    private async Task<bool> WasMadeAsync(Obligation obligation, StoredDiscrepancy found, DiscrepancyOrder order, CancellationToken cancellationToken)
    {
        if (found.Work!.Steps != order.At + 1)
            return false;
        var steps = await table.ReadStepsAsync(obligation.Form, obligation.Period, found.Unit, found.Indicator, cancellationToken);
        return steps[^1] is var last && last.Number == order.At + 1 && last.Kind == order.Kind && last.By == order.By && last.Note == order.Note
            && Same(last.Reply, order.Reply);
    }

    private static bool Same(Reply? one, Reply? other) =>
        one?.Cause == other?.Cause && one?.Text == other?.Text
        && (one?.Evidence ?? ImmutableArray<Evidence>.Empty).SequenceEqual(other?.Evidence ?? ImmutableArray<Evidence>.Empty);
}
