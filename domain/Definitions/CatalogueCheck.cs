using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using NhipSo.Domain.Periods;

namespace NhipSo.Domain.Definitions;

/// <summary>What is wrong with a catalogue, in words that name the entry and the mend.</summary>
public static partial class CatalogueCheck
{
    private const int MaxFormItems = 200;
    private const int MaxDecimals = 6;
    private static readonly FrozenSet<string> ColumnsOfMeasurements = ["at", "quality"];

    /// <summary>Every fault found; empty when the catalogue is sound.</summary>
    public static ImmutableArray<string> Faults(Catalogue catalogue) =>
    [
        .. Repeated(catalogue.Units.Select(unit => unit.Id), "unit"),
        .. Repeated(catalogue.Indicators.Select(indicator => indicator.Code), "indicator"),
        .. Repeated(catalogue.Written.Forms.Select(form => $"{form.Code} version {form.Version}"), "form"),
        .. Repeated(catalogue.Sources.Select(source => source.Id), "source"),
        .. catalogue.Units.SelectMany(unit => FaultsOf(unit, catalogue)),
        .. catalogue.Indicators.SelectMany(indicator => FaultsOf(indicator, catalogue)),
        .. catalogue.Written.Forms.SelectMany(form => FaultsOf(form, catalogue)),
        .. catalogue.Sources.SelectMany(source => FaultsOf(source, catalogue)),
    ];

    private static IEnumerable<string> Repeated(IEnumerable<string> keys, string what) =>
        keys.GroupBy(key => key).Where(group => group.Count() > 1).Select(group => $"{what} {group.Key}: named twice");

    private static IEnumerable<string> FaultsOf(Unit unit, Catalogue catalogue)
    {
        if (!UnitCode().IsMatch(unit.Code))
            yield return $"unit {unit.Id}: a code is 1 to 35 letters, digits, . and -";
        var expected = unit.ValidTo is null ? unit.Code : $"{unit.Code}~{unit.ValidFrom.Year}";
        if (unit.Id != expected)
            yield return $"unit {unit.Id}: by its code and validity its id is {expected}";
        if (unit.ValidTo < unit.ValidFrom)
            yield return $"unit {unit.Id}: ends before it begins";
        if (unit.ValidTo is not null && unit.Successors.IsEmpty)
            yield return $"unit {unit.Id}: has ended and names no successor";
        if (unit.ValidTo is null && !unit.Successors.IsEmpty)
            yield return $"unit {unit.Id}: names a successor and has not ended";
        foreach (var successor in unit.Successors.Where(id => catalogue.FindUnit(id) is null))
            yield return $"unit {unit.Id}: its successor {successor} is not in the catalogue";
        foreach (var other in catalogue.Units.Where(other => other.Code == unit.Code && Overlap(unit, other)))
            yield return $"unit {unit.Id}: code {unit.Code} belongs to {other.Id} at the same time";
    }

    private static bool Overlap(Unit one, Unit other) =>
        string.CompareOrdinal(one.Id, other.Id) < 0 && (one.IsValidOn(other.ValidFrom) || other.IsValidOn(one.ValidFrom));

    private static IEnumerable<string> FaultsOf(Indicator indicator, Catalogue catalogue)
    {
        if (!IndicatorCode().IsMatch(indicator.Code))
            yield return $"indicator {indicator.Code}: a code is a capital letter, then capital letters, digits and _";
        if (indicator.Min > indicator.Max)
            yield return $"indicator {indicator.Code}: its least value is above its greatest";
        if (indicator.Decimals is < 0 or > MaxDecimals)
            yield return $"indicator {indicator.Code}: {indicator.Decimals} decimals, where 0 to {MaxDecimals} are possible";
        if ((indicator.Kind == ValueKind.Ratio) != (indicator.Numerator is not null) || (indicator.Kind == ValueKind.Ratio) != (indicator.Denominator is not null))
            yield return $"indicator {indicator.Code}: a ratio, and nothing else, names a numerator and a denominator";
        else if ((indicator.Kind == ValueKind.Sum) != (indicator.Terms.Length > 1))
            yield return $"indicator {indicator.Code}: a sum, and nothing else, names at least two terms";
        else if ((indicator.Kind is ValueKind.Growth or ValueKind.PlanShare) != (indicator.Of is not null))
            yield return $"indicator {indicator.Code}: a growth or a share of the plan, and nothing else, names what it is of";
        if ((indicator.Kind == ValueKind.Choice) != (indicator.Options.Length > 1))
            yield return $"indicator {indicator.Code}: a choice, and nothing else, offers at least two options";
        foreach (var part in indicator.Parts.Where(part => part is not null))
        {
            if (catalogue.FindIndicator(part) is not { IsNumeric: true } found)
                yield return $"indicator {indicator.Code}: its part {part} is no figure of the catalogue";
            else if (found.IsComputed && found.Kind != ValueKind.Sum)
                yield return $"indicator {indicator.Code}: its part {part} is computed itself";
        }
    }

