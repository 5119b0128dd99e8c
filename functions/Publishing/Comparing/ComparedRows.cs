using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NhipSo.Domain.Reconciling;
using NhipSo.Functions.Reconciling;
using NodaTime;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Publishing.Comparing;

/// <summary>All rows of a period as they are at a moment, and who may see what of them.</summary>
/// <param name="Form">The form.</param>
/// <param name="Period">The period.</param>
/// <param name="State">What it was last reconciled with, or null.</param>
/// <param name="Rows">The rows.</param>
/// <param name="Steps">The steps of the work by unit and indicator.</param>
internal sealed record ComparedRows(
    Form Form, Period Period, ReconciledState? State, IReadOnlyList<StoredDiscrepancy> Rows, ILookup<(string Unit, string Indicator), Step> Steps)
{
    /// <summary>
    /// Of fewer withheld units than this, what all units come to would say what those do not want said yet: then it is of the units that
    /// are named. The number is design; who compares files of several days can still find out more than one file says.
    /// </summary>
    public const int FewestHidden = 3;

    /// <summary>When something becomes public by time alone next: a unit's deadline; or null.</summary>
    public Instant? NextAfter(Instant now) => Rows
        .Where(row => row is { IsReleased: true, Comparison.State: ComparisonState.Discrepant, Work: { Told: not null, Reply: null } } && row.Work.Due >= now)
        .Select(row => (Instant?)(row.Work!.Due!.Value + Duration.FromSeconds(1))).Min();

    /// <summary>Whether everyone may see a row. Of a form that is public on confirmation, who has sent nothing is not told from who has.</summary>
    public bool IsNamed(StoredDiscrepancy row, Instant now) =>
        row.IsPublicAt(now) && (Form.Publish == Publication.Receipt || row.Comparison.Reported is not null);

    /// <summary>The rows that what everyone sees of an indicator's totals is made of, and how many units are withheld.</summary>
    public (IReadOnlyList<StoredDiscrepancy> Counted, int Withheld, bool SaysAll) PublicOf(string indicator, Instant now)
    {
        var released = Rows.Where(row => row.Indicator == indicator && row.IsReleased && (Form.Publish == Publication.Receipt || row.Comparison.Reported is not null)).ToList();
        var withheld = Rows.Count(row => row.Indicator == indicator && row.Comparison is { Reported: not null, Measured: not null } && !IsNamed(row, now));
        var saysAll = withheld is 0 or >= FewestHidden;
        return (saysAll ? released : released.FindAll(row => IsNamed(row, now)), withheld, saysAll);
    }

    /// <summary>What the measured figures of an indicator rest on, added up; or null.</summary>
    public static Coverage? CoverageOf(IEnumerable<StoredDiscrepancy> rows) => rows.Select(row => row.Comparison.Measured?.Coverage).OfType<Coverage>()
        .Aggregate((Coverage?)null, (sum, each) => sum is null ? each : new(
            sum.SlotsSeen + each.SlotsSeen, sum.SlotsDue + each.SlotsDue, sum.SystemsSeen + each.SystemsSeen, sum.SystemsDue + each.SystemsDue,
            sum.ServicesSeen + each.ServicesSeen, sum.ServicesDue + each.ServicesDue));
}
