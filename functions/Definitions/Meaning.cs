using System.Text.Json;
using NhipSo.Domain.Definitions;

namespace NhipSo.Functions.Definitions;

/// <summary>
/// What a version of a form or of a set means. Of a form: what it means to a report that was sent by it: what was asked of whom, for which window, within which bounds,
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

    /// <summary>What a version of a set means to a score that was published by it: all but its names and when it ends.</summary>
    public static string Of(Scorecard card) => JsonSerializer.Serialize(
        new
        {
            card.Code,
            card.Version,
            card.Form,
            card.FirstPeriod,
            card.Missing,
            card.Mergers,
            card.RankedFrom,
            card.Decimals,
            Pillars = card.Pillars.Select(pillar => new
            {
                pillar.Code,
                pillar.Points,
                Parts = pillar.Parts.Select(part => new { part.Code, part.Indicator, part.Points, part.Scaling, part.From, part.To }),
            }),
        },
        CatalogueJson.Options);
}