    private static IEnumerable<string> FaultsOf(Form form, Catalogue catalogue)
    {
        if (!LowerCaseCode().IsMatch(form.Code))
            yield return $"form {form.Code}: a code is lower-case letters, digits and -";
        foreach (var fault in Repeated(form.Items.Select(item => item.Indicator), $"form {form.Code}: indicator"))
            yield return fault;
        if (form.Items.Length > MaxFormItems)
            yield return $"form {form.Code}: {form.Items.Length} indicators, at most {MaxFormItems} fit a row";
        if (PeriodCalendar.Earliest > form.FirstPeriod.First)
            yield return $"form {form.Code}: its first period {form.FirstPeriod} is before {PeriodCalendar.Earliest:uuuu-MM-dd}";
        if (form.FirstPeriod.Kind != form.Calendar.Frequency)
            yield return $"form {form.Code}: its first period {form.FirstPeriod} is no {form.Calendar.Frequency}";
        if (form.Calendar.DueBy is { Day: < 1 or > 28 } or { MonthsAfter: < -2 or > 12 })
            yield return $"form {form.Code}: due on day {form.Calendar.DueBy.Day}, {form.Calendar.DueBy.MonthsAfter} months after; a day is 1 to 28, and -2 to 12 months after";
        if (new[] { form.Calendar.DueBy.Day, form.Calendar.DueBy.DaysAfter, form.Calendar.DueBy.WorkingDaysAfter }.Count(way => way is not null) != 1)
            yield return $"form {form.Code}: its due day is a day of a month, or a number of days, or of working days after the window: one of the three";
        foreach (var item in form.Items)
        {
            if (catalogue.FindIndicator(item.Indicator) is not { } indicator)
                yield return $"form {form.Code}: indicator {item.Indicator} is not in the catalogue";
            else if (indicator.Kind is ValueKind.Ratio or ValueKind.Sum && !indicator.Parts.All(part => form.Items.Any(other => other.Indicator == part)))
                yield return $"form {form.Code}: the parts of {item.Indicator} are not asked for";
            else if (indicator.IsComputed && item.Required)
                yield return $"form {form.Code}: {item.Indicator} is computed, so its parts are required, not it";
        }
    }

    private static IEnumerable<string> FaultsOf(Source source, Catalogue catalogue)
    {
        if (!LowerCaseCode().IsMatch(source.Id))
            yield return $"source {source.Id}: an id is lower-case letters, digits and -";
        if (catalogue.FindUnit(source.Owner) is null)
            yield return $"source {source.Id}: its owner {source.Owner} is not in the catalogue";
        if (!source.Address.IsAbsoluteUri || source.Address.Scheme is not ("http" or "https") || source.Address.UserInfo.Length > 0)
            yield return $"source {source.Id}: its address is an http or https address without credentials";
        if (source.IntervalSeconds is < 1 or > 86_400)
            yield return $"source {source.Id}: it is polled each 1 to 86400 seconds, not {source.IntervalSeconds}";
        if (source.Metrics.IsEmpty)
            yield return $"source {source.Id}: keeps no metric";
        foreach (var fault in Repeated(source.Metrics.Select(metric => metric.Code), $"source {source.Id}: metric"))
            yield return fault;
        foreach (var metric in source.Metrics.Where(metric => !MetricCode().IsMatch(metric.Code)))
            yield return $"source {source.Id}: metric {metric.Code}: a code is a small letter, then small letters, digits and _";
        foreach (var metric in source.Metrics.Where(metric => ColumnsOfMeasurements.Contains(metric.Code)))
            yield return $"source {source.Id}: metric {metric.Code}: the row has a column of its own of that name";
    }

    [GeneratedRegex("^[A-Za-z0-9.-]{1,35}\\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UnitCode();

    [GeneratedRegex("^[A-Z][A-Z0-9_]{0,62}\\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IndicatorCode();

    [GeneratedRegex("^[a-z][a-z0-9_]{0,62}\\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MetricCode();

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,62}\\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LowerCaseCode();
}
