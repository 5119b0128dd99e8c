using System.Collections.Frozen;
using System.Collections.Immutable;
using NhipSo.Domain.Periods;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Domain.Definitions;

/// <summary>All definitions together, looked up by code.</summary>
/// <param name="units">Every unit that is or was.</param>
/// <param name="indicators">Every indicator.</param>
/// <param name="forms">The newest version of every form.</param>
/// <param name="sources">Every system that is polled.</param>
/// <param name="version">Names exactly these definitions.</param>
public sealed class Catalogue(
    ImmutableArray<Unit> units,
    ImmutableArray<Indicator> indicators,
    ImmutableArray<Form> forms,
    ImmutableArray<Source> sources,
    string version = "")
{
    private readonly FrozenDictionary<string, Unit> unitsById = First(units, unit => unit.Id);
    private readonly FrozenDictionary<string, Indicator> indicatorsByCode = First(indicators, indicator => indicator.Code);
    private readonly FrozenDictionary<string, Form> formsByCode = First(forms, form => form.Code);

    /// <summary>Names exactly these definitions: other ones have another version.</summary>
    public string Version => version;

    /// <summary>Every unit that is or was.</summary>
    public ImmutableArray<Unit> Units => units;

    /// <summary>Every indicator.</summary>
    public ImmutableArray<Indicator> Indicators => indicators;

    /// <summary>The newest version of every form.</summary>
    public ImmutableArray<Form> Forms => forms;

    /// <summary>Every system that is polled.</summary>
    public ImmutableArray<Source> Sources => sources;

    /// <summary>The indicator of that code, or null.</summary>
    public Indicator? FindIndicator(string code) => indicatorsByCode.GetValueOrDefault(code);

    /// <summary>The form of that code, or null.</summary>
    public Form? FindForm(string code) => formsByCode.GetValueOrDefault(code);

    /// <summary>The unit of that id, or null.</summary>
    public Unit? FindUnit(string id) => unitsById.GetValueOrDefault(id);

    /// <summary>The indicators of a form, in its order, with their places in it.</summary>
    public IEnumerable<(Indicator Indicator, FormItem Item)> ItemsOf(Form form) =>
        form.Items.Select(item => (indicatorsByCode[item.Indicator], item));

    /// <summary>
    /// The units that owe <paramref name="form"/> for <paramref name="period"/>: those of its kind that are valid at
    /// the due instant, by code.
    /// </summary>
    public ImmutableArray<Unit> Owing(Form form, Period period)
    {
        var day = form.Calendar.Due(period).InZone(VietnamTime.Zone).Date;
        return [.. units.Where(unit => unit.Kind == form.UnitKind && unit.IsValidOn(day)).OrderBy(unit => unit.Code, StringComparer.Ordinal)];
    }

    /// <summary>The unit that owes the form for the period and is named by its id, or by its code at the due instant; or null.</summary>
    public Unit? FindOwing(Form form, Period period, string codeOrId)
    {
        var owing = Owing(form, period);
        return owing.FirstOrDefault(unit => unit.Code == codeOrId) ?? owing.FirstOrDefault(unit => unit.Id == codeOrId);
    }

    private static FrozenDictionary<string, T> First<T>(ImmutableArray<T> all, Func<T, string> key) =>
        all.DistinctBy(key).ToFrozenDictionary(key);
}
