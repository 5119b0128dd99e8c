using System.Collections.Frozen;
using System.Collections.Immutable;
using NhipSo.Domain.Periods;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Domain.Definitions;

/// <summary>All definitions together, as they are written.</summary>
/// <param name="Units">Every unit that is or was.</param>
/// <param name="Indicators">Every indicator.</param>
/// <param name="Forms">Every version of every form.</param>
/// <param name="Sources">Every system that is polled.</param>
/// <param name="Holidays">The days that are not what their weekday says.</param>
/// <param name="Dimensions">What figures can be broken down by.</param>
/// <param name="Events">What happened to units.</param>
/// <param name="Tasks">What units are charged with.</param>
/// <param name="Published">What was published before and beside what is reported here.</param>
/// <param name="Scorecards">Every version of every set that units are judged by.</param>
public sealed record CatalogueParts(
    ImmutableArray<Unit> Units,
    ImmutableArray<Indicator> Indicators,
    ImmutableArray<Form> Forms,
    ImmutableArray<Source> Sources,
    ImmutableArray<Holiday> Holidays,
    ImmutableArray<Dimension> Dimensions,
    ImmutableArray<UnitEvent> Events,
    ImmutableArray<WorkTask> Tasks,
    ImmutableArray<PublishedSeries> Published = default,
    ImmutableArray<Scorecard> Scorecards = default)
{
    /// <summary>What was published before and beside what is reported here.</summary>
    public ImmutableArray<PublishedSeries> Published { get; init; } = Published.IsDefault ? [] : Published;

    /// <summary>Every version of every set that units are judged by.</summary>
    public ImmutableArray<Scorecard> Scorecards { get; init; } = Scorecards.IsDefault ? [] : Scorecards;
}

/// <summary>All definitions together, looked up by code.</summary>
public sealed class Catalogue
{
    private readonly FrozenDictionary<string, Unit> unitsById;
    private readonly ILookup<string, Unit> unitsByCode;
    private readonly ILookup<string, Unit> unitsByAgencyCode;
    private readonly FrozenDictionary<string, Indicator> indicatorsByCode;
    private readonly FrozenDictionary<string, Dimension> dimensionsByCode;
    private readonly FrozenDictionary<string, ImmutableArray<Form>> versionsByCode;

