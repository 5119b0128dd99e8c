using NhipSo.Domain.Aggregation;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NhipSo.Domain.Reconciling;
using NhipSo.Functions.Submissions;
using NodaTime;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Reconciling;

/// <summary>What was measured, as the API answers it.</summary>
/// <param name="Value">In the indicator's unit of measure.</param>
/// <param name="Version">Which version of it; 0 where it is not frozen.</param>
/// <param name="AsOf">When the newest of what it rests on was measured.</param>
/// <param name="Coverage">What it rests on.</param>
public sealed record MeasuredAnswer(decimal Value, int Version, Instant AsOf, Coverage Coverage);

/// <summary>A likely cause, as the API answers it.</summary>
/// <param name="Cause">Its code.</param>
/// <param name="Name">As people call it.</param>
/// <param name="IsExact">Whether it gives the reported figure to the last decimal shown.</param>
/// <param name="Strength">How much speaks for it, 0 to 1; it orders and is no probability.</param>
/// <param name="Share">How much of the gap it explains, 0 to 1.</param>
/// <param name="Evidence">The figures that speak for it.</param>
public sealed record CauseAnswer(CauseKind Cause, Text Name, bool IsExact, decimal Strength, decimal Share, IReadOnlyList<Support> Evidence);

/// <summary>Where the work stands, as the API answers it.</summary>
/// <param name="State">Where.</param>
/// <param name="Steps">How many steps there were: the ETag.</param>
/// <param name="Round">How often it was begun.</param>
/// <param name="Since">Since when it stands there.</param>
/// <param name="Told">When the unit was told, or null.</param>
/// <param name="Due">Until when the unit may explain before it becomes public, or null.</param>
/// <param name="Reply">What the unit said, or null.</param>
public sealed record WorkAnswer(WorkState State, int Steps, int Round, Instant Since, Instant? Told, Instant? Due, Reply? Reply);

/// <summary>A reported and a measured figure side by side, as the API answers them.</summary>
/// <param name="Form">The form's code.</param>
/// <param name="Period">The period's code.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Indicator">The indicator's code.</param>
/// <param name="Name">Its name.</param>
/// <param name="State">How the two stand to each other.</param>
/// <param name="Reported">What was reported, and how final it is; or null.</param>
/// <param name="Revision">The hash of the report's revision, or null.</param>
/// <param name="Measured">What was measured, or null.</param>
/// <param name="Gap">Reported less measured.</param>
/// <param name="GapPercent">The same in per cent of the measured figure.</param>
/// <param name="Tolerance">How far they may be apart.</param>
/// <param name="Causes">The likely causes, the likeliest first.</param>
/// <param name="DataDoNotTell">Whether the two are apart and no cause was found.</param>
/// <param name="Work">Where the work stands; null where there never was a discrepancy.</param>
/// <param name="Public">Whether it may be shown to everyone.</param>
/// <param name="Reconciled">When the figures were last other ones.</param>
public sealed record DiscrepancyAnswer(
    string Form, string Period, UnitAnswer Unit, string Indicator, Text Name, ComparisonState State, StatedFigure? Reported, string? Revision, MeasuredAnswer? Measured,
    decimal? Gap, decimal? GapPercent, Tolerance Tolerance, IReadOnlyList<CauseAnswer> Causes, bool DataDoNotTell, WorkAnswer? Work, bool Public, Instant Reconciled)
{
    /// <summary>A row as it is at <paramref name="now"/>.</summary>
    public static DiscrepancyAnswer From(Form form, Period period, Unit unit, Indicator indicator, StoredDiscrepancy found, Instant now)
    {
        var (comparison, work) = (found.Comparison, found.Work);
        return new(
            form.Code, period.Code, UnitAnswer.From(unit), indicator.Code, indicator.Name, comparison.State, comparison.Reported, found.Revision,
            comparison.Measured is { } measured ? new(measured.Value, found.MeasuredVersion, measured.AsOf, measured.Coverage) : null,
            comparison.Gap, comparison.GapPercent, Tolerance.Of(indicator),
            [.. found.Causes.Select(cause => new CauseAnswer(cause.Kind, WorkNames.Of(cause.Kind), cause.IsExact, cause.Strength, cause.Share, cause.Evidence))],
            found.DataDoNotTell(indicator),
            work is null ? null : new(work.State, work.Steps, work.Round, work.Since, work.Told, work.Due, work.Reply),
            found.IsPublicAt(now), found.Reconciled);
    }
}
