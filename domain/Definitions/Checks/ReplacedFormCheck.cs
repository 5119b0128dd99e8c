using NhipSo.Domain.Periods;

namespace NhipSo.Domain.Definitions.Checks;

/// <summary>A form whose last report of a longer period is not sent because the longer form's is: nothing of it may be lost.</summary>
internal static class ReplacedFormCheck
{
    public static IEnumerable<Fault> Faults(Form form, string at, Catalogue catalogue)
    {
        if (form.ReplacedBy is not { } code)
            yield break;
        var (called, place) = (form.Called(), $"{at}/replacedBy");
        if (catalogue.FindForm(code) is not { DerivedFrom: null, Calendar.Once: null } other || other.UnitKind != form.UnitKind || other.Standing != form.Standing)
        {
            yield return new(place, $"{called}: is replaced by {code}, which is no form that the same kind of unit sends; correct the code");
            yield break;
        }

        if (other.Calendar.Regime != form.Calendar.Regime || other.Calendar.Frequency <= form.Calendar.Frequency
            || DataWindow.Tiles(form.Calendar.Regime, other.FirstPeriod, form.Calendar.Frequency).IsEmpty)
        {
            yield return new(place, $"{called}: {code} is not of longer periods that are made of this form's; give both the same regime, and {code} the longer periods");
        }

        foreach (var (item, where) in form.ItemsAt(at))
        {
            if (catalogue.FindIndicator(item.Indicator) is not { IsComputed: false } indicator)
                continue;
            if (indicator.Accumulation == Accumulation.Period)
                yield return new(where, $"{called}: {item.Indicator} happens in each period, and the one that {code} replaces would be lost; ask a figure that accumulates over the year, or do not replace the report");
            else if (!other.Items.Any(asked => asked.Indicator == item.Indicator))
                yield return new(where, $"{called}: {item.Indicator} is not asked by {code}, which replaces the report; ask for it there too");
        }
    }
}
