using System.Collections.Concurrent;
using NhipSo.Domain.Ledger;
using NhipSo.Functions.Monitoring;
using NhipSo.Functions.Problems;
using NhipSo.Functions.Publishing;

namespace NhipSo.Functions.Submissions;

/// <summary>What a sender gets for a report.</summary>
/// <param name="Head">The revision that says what was sent.</param>
/// <param name="Receipt">Its receipt.</param>
/// <param name="IsNew">Whether this call stored it.</param>
public sealed record Accepted(UnitHead Head, string Receipt, bool IsNew);

/// <summary>Puts reports to the ledger and finds the receipts of those that are there already.</summary>
public sealed class SubmissionService(SubmissionTable table, ReceiptSigner signer, FollowUps followUps, Measures measures, TimeProvider time)
{
    private readonly ConcurrentDictionary<PartitionKey, PartitionWriter> writers = new();

    /// <summary>Stores a report, unless the same is stored already.</summary>
    /// <param name="report">The checked report.</param>
    /// <param name="corrects">The hash of the revision that it corrects, or null.</param>
    /// <param name="reason">Why it corrects, or null.</param>
    /// <param name="by">Who sends it.</param>
    /// <param name="cancellationToken">Ends the wait; what was begun is stored all the same.</param>
    /// <exception cref="ProblemException">It contradicts what is stored.</exception>
    public async Task<Accepted> SubmitAsync(
        Submission report, string? corrects, string? reason, string by, CancellationToken cancellationToken)
    {
        var writer = writers.GetOrAdd(report.Partition, key => new PartitionWriter(key, table, signer, followUps, time));
        var outcome = await writer.WriteAsync(report, corrects, reason, by).WaitAsync(cancellationToken);
        var unit = report.Unit.Id;
        switch (outcome)
        {
            case { Decision: Decision.Append, Head: { } head, Receipt: { } receipt }:
                measures.Stored();
                return new(head, receipt, IsNew: true);
            case { Decision: Decision.Same, Head: { } head }:
                return Known(await table.ReadRevisionAsync(report.Partition, unit, head.Revision, cancellationToken));
            case { Decision: Decision.BaseOutdated, Head: { } head }:
                return await table.FindRevisionAsync(report.Partition, unit, report.ContentHash, corrects!, cancellationToken) is { } retried
                    ? Known(retried)
                    : throw Refusals.BaseOutdated(head);
            case { Decision: Decision.BaseRequired, Head: { } head }:
                throw Refusals.BaseRequired(head);
            case { Decision: Decision.ReasonRequired }:
                throw Refusals.Invalid([ShapeFindings.ReasonRequired()]);
            default:
                throw Refusals.NothingToCorrect();
        }
    }

    private static Accepted Known(StoredRevision revision) => new(revision.Head, revision.Receipt, IsNew: false);
}
