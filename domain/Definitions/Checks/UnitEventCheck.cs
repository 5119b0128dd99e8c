namespace NhipSo.Domain.Definitions.Checks;

/// <summary>What happened to units: it names a unit that existed that day, and a merger is in the lineage too.</summary>
internal static class UnitEventCheck
{
    public static IEnumerable<Fault> Faults(Catalogue catalogue)
    {
        var events = catalogue.Written.Events.At("/events").ToList();
        return
        [
            .. events.Repeated(item => $"{item.Unit} {item.On:uuuu-MM-dd} {item.Kind}", "event"),
            .. events.SelectMany(pair => Faults(pair.Entry, pair.At, catalogue)),
        ];
    }

    private static IEnumerable<Fault> Faults(UnitEvent item, string at, Catalogue catalogue)
    {
        if (catalogue.FindUnit(item.Unit) is not { } unit)
            yield return new($"{at}/unit", $"event of {item.Unit}: the unit is not in the catalogue; add it or correct the id");
        else if (!unit.IsValidOn(item.On))
            yield return new($"{at}/on", $"event of {item.Unit}: the unit does not exist on {item.On:uuuu-MM-dd}; correct the day, or name the unit as it is afterwards");
        else if (item.Kind == UnitEventKind.Merger && !catalogue.Units.Any(before => before.Successors.Contains(unit.Id) && before.ValidTo?.PlusDays(1) == item.On))
            yield return new(at, $"event of {item.Unit}: no unit ends on the day before and went into it; write the successors of the units that were merged");
        if (string.IsNullOrWhiteSpace(item.Source))
            yield return new($"{at}/source", $"event of {item.Unit}: says no ground; write it, and how sure it is");
    }
}
