using NhipSo.Domain.Periods;

namespace NhipSo.Domain.Definitions.Checks;

/// <summary>What a form asks: it is there, it can be typed, and it is asked when its figure is known.</summary>
internal static class FormItemCheck
{
    public static IEnumerable<Fault> Faults(Form form, string at, Catalogue catalogue) =>
        form.ItemsAt(at).SelectMany(pair => catalogue.FindIndicator(pair.Item.Indicator) is { } indicator
            ? Faults(form, pair.Item, indicator, pair.At, catalogue)
            : [new($"{pair.At}/indicator", $"{form.Called()}: indicator {pair.Item.Indicator} is not in the catalogue; add it or correct the code")]);

    private static IEnumerable<Fault> Faults(Form form, FormItem item, Indicator indicator, string at, Catalogue catalogue)
    {
        var called = form.Called();
        if (indicator.Origin is Origin.Measured or Origin.Derived && !indicator.IsComputed && form.DerivedFrom is null)
            yield return new(at, $"{called}: {indicator.Code} is {(indicator.Origin == Origin.Measured ? "measured" : "computed")} and never typed; remove it, or correct the indicator's origin");
        if (indicator.Of is not null && !indicator.IsComputed && form.Standing != Standing.Plan)
            yield return new(at, $"{called}: {indicator.Code} is a target, which only a form of plans asks for; remove it or correct the standing");
        if (indicator.ValidTo < form.Calendar.Window(form.FirstPeriod).Start)
            yield return new(at, $"{called}: {indicator.Code} ended on {indicator.ValidTo:uuuu-MM-dd}, before the form begins; remove it");
        if (item.Every is { } every && every <= form.Calendar.Frequency)
            yield return new($"{at}/every", $"{called}: {indicator.Code} is asked every {every}, which is no longer than the form's {form.Calendar.Frequency}; remove every");
        if (item.Every == PeriodKind.NineMonths)
            yield return new($"{at}/every", $"{called}: {indicator.Code} is asked every nine months, which no period of a year ends but one; write quarter or year");
        if (item.Every is not null && indicator.Accumulation == Accumulation.Period && !indicator.IsComputed)
            yield return new($"{at}/every", $"{called}: {indicator.Code} happens in each period and is asked only in some, so the others are lost; ask it each time, or ask a figure that accumulates over the year");
        if (item.Dimension is { } dimension && catalogue.FindDimension(dimension) is null)
            yield return new($"{at}/dimension", $"{called}: {indicator.Code} is broken down by {dimension}, which is not in the catalogue; add it or correct the code");
        if (item.Dimension is not null && indicator.Kind is not (ValueKind.Count or ValueKind.Money))
            yield return new($"{at}/dimension", $"{called}: {indicator.Code} does not add, so its parts have no sum; remove the dimension");
        if ((item.Min is not null || item.Max is not null) && (indicator.IsComputed || !indicator.IsNumeric))
            yield return new(at, $"{called}: {indicator.Code} is no number that is typed, so it has no bounds here; remove them");
        if ((item.Min ?? indicator.Min) > (item.Max ?? indicator.Max))
            yield return new($"{at}/min", $"{called}: the least value of {indicator.Code} here is above its greatest; correct min or max");
        if (indicator.IsComputed && item.Required)
            yield return new($"{at}/required", $"{called}: {indicator.Code} is computed and never sent; require its parts instead");
    }
}
