using System.Collections.Immutable;
using NhipSo.Domain.Definitions.Checks;

namespace NhipSo.Domain.Definitions;

/// <summary>What is wrong with a catalogue, in words that name the entry, the place and the mend.</summary>
public static class CatalogueCheck
{
    /// <summary>
    /// Every fault found; empty when the catalogue is sound. What rests on the forms' calendars and versions is checked only when
    /// those are sound: no window can be computed from a wrong one.
    /// </summary>
    public static ImmutableArray<Fault> Faults(Catalogue catalogue)
    {
        ImmutableArray<Fault> calendars = [.. Each(catalogue, FormCalendarCheck.Faults), .. VersionCheck.Faults(catalogue)];
        return
        [
            .. UnitCheck.Faults(catalogue),
            .. UnitEventCheck.Faults(catalogue),
            .. DimensionCheck.Faults(catalogue),
            .. HolidayCheck.Faults(catalogue),
            .. SourceCheck.Faults(catalogue),
            .. IndicatorCheck.Faults(catalogue),
            .. AggregationCheck.Faults(catalogue),
            .. TaskCheck.Faults(catalogue),
            .. PublishedCheck.Faults(catalogue),
            .. ScorecardCheck.Faults(catalogue),
            .. Each(catalogue, FormCheck.Faults),
            .. Each(catalogue, FormUnitsCheck.Faults),
            .. Each(catalogue, FormRuleCheck.Faults),
            .. calendars,
            .. calendars.IsEmpty ? OverTime(catalogue) : [],
        ];
    }

    /// <summary>What is wrong with a source beside those of a catalogue; the places are pointers into the source.</summary>
    public static ImmutableArray<Fault> Faults(Source source, Catalogue catalogue) => [.. SourceCheck.Faults(source, "", catalogue)];

    private static IEnumerable<Fault> OverTime(Catalogue catalogue) =>
    [
        .. Each(catalogue, FormItemCheck.Faults),
        .. Each(catalogue, ComputedItemCheck.Faults),
        .. Each(catalogue, StageCheck.Faults),
        .. Each(catalogue, DerivedFormCheck.Faults),
        .. Each(catalogue, ReplacedFormCheck.Faults),
        .. AskedOnceCheck.Faults(catalogue),
        .. FillInCheck.Faults(catalogue),
    ];

    private static IEnumerable<Fault> Each(Catalogue catalogue, Func<Form, string, Catalogue, IEnumerable<Fault>> check) =>
        catalogue.Written.Forms.SelectMany((form, index) => check(form, $"/forms/{index}", catalogue));
}
