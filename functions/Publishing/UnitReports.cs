using Azure.Data.Tables;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Ledger;
using NhipSo.Functions.Storage;
using NhipSo.Functions.Submissions;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Publishing;

/// <summary>Reads units' reports for publishing.</summary>
public sealed class UnitReports(SubmissionTable submissions, Catalogue catalogue)
{
    /// <summary>The newest report of a unit, or null. It costs a read only of a plan, whose allotments no head has.</summary>
    public async Task<SubmissionSummary?> FindReceivedAsync(PartitionKey key, Form form, PartitionHead partition, TableEntity head, CancellationToken cancellationToken)
    {
        var report = SubmissionSummary.Find(head, catalogue, form, key.Period, partition);
        return report is null || form.Standing != Standing.Plan
            ? report
            : WithParts(report, form, await submissions.ReadContentAsync(key, report.Unit, HeadRows.ReadUnit(head).Revision!.Entry, cancellationToken));
    }

    /// <summary>
    /// What of a unit's report by a form that is public on confirmation has been released, or null: the revision that the ministry
    /// confirmed last. A report that is reopened and corrected after that shows what was confirmed until the correction is; what was
    /// never confirmed shows nothing. It costs reads only where a report has moved on since it may have been confirmed.
    /// </summary>
    public async Task<SubmissionSummary?> FindReleasedAsync(PartitionKey key, Form form, PartitionHead partition, TableEntity head, CancellationToken cancellationToken)
    {
        switch (HeadRows.ReadUnit(head).State)
        {
            case ReportState.Confirmed:
                return await FindReceivedAsync(key, form, partition, head, cancellationToken);
            case ReportState.Reopened or ReportState.Resubmitted or ReportState.Returned:
                var chain = await submissions.ReadChainAsync(key, HeadRows.UnitOf(head), cancellationToken);
                var confirmed = chain.ToList().FindLastIndex(row => KindOf(row) == EntryKind.Confirm);
                return confirmed < 0 || chain.Take(confirmed).LastOrDefault(row => KindOf(row) == EntryKind.Submission) is not { } revision
                    ? null
                    : await ReadAsync(head, chain, revision, form, key.Period, partition, cancellationToken);
            default:
                return null;
        }
    }

    private async Task<SubmissionSummary> ReadAsync(
        TableEntity head, IReadOnlyList<TableEntity> chain, TableEntity row, Form form, Period period, PartitionHead partition, CancellationToken cancellationToken)
    {
        var content = await submissions.ReadContentAsync(row, cancellationToken);
        var first = chain.First(each => KindOf(each) == EntryKind.Submission && RevisionRecord.Read(each).IsComplete);
        var record = RevisionRecord.Read(row);
        var figures = record.Figures(content, catalogue, form.Code);
        var released = new SubmissionSummary(
            HeadRows.UnitOf(head), ReportState.Confirmed, row.Int32("revision"), row.Int64("sequence"), row.Instant("received"),
            first.Boolean("onTime") || first.Instant("received") <= Deadline.Due(form, period, partition, unit: null), record.IsComplete, Words.Of(figures.Status), row.Text("hash"),
            figures.Values, figures.Statuses, record.Asked, record.Given);
        return WithParts(released, form, content);
    }

    private static SubmissionSummary WithParts(SubmissionSummary report, Form form, string content) =>
        form.Standing == Standing.Plan ? report with { Parts = ReportContent.Read(content).Parts } : report;

    private static EntryKind KindOf(TableEntity row) => Words.Kind(row.Text("kind"));
}
