using System.Collections.Immutable;
using NhipSo.Domain.Aggregation;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Lineage;
using NhipSo.Domain.Submissions;
using NodaTime;

namespace NhipSo.Functions.Publishing.Derived;

/// <summary>What is planned for a year: for the country, and for the units that it is allotted to.</summary>
internal sealed class YearPlan
{
    private readonly Catalogue catalogue;
    private readonly ImmutableSortedDictionary<string, Total> national;
    private readonly Dictionary<string, UnitFigures> allotted;

    /// <param name="catalogue">The definitions.</param>
    /// <param name="published">The form and period of the plan.</param>
    /// <param name="plan">What is published of it.</param>
    /// <param name="day">By whose units: what predecessors were allotted is their successor's, if all were.</param>
    public YearPlan(Catalogue catalogue, PublishedPeriod published, SubmissionSnapshot plan, LocalDate day)
    {
        (this.catalogue, national) = (catalogue, plan.Totals);
        var indicators = catalogue.ItemsOf(published.Form).Select(pair => pair.Indicator).ToList();
        var written = plan.Submissions.Where(report => report.Parts is not null).SelectMany(report => report.Parts!)
            .SelectMany(parts => parts.Value, (parts, part) => (Unit: part.Key, Indicator: parts.Key, part.Value))
            .GroupBy(each => each.Unit, StringComparer.Ordinal)
            .ToDictionary(unit => unit.Key, unit => new UnitFigures(Sums(unit.Select(each => (each.Indicator, each.Value))), ValueStatus.Official), StringComparer.Ordinal);
        var then = catalogue.Units.Where(unit => !unit.IsSandbox && unit.IsValidOn(published.Period.First));
        allotted = SuccessorView.Of(catalogue, indicators, then, written, day).ToDictionary(StringComparer.Ordinal);
        foreach (var unit in written.Keys.Where(id => catalogue.FindUnit(id)?.IsValidOn(day) == true))
            allotted[unit] = written[unit];
    }

    /// <summary>What is planned of an indicator for the country: itself in the plan, or a target that is of it.</summary>
    public decimal? Of(Indicator indicator) =>
        national.TryGetValue(indicator.Code, out var planned) ? planned.Value
            : catalogue.Indicators.FirstOrDefault(each => each.Kind == ValueKind.Number && each.Of == indicator.Code && national.ContainsKey(each.Code)) is { } target ? national[target.Code].Value : null;

    /// <summary>What units were allotted of an indicator together; null where one of them was not.</summary>
    public decimal? Of(Indicator indicator, IEnumerable<string> units)
    {
        decimal? sum = 0;
        foreach (var unit in units)
            sum += allotted.GetValueOrDefault(unit)?.Find(indicator.Code)?.Value;
        return sum;
    }

    /// <summary>What of a plan is reached, in per cent to two decimals; null where nothing is planned or known.</summary>
    public static decimal? Share(decimal? reached, decimal? planned) => planned is > 0 && reached is not null ? Math.Round(100 * reached.Value / planned.Value, 2) : null;

    private static ImmutableSortedDictionary<string, decimal> Sums(IEnumerable<(string Code, decimal Value)> figures) =>
        figures.GroupBy(each => each.Code, StringComparer.Ordinal).ToImmutableSortedDictionary(code => code.Key, code => code.Sum(each => each.Value), StringComparer.Ordinal);
}
