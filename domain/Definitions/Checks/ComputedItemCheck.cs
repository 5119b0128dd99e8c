using NhipSo.Domain.Periods;

namespace NhipSo.Domain.Definitions.Checks;

/// <summary>What a form shows computed: its parts are asked by the same form, as often, of the same units.</summary>
internal static class ComputedItemCheck
{
    public static IEnumerable<Fault> Faults(Form form, string at, Catalogue catalogue) =>
        from pair in form.ItemsAt(at)
        let indicator = catalogue.FindIndicator(pair.Item.Indicator)
        where indicator is { IsComputed: true } && indicator.Parts.All(part => part is not null)
        from fault in Faults(form, pair.Item, indicator, pair.At, catalogue)
        select fault;

    private static IEnumerable<Fault> Faults(Form form, FormItem item, Indicator indicator, string at, Catalogue catalogue)
    {
        var called = form.Called();
        foreach (var part in indicator.Parts)
        {
            if (form.Items.FirstOrDefault(other => other.Indicator == part) is not { } asked)
                yield return new(at, $"{called}: {indicator.Code} is computed from {part}, which is not asked for; ask for it, or leave {indicator.Code} to a form that has both");
            else if (asked.Every is { } every && !(item.Every >= every))
                yield return new($"{at}/every", $"{called}: {part} is asked every {every}, less often than {indicator.Code}; ask for {indicator.Code} every {every}, or leave it to a form of that length");
            else if (!asked.Units.IsEmpty && (item.Units.IsEmpty || item.Units.Any(unit => !asked.Units.Contains(unit))))
                yield return new($"{at}/units", $"{called}: {part} is asked of fewer units than {indicator.Code}; name the same units");
        }

        var stretches = indicator.Parts.Select(part => catalogue.FindIndicator(part)?.Accumulation).ToHashSet();
        if (stretches.Contains(Accumulation.Period) && stretches.Contains(Accumulation.Cumulative) && form.Calendar.Frequency != PeriodKind.Year)
            yield return new(at, $"{called}: {indicator.Code} holds a figure of the period against one of the year so far, which only a form of the year can; leave it to one");
        if (indicator.Kind == ValueKind.PlanShare && !catalogue.Forms.Any(plan => plan.Standing == Standing.Plan && plan.Items.Any(asked => asked.Indicator == indicator.Of)))
            yield return new(at, $"{called}: {indicator.Code} is a share of the plan, and no form of plans asks for {indicator.Of}; add it to one");
    }
}
