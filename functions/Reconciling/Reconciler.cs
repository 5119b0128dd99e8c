using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using NhipSo.Domain.Aggregation;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NhipSo.Domain.Reconciling;
using NhipSo.Functions.Measuring;
using NhipSo.Functions.Publishing;
using NhipSo.Functions.Submissions;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Reconciling;

/// <summary>Holds what units reported for a period against what was measured of it, and moves the work on discrepancies that follows by itself.</summary>
public sealed class Reconciler(
    Catalogue catalogue, SubmissionTable submissions, MeasuredPeriodTable measured, DiscrepancyTable discrepancies, OtherFigures others, ReadDays read,
    ShowMarks marks, FollowUps followUps, IOptions<ReconciliationOptions> options, TimeProvider time)
{
    private const int MaxTries = 3;
    private const string By = "system:reconciliation";

    /// <summary>
    /// Reconciles a period. The same figures again write nothing; what someone else wrote meanwhile is decided again. The row that
    /// says what it was reconciled with comes last, so that a crash repeats it.
    /// </summary>
    /// <param name="form">A version of a form that units send.</param>
    /// <param name="period">A period of it that is over.</param>
    /// <param name="cancellationToken">Ends the run; the next one does the rest.</param>
    /// <exception cref="InvalidOperationException">Someone else wrote to the period's rows each time; the next run tries again.</exception>
    public async Task ReconcileAsync(Form form, Period period, CancellationToken cancellationToken)
    {
        var mark = await marks.OweAsync(ShowMarks.Compared, DiscrepancyTable.PartitionOf(form, period), cancellationToken);
        for (var tries = 0; tries < MaxTries; tries++)
        {
            var (rows, state) = await DecideAsync(form, period, cancellationToken);
            if (await discrepancies.TryWriteAsync(form, period, rows, cancellationToken))
            {
                await discrepancies.WriteStateAsync(form, period, state, cancellationToken);
                await marks.DoneAsync(mark, cancellationToken);
                followUps.SignalMarked();
                return;
            }
        }

        throw new InvalidOperationException($"Others keep writing to the discrepancies of {form.Code} {period}.");
    }

    private async Task<(IReadOnlyList<ReconciledRow> Rows, ReconciledState State)> DecideAsync(Form form, Period period, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var (partition, heads) = await submissions.ReadHeadsAsync(new(form.Code, period), cancellationToken);
        var frozen = await measured.ReadNewestAsync(form, period, cancellationToken);
        var stored = (await discrepancies.ReadAsync(form, period, indicators: null, cancellationToken)).ToDictionary(row => (row.Unit, row.Indicator));
        var looksAgain = stored.Count > 0 && (await discrepancies.FindStateAsync(form, period, cancellationToken))?.Catalogue != catalogue.Version;
        if (frozen.Count == 0 && stored.Count == 0)
            return ([], new(partition.Head.Sequence, catalogue.Version, null, NoBlocks, now));

        var reports = heads.Where(head => head.ContainsKey("formVersion")).ToDictionary(HeadRows.UnitOf, StringComparer.Ordinal);
        var run = new ReconciliationRun(
            catalogue, form, period, partition, reports, frozen,
            await ReadToDateAsync(form, period, cancellationToken), stored, looksAgain, options.Value, now, By);
        var rows = run.Decide(run.NeedsCauses ? await others.ReadAsync(form, period, cancellationToken) : null);
        return (rows, new(partition.Head.Sequence, catalogue.Version, run.Next, await BlocksAsync(run, form, period, cancellationToken), now));
    }

    private async Task<IReadOnlyDictionary<string, MeasuredUnit>> ReadToDateAsync(Form form, Period period, CancellationToken cancellationToken) =>
        catalogue.ItemsOf(form).Any(pair => pair.Indicator.Accumulates is not null)
            ? await read(Alternatives.ToDate(form.Calendar.Regime, period), cancellationToken)
            : ImmutableDictionary<string, MeasuredUnit>.Empty;

    /// <summary>What was measured of every kind of unit: the ministries stand beside the provinces, and the nation is all of them.</summary>
    private async Task<ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, Total>>> BlocksAsync(
        ReconciliationRun run, Form form, Period period, CancellationToken cancellationToken)
    {
        var window = form.Calendar.Window(period);
        var all = await read(window, cancellationToken);
        return catalogue.Units.Where(unit => !unit.IsSandbox && unit.IsValidOn(window.End)).GroupBy(unit => unit.Kind)
            .Select(kind => (Kind: Words.Of(kind.Key), Total: run.TotalOf(kind, all)))
            .Where(block => !block.Total.IsEmpty)
            .ToImmutableSortedDictionary(block => block.Kind, block => block.Total, StringComparer.Ordinal);
    }

    private static ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, Total>> NoBlocks =>
        ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, Total>>.Empty;
}
