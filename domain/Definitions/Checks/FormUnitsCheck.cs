namespace NhipSo.Domain.Definitions.Checks;

/// <summary>Which units a form, its items and its pilot name, and that each of them has something to fill in.</summary>
internal static class FormUnitsCheck
{
    public static IEnumerable<Fault> Faults(Form form, string at, Catalogue catalogue) =>
    [
        .. form.Units.At($"{at}/units").SelectMany(pair => Named(form, pair.Entry, pair.At, catalogue)),
        .. (form.Stage?.Units ?? []).At($"{at}/stage/units").SelectMany(pair => Named(form, pair.Entry, pair.At, catalogue)),
        .. form.ItemsAt(at).SelectMany(item => item.Item.Units.At($"{item.At}/units")).SelectMany(pair => Asked(form, pair.Entry, pair.At, catalogue)),
        .. form.Units.IsEmpty ? [] : (form.Stage?.Units ?? []).At($"{at}/stage/units").Where(pair => !form.Units.Contains(pair.Entry))
            .Select(pair => new Fault(pair.At, $"{form.Called()}: tries {pair.Entry}, which the form is not asked of; add it to the form's units or remove it here")),
        .. Idle(form, at, catalogue),
    ];

    private static IEnumerable<Fault> Named(Form form, string id, string at, Catalogue catalogue)
    {
        if (catalogue.FindUnit(id) is not { } unit)
            yield return new(at, $"{form.Called()}: unit {id} is not in the catalogue; add it or correct the id");
        else if (unit.Kind != form.UnitKind)
            yield return new(at, $"{form.Called()}: unit {id} is a {unit.Kind}, and the form is asked of a {form.UnitKind}; remove it or correct unitKind");
    }

    private static IEnumerable<Fault> Asked(Form form, string id, string at, Catalogue catalogue) =>
        Named(form, id, at, catalogue).Concat(catalogue.FindUnit(id) is { } unit && unit.Kind == form.UnitKind && !form.Units.IsEmpty && !form.Units.Contains(id)
            ? [new(at, $"{form.Called()}: asks {id}, which does not owe the form; add it to the form's units or remove it here")]
            : []);

    /// <summary>Units that would owe an empty report.</summary>
    private static IEnumerable<Fault> Idle(Form form, string at, Catalogue catalogue) =>
        form.DerivedFrom is not null || form.Items.IsEmpty ? [] :
            from unit in catalogue.Units
            where !unit.IsSandbox && form.IsAskedOf(unit) && unit.ValidTo is null
                && !form.Items.Any(item => item.Units.IsEmpty || item.Units.Contains(unit.Id))
            select new Fault($"{at}/units", $"{form.Called()}: {unit.Id} owes it and has no figure to fill in; name the units that owe it, or ask something of {unit.Id}");
}
