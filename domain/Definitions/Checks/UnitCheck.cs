namespace NhipSo.Domain.Definitions.Checks;

/// <summary>Units: their ids, validity, lineage, hierarchy; their codes are <see cref="UnitCodeCheck"/>'s.</summary>
internal static class UnitCheck
{
    public static IEnumerable<Fault> Faults(Catalogue catalogue)
    {
        var units = catalogue.Units.At("/units").ToList();
        return
        [
            .. units.Repeated(unit => unit.Id, "unit"),
            .. units.SelectMany(pair => Faults(pair.Entry, pair.At)),
            .. units.SelectMany(pair => UnitCodeCheck.Faults(pair.Entry, pair.At)),
            .. units.SelectMany(pair => Lineage(pair.Entry, pair.At, catalogue)),
            .. units.SelectMany(pair => Hierarchy(pair.Entry, pair.At, catalogue)),
            .. UnitCodeCheck.Shared(units),
        ];
    }

    private static IEnumerable<Fault> Faults(Unit unit, string at)
    {
        var expected = unit.ValidTo is null ? unit.Code : $"{unit.Code}~{unit.ValidFrom.Year}";
        if (unit.Id != expected)
            yield return new($"{at}/id", $"unit {unit.Id}: by its code and validity its id is {expected}; correct the id");
        foreach (var fault in unit.Name.Unwritten($"{at}/name", $"unit {unit.Id}: its name"))
            yield return fault;
        if (unit.ValidTo < unit.ValidFrom)
            yield return new($"{at}/validTo", $"unit {unit.Id}: ends before it begins; correct validFrom or validTo");
        if (unit.Region is { } region && !Regions.Names.ContainsKey(region))
            yield return new($"{at}/region", $"unit {unit.Id}: {region} is no region; write one of {string.Join(", ", Regions.Names.Keys)}");
        if ((unit.Region is not null) != (unit.Kind == UnitKind.Province && !unit.IsSandbox))
            yield return new($"{at}/region", $"unit {unit.Id}: a province, and nothing else, is in a region; write it or null");
        if (unit.Communes is not null && unit.Kind != UnitKind.Province)
            yield return new($"{at}/communes", $"unit {unit.Id}: only a province has communes counted; remove them");
        if (unit.Communes is { Wards: < 0 } or { Communes: < 0 } or { SpecialZones: < 0 })
            yield return new($"{at}/communes", $"unit {unit.Id}: has fewer than no communes; correct the count");
    }

    private static IEnumerable<Fault> Lineage(Unit unit, string at, Catalogue catalogue)
    {
        if (unit.ValidTo is not null && unit.Successors.IsEmpty)
            yield return new($"{at}/successors", $"unit {unit.Id}: has ended and names no successor; name what it went into");
        if (unit.ValidTo is null && !unit.Successors.IsEmpty)
            yield return new($"{at}/successors", $"unit {unit.Id}: names a successor and has not ended; write validTo or remove the successor");
        foreach (var (id, place) in unit.Successors.At($"{at}/successors"))
        {
            if (catalogue.FindUnit(id) is not { } successor)
                yield return new(place, $"unit {unit.Id}: its successor {id} is not in the catalogue; add it or correct the id");
            else if (successor.Kind != unit.Kind || (unit.ValidTo is { } last && !successor.IsValidOn(last.PlusDays(1))))
                yield return new(place, $"unit {unit.Id}: its successor {id} is of another kind, or does not exist on the day after; correct one of the two");
        }
    }

    private static IEnumerable<Fault> Hierarchy(Unit unit, string at, Catalogue catalogue)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var above = unit; above.Parent is { } id;)
        {
            if (!seen.Add(above.Id))
            {
                yield return new($"{at}/parent", $"unit {unit.Id}: is above itself; correct the parent of one of {string.Join(", ", seen)}");
                yield break;
            }

            if (catalogue.FindUnit(id) is not { } parent)
            {
                if (above == unit)
                    yield return new($"{at}/parent", $"unit {unit.Id}: its parent {id} is not in the catalogue; add it or correct the id");
                yield break;
            }

            above = parent;
        }
    }
}
