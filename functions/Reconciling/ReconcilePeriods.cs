using Microsoft.Azure.Functions.Worker;
using NhipSo.Domain.Definitions;
using NhipSo.Functions.Submissions;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Reconciling;

/// <summary>
/// Each hour: reconciles the periods that have new reports or measurements, or in which units can now be told. With nothing to do
/// it costs one query of the marks and two point reads a warm period that is over.
/// </summary>
public sealed class ReconcilePeriods(
    Reconciler reconciler, ReconciliationMarks marks, DiscrepancyTable discrepancies, SubmissionTable submissions, Catalogue catalogue, TimeProvider time)
{
    /// <exception cref="AggregateException">What could not be reconciled, after all else was.</exception>
    [Function(nameof(ReconcilePeriods))]
    public async Task RunAsync([TimerTrigger("0 20 * * * *")] TimerInfo timer, CancellationToken cancellationToken)
    {
        var failures = new List<Exception>();
        var marked = (await marks.ReadAsync(cancellationToken)).ToLookup(mark => (mark.Form, mark.Period));
        foreach (var (form, period) in catalogue.Forms.Where(IsReconciled).SelectMany(form => catalogue.Warm(form.Code, time.Now())).Where(IsOver))
        {
            if (!marked.Contains((form.Code, period)))
                await AttemptAsync(async () => await ReconcileIfBehindAsync(form, period, cancellationToken));
        }

        foreach (var owed in marked)
            await AttemptAsync(() => ReconcileMarkedAsync([.. owed], cancellationToken));
        if (failures.Count > 0)
            throw new AggregateException(failures);

        async Task AttemptAsync(Func<Task> reconcile)
        {
            try
            {
                await reconcile();
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                failures.Add(e);
            }
        }
    }

    private async Task ReconcileIfBehindAsync(Form form, Period period, CancellationToken cancellationToken)
    {
        var (sequence, _) = await submissions.ReadSequenceAsync(new(form.Code, period), cancellationToken);
        var state = await discrepancies.FindStateAsync(form, period, cancellationToken);
        if (state is null ? sequence > 0 : state.Sequence != sequence || state.Catalogue != catalogue.Version || state.Next <= time.Now())
            await reconciler.ReconcileAsync(form, period, cancellationToken);
    }

    private async Task ReconcileMarkedAsync(IReadOnlyList<ReconciliationMark> owed, CancellationToken cancellationToken)
    {
        var read = time.Now();
        var (code, period) = (owed[0].Form, owed[0].Period);
        if (catalogue.FindForm(code, period) is { } form && IsReconciled(form) && IsOver((form, period)))
            await reconciler.ReconcileAsync(form, period, cancellationToken);
        foreach (var mark in owed)
            await marks.ClearAsync(mark, read, cancellationToken);
    }

    /// <summary>A derived form's figures are those of its source, and a plan is not measured.</summary>
    private static bool IsReconciled(Form form) => form.DerivedFrom is null && form.Standing == Standing.Actual;

    private bool IsOver((Form Form, Period Period) pair) =>
        pair.Form.Calendar.Window(pair.Period).End < time.Now().InZone(Domain.Periods.VietnamTime.Zone).Date;
}
