using NhipSo.Domain.Submissions;

namespace NhipSo.Functions.Publishing.OpenData;

/// <summary>A published figure with all that has to be known of it: a line of the open data.</summary>
/// <param name="Form">The version of the form that it was asked by.</param>
/// <param name="Period">The period.</param>
/// <param name="Unit">Who reported it; null for the total over all who gave it.</param>
/// <param name="Indicator">What it is of.</param>
/// <param name="Value">The figure.</param>
/// <param name="Status">How final it is.</param>
/// <param name="Units">How many units it covers.</param>
/// <param name="Report">The report that it is from; null for a total.</param>
internal sealed record Observation(
    FormSummary Form, PeriodSummary Period, UnitSummary? Unit, IndicatorSummary Indicator, decimal Value, ValueStatus Status, int Units, SubmissionSummary? Report)
{
    /// <summary>Every figure of a snapshot, the units' first.</summary>
    public static IEnumerable<Observation> Of(SubmissionSnapshot snapshot)
    {
        var units = snapshot.Units.ToDictionary(unit => unit.Id, StringComparer.Ordinal);
        foreach (var report in snapshot.Submissions.Where(report => units.ContainsKey(report.Unit)))
        {
            var figures = report.AsFigures();
            foreach (var indicator in snapshot.Indicators.Where(indicator => report.Values.ContainsKey(indicator.Code)))
                yield return new(snapshot.Form, snapshot.Period, units[report.Unit], indicator, report.Values[indicator.Code], figures.StatusOf(indicator.Code), 1, report);
        }

        foreach (var indicator in snapshot.Indicators.Where(indicator => snapshot.Totals.ContainsKey(indicator.Code)))
        {
            var total = snapshot.Totals[indicator.Code];
            yield return new(snapshot.Form, snapshot.Period, null, indicator, total.Value, total.Status, total.Units, null);
        }
    }
}
