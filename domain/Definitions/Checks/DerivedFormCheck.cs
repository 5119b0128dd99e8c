using System.Collections.Immutable;
using NhipSo.Domain.Periods;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Domain.Definitions.Checks;

/// <summary>A derived form: its windows are made of its source's without gap or overlap, and its source gives all that it shows.</summary>
internal static class DerivedFormCheck
{
    public static IEnumerable<Fault> Faults(Form form, string at, Catalogue catalogue)
    {
        if (form.DerivedFrom is not { } code)
            yield break;
        var (called, place) = (form.Called(), $"{at}/derivedFrom");
        if (form.ReplacedBy is not null || form.Calendar.Once is not null)
            yield return new(at, $"{called}: a derived form is sent by no one, so nothing replaces it and it is not asked once; remove replacedBy or once");
        foreach (var (item, where) in form.ItemsAt(at).Where(pair => pair.Item.Required || pair.Item.Every is not null))
            yield return new(where, $"{called}: a derived form requires nothing of anyone and shows {item.Indicator} each time; remove required and every");
        if (catalogue.FindForm(code) is not { } newest || newest.DerivedFrom is not null || newest.UnitKind != form.UnitKind || newest.Standing != form.Standing)
        {
            yield return new(place, $"{called}: is drawn from {code}, which is no form that the same kind of unit sends; correct the code");
            yield break;
        }

        var tiles = TilesOf(form, newest);
        if (tiles.IsEmpty)
        {
            yield return new(place, $"{called}: its windows are not made of those of {code}; give both the same regime, and the source the shorter periods");
            yield break;
        }

        if (!tiles.All(tile => catalogue.FindForm(code, tile)?.Calendar.Regime == form.Calendar.Regime))
            yield return new($"{at}/firstPeriod", $"{called}: {code} is not asked in that regime for all of {string.Join(", ", tiles)}; begin later");
        var given = tiles.Select(tile => catalogue.FindForm(code, tile)).OfType<Form>().SelectMany(source => source.Items).Select(item => item.Indicator).ToHashSet(StringComparer.Ordinal);
        foreach (var (item, where) in form.ItemsAt(at))
        {
            if (catalogue.FindIndicator(item.Indicator) is { IsComputed: false } indicator && indicator.Origin != Origin.Measured && !given.Contains(item.Indicator))
                yield return new(where, $"{called}: {item.Indicator} is not asked by {code}; ask for it there, or remove it here");
        }
    }

    /// <summary>The periods of the source that make up the derived form's first period; none where they do not.</summary>
    private static ImmutableArray<Period> TilesOf(Form form, Form source) =>
        source.Calendar.Once is not null || source.Calendar.Frequency > form.Calendar.Frequency || source.Calendar.Regime != form.Calendar.Regime
            ? []
            : DataWindow.Tiles(form.Calendar.Regime, form.FirstPeriod, source.Calendar.Frequency);
}
