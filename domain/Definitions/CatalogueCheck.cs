using System.Collections.Immutable;
using NhipSo.Domain.Definitions.Checks;

namespace NhipSo.Domain.Definitions;

/// <summary>What is wrong with a catalogue, in words that name the entry, the place and the mend. What is listed in forms' files is checked entry by entry, then all together.</summary>
public static class CatalogueCheck
{
    /// <summary>Every fault found; empty when the catalogue is sound.</summary>
    public static ImmutableArray<Fault> Faults(Catalogue catalogue) =>
    [
        .. UnitCheck.Faults(catalogue),
        .. UnitEventCheck.Faults(catalogue),
        .. DimensionCheck.Faults(catalogue),
        .. HolidayCheck.Faults(catalogue),
        .. SourceCheck.Faults(catalogue),
        .. IndicatorCheck.Faults(catalogue),
        .. AggregationCheck.Faults(catalogue),
        .. Each(catalogue, FormCheck.Faults),
        .. Each(catalogue, FormCalendarCheck.Faults),
        .. Each(catalogue, FormUnitsCheck.Faults),
        .. Each(catalogue, FormItemCheck.Faults),
        .. Each(catalogue, ComputedItemCheck.Faults),
        .. Each(catalogue, FormRuleCheck.Faults),
        .. Each(catalogue, StageCheck.Faults),
        .. Each(catalogue, DerivedFormCheck.Faults),
        .. Each(catalogue, ReplacedFormCheck.Faults),
        .. VersionCheck.Faults(catalogue),
        .. TaskCheck.Faults(catalogue),
        .. AskedOnceCheck.Faults(catalogue),
        .. FillInCheck.Faults(catalogue),
    ];

    private static IEnumerable<Fault> Each(Catalogue catalogue, Func<Form, string, Catalogue, IEnumerable<Fault>> check) =>
        catalogue.Written.Forms.SelectMany((form, index) => check(form, $"/forms/{index}", catalogue));
}
