using System.Collections.Immutable;
using NhipSo.Domain.Aggregation;

namespace NhipSo.Functions.Publishing;

/// <summary>The reports of a set of units, counted and summed up while they come.</summary>
/// <param name="none">Nothing yet, of the form's indicators.</param>
internal sealed class ReportGroup(RunningTotals none)
{
    private readonly RunningTotals totals = none;
    private SubmissionCounts counts = new(0, 0, 0, 0, 0, 0);
    private int askedOfReported;

    /// <summary>How many owe, have reported, were on time, are complete.</summary>
    public SubmissionCounts Counts => counts;

    /// <summary>The same of those alone that have a report here: of the others nothing is said, not even whether they are late.</summary>
    public SubmissionCounts CountsOfReported => counts with { Owed = counts.Received, Asked = askedOfReported, Withheld = counts.Owed - counts.Received };

    /// <summary>The totals of what was reported.</summary>
    public ImmutableSortedDictionary<string, Total> Totals() => totals.Current();

    /// <summary>Several sets of units as one.</summary>
    public static ReportGroup Of(RunningTotals empty, IEnumerable<ReportGroup> groups)
    {
        var all = new ReportGroup(empty.Empty());
        foreach (var each in groups)
        {
            all.totals.AddAll(each.totals);
            all.askedOfReported += each.askedOfReported;
            var (one, other) = (all.counts, each.counts);
            all.counts = new(
                one.Owed + other.Owed, one.Received + other.Received, one.OnTime + other.OnTime, one.Complete + other.Complete, one.Asked + other.Asked, one.Given + other.Given,
                Faulty: one.Faulty + other.Faulty);
        }

        return all;
    }

    /// <summary>Takes what a unit owes into account, or with -1 out of it.</summary>
    public void CountOwed(int asked, int sign) => counts = counts with { Owed = counts.Owed + sign, Asked = counts.Asked + (sign * asked) };

    /// <summary>Takes a report into account, or with -1 out of it.</summary>
    /// <param name="report">The report.</param>
    /// <param name="isOwed">Whether its unit owes it: others are summed, not counted.</param>
    /// <param name="sign">1 or -1.</param>
    public void Count(SubmissionSummary report, bool isOwed, int sign)
    {
        if (sign > 0)
            totals.Add(report.AsFigures());
        else
            totals.Remove(report.AsFigures());
        if (!isOwed)
            return;
        askedOfReported += sign * report.Asked;
        counts = counts with
        {
            Received = counts.Received + sign,
            OnTime = counts.OnTime + (report is { OnTime: true, Complete: true } ? sign : 0),
            Complete = counts.Complete + (report.Complete ? sign : 0),
            Given = counts.Given + (sign * report.Given),
            Faulty = counts.Faulty + (report.IsFaulty ? sign : 0),
        };
    }
}
