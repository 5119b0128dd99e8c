using System.Text.Json;
using NhipSo.Domain.Definitions;

namespace NhipSo.Functions.Definitions;

/// <summary>
/// What a version of a form means to a report that was sent by it: what was asked of whom, for which window, within which bounds,
/// and what each figure is. Names, sources, deadlines and stages may be corrected; this may not.
/// </summary>
public static class Meaning
{
    /// <summary>The meaning as JSON: equal where the meaning is.</summary>
    public static string Of(Form form, Catalogue catalogue) => JsonSerializer.Serialize(
        new
        {
            form.Code,
            form.Version,
            form.UnitKind,
            form.Calendar.Frequency,
            form.Calendar.Regime,
            form.Calendar.Once,
            form.Standing,
            form.DerivedFrom,
            Items = catalogue.ItemsOf(form).Select(pair => new
            {
                pair.Item,
                pair.Indicator.Kind,
                Unit = pair.Indicator.Unit.Vi,
                pair.Indicator.Accumulation,
                pair.Indicator.Numerator,
                pair.Indicator.Denominator,
                pair.Indicator.Factor,
                pair.Indicator.Terms,
                pair.Indicator.Of,
                Options = pair.Indicator.Options.Select(option => option.Code),
            }),
            Texts = form.Texts.Select(text => text.Code),
        },
        CatalogueJson.Options);
}