    /// <summary>The catalogue of <paramref name="parts"/>.</summary>
    /// <param name="parts">As they are written.</param>
    /// <param name="version">Names exactly these definitions.</param>
    public Catalogue(CatalogueParts parts, string version = "")
    {
        Version = version;
        WorkingDays = new(parts.Holidays);
        Written = parts with
        {
            Forms = [.. parts.Forms.Select(form => form with { Calendar = form.Calendar with { WorkingDays = WorkingDays } })],
        };
        unitsById = First(Units, unit => unit.Id);
        unitsByCode = Units.ToLookup(unit => unit.Code, StringComparer.Ordinal);
        unitsByAgencyCode = Units.ToLookup(unit => unit.AgencyCode ?? unit.Code, StringComparer.OrdinalIgnoreCase);
        indicatorsByCode = First(Indicators, indicator => indicator.Code);
        dimensionsByCode = First(Written.Dimensions, dimension => dimension.Code);
        versionsByCode = Written.Forms.GroupBy(form => form.Code)
            .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(form => form.Version).ToImmutableArray());
        Forms = [.. versionsByCode.Values.Select(versions => versions[0]).OrderBy(form => form.Code, StringComparer.Ordinal)];
    }

    /// <summary>Names exactly these definitions: other ones have another version.</summary>
    public string Version { get; }

    /// <summary>The definitions as they are written.</summary>
    public CatalogueParts Written { get; }

    /// <summary>Which days are worked.</summary>
    public WorkingDays WorkingDays { get; }

    /// <summary>Every unit that is or was.</summary>
    public ImmutableArray<Unit> Units => Written.Units;

    /// <summary>Every indicator.</summary>
    public ImmutableArray<Indicator> Indicators => Written.Indicators;

    /// <summary>The newest version of every form, by code.</summary>
    public ImmutableArray<Form> Forms { get; }

    /// <summary>Every system that is polled.</summary>
    public ImmutableArray<Source> Sources => Written.Sources;

    /// <summary>The indicator of that code, or null.</summary>
    public Indicator? FindIndicator(string code) => indicatorsByCode.GetValueOrDefault(code);

    /// <summary>The dimension of that code, or null.</summary>
    public Dimension? FindDimension(string code) => dimensionsByCode.GetValueOrDefault(code);

    /// <summary>The unit of that id, or null.</summary>
    public Unit? FindUnit(string id) => unitsById.GetValueOrDefault(id);

    /// <summary>The unit that has that code on <paramref name="day"/>, or that id and exists then; or null.</summary>
    public Unit? FindUnit(string codeOrId, NodaTime.LocalDate day) =>
        unitsByCode[codeOrId].FirstOrDefault(unit => unit.IsValidOn(day)) ?? (FindUnit(codeOrId) is { } unit && unit.IsValidOn(day) ? unit : null);

    /// <summary>
    /// The unit that has that identifier for electronic documents on <paramref name="day"/> (QĐ 20/2020/QĐ-TTg), or null. An
    /// agency whose code is its identifier has no other.
    /// </summary>
    public Unit? FindAgency(string identifier, NodaTime.LocalDate day) => unitsByAgencyCode[identifier].FirstOrDefault(unit => unit.IsValidOn(day));

    /// <summary>Whether a unit is the one of that id, or below it.</summary>
    public bool IsWithin(Unit unit, string? id)
    {
        for (var above = unit; above is not null; above = above.Parent is { } parent ? FindUnit(parent) : null)
        {
            if (above.Id == id)
                return true;
        }

        return false;
    }

    /// <summary>The newest version of the form of that code, or null.</summary>
    public Form? FindForm(string code) => VersionsOf(code) is [var newest, ..] ? newest : null;

    /// <summary>That version of a form, or null.</summary>
    public Form? FindForm(string code, int version) => VersionsOf(code).FirstOrDefault(form => form.Version == version);

    /// <summary>The version of a form that is asked for <paramref name="period"/>: the newest of those whose periods have it. Or null.</summary>
    public Form? FindForm(string code, Period period) => VersionsOf(code).FirstOrDefault(form => form.Covers(period));

    /// <summary>The sets that are for a period, the newest version of each, by code.</summary>
    public IEnumerable<Scorecard> ScorecardsFor(Period period) => Written.Scorecards.Where(card => card.Covers(period))
        .GroupBy(card => card.Code, StringComparer.Ordinal).Select(versions => versions.MaxBy(card => card.Version)!).OrderBy(card => card.Code, StringComparer.Ordinal);

    /// <summary>Every version of a form, the newest first.</summary>
    public ImmutableArray<Form> VersionsOf(string code) => versionsByCode.GetValueOrDefault(code, []);

    /// <summary>The days that the windows of a version cover: until a newer one begins, or its last period ends; null while it is asked.</summary>
    public (NodaTime.LocalDate From, NodaTime.LocalDate? To) DaysAsked(Form form)
    {
        var from = form.Calendar.Window(form.FirstPeriod).Start;
        var last = form.Calendar.Once is not null ? form.FirstPeriod : form.LastPeriod;
        var end = last is { } period ? form.Calendar.Window(period).End : (NodaTime.LocalDate?)null;
        var next = VersionsOf(form.Code).LastOrDefault(newer => newer.Version > form.Version);
        return next?.Calendar.Window(next.FirstPeriod).Start.PlusDays(-1) is { } before && !(end < before) ? (from, before) : (from, end);
    }

    /// <summary>The warm periods of a form, each with the version that is asked for it. The earliest first.</summary>
    public IEnumerable<(Form Form, Period Period)> Warm(string code, NodaTime.Instant now) =>
        VersionsOf(code).SelectMany(form => form.Calendar.Warm(form.FirstPeriod, now).Where(period => FindForm(code, period) == form).Select(period => (form, period)))
            .OrderBy(pair => pair.period);

    /// <summary>The periods of a version whose due instant has passed, without extensions. The earliest first.</summary>
    public IEnumerable<Period> PeriodsDue(Form form, NodaTime.Instant now)
    {
        for (var period = form.FirstPeriod; form.Covers(period) && form.Calendar.Due(period) < now; period = period.Plus(1))
        {
            if (FindForm(form.Code, period) == form)
                yield return period;
        }
    }

    /// <summary>The periods of a form whose names lie within <paramref name="whole"/>, each with the version that is asked for it. The earliest first.</summary>
    public IEnumerable<(Form Form, Period Period)> Within(string code, Period whole)
    {
        var kinds = VersionsOf(code).Select(form => form.Calendar.Frequency).Distinct();
        return kinds.SelectMany(kind => WithinOf(kind)).OrderBy(period => period)
            .Select(period => (FindForm(code, period), period)).Where(pair => pair.Item1 is not null).Select(pair => (pair.Item1!, pair.period));

        IEnumerable<Period> WithinOf(PeriodKind kind)
        {
            for (var period = Period.Containing(kind, whole.First); period.First <= whole.Last; period = period.Plus(1))
            {
                if (period.Last >= whole.First && period.Last <= whole.Last)
                    yield return period;
            }
        }
    }

    /// <summary>The indicators of a form, in its order, with their places in it.</summary>
    public IEnumerable<(Indicator Indicator, FormItem Item)> ItemsOf(Form form) =>
        form.Items.Select(item => (indicatorsByCode[item.Indicator], item));

    /// <summary>What a form asks of a unit for a period, in its order.</summary>
    public IEnumerable<(Indicator Indicator, FormItem Item)> ItemsOf(Form form, Unit unit, Period period) =>
        ItemsOf(form).Where(pair => pair.Item.IsAskedOf(unit, period)
            && (pair.Indicator.ValidTo is not { } last || form.Calendar.Window(period).Start <= last));

    /// <summary>
    /// The units that owe <paramref name="form"/> for <paramref name="period"/>: those of its kind that are valid at
    /// the due instant, by code. A derived form is owed by no one, nor one that another report replaces.
    /// </summary>
    public ImmutableArray<Unit> Owing(Form form, Period period)
    {
        if (!IsOwed(form, period))
            return [];
        var day = DueDay(form, period);
        return [.. Units.Where(unit => !unit.IsSandbox && IsAskedOf(form, unit, day)).OrderBy(unit => unit.Code, StringComparer.Ordinal)];
    }

    /// <summary>Whether a unit is among those that owe <paramref name="form"/> for <paramref name="period"/>.</summary>
    public bool Owes(Unit unit, Form form, Period period) =>
        !unit.IsSandbox && IsOwed(form, period) && IsAskedOf(form, unit, DueDay(form, period));

    /// <summary>
    /// The unit that may report the form for the period and is named by its id, or by its code at the due instant; or null.
    /// Beside those that owe it these are the units to try with.
    /// </summary>
    public Unit? FindReporting(Form form, Period period, string codeOrId)
    {
        if (!IsOwed(form, period))
            return null;
        var day = DueDay(form, period);
        return unitsByCode[codeOrId].FirstOrDefault(unit => IsAskedOf(form, unit, day))
            ?? (FindUnit(codeOrId) is { } unit && IsAskedOf(form, unit, day) ? unit : null);
    }

    /// <summary>Whether a longer report is sent instead of that of <paramref name="period"/>.</summary>
    public bool IsReplaced(Form form, Period period) =>
        form.ReplacedBy is { } other && FindForm(other) is { } longer && period.Ends(longer.Calendar.Frequency)
        && FindForm(other, Period.Containing(longer.Calendar.Frequency, period.Last)) is not null;

    private bool IsOwed(Form form, Period period) => form.DerivedFrom is null && !IsReplaced(form, period);

    private static NodaTime.LocalDate DueDay(Form form, Period period) => form.Calendar.Due(period).InZone(VietnamTime.Zone).Date;

    private static bool IsAskedOf(Form form, Unit unit, NodaTime.LocalDate day) =>
        (unit.IsSandbox ? unit.Kind == form.UnitKind : form.IsAskedOf(unit)) && unit.IsValidOn(day);

    private static FrozenDictionary<string, T> First<T>(ImmutableArray<T> all, Func<T, string> key) =>
        all.DistinctBy(key).ToFrozenDictionary(key);
}
