using System.Collections.Immutable;
using NhipSo.Domain.Aggregation;
using NhipSo.Domain.Definitions;
using NodaTime;

namespace NhipSo.Domain.Lineage;

/// <summary>
/// Figures across mergers, as if today's units had been there before: predecessors' counts are summed, and ratios computed
/// again from the sums. What was reported stays as it was reported; this is a view of it.
/// </summary>
public static class SuccessorView
{
    /// <summary>The unit that a unit has become by a day: itself while it exists; null where it went into several or none.</summary>
    public static Unit? On(Catalogue catalogue, Unit unit, LocalDate day)
    {
        var current = unit;
        while (current is { ValidTo: { } last } && last < day)
            current = current.Successors is [var only] ? catalogue.FindUnit(only) : null;
        return current;
    }

    /// <summary>The figures by the id of the unit that there is on a day.</summary>
    /// <param name="catalogue">The lineage.</param>
    /// <param name="indicators">What the figures are of.</param>
    /// <param name="owing">Who owed the report: a sum of some of the predecessors is none of all.</param>
    /// <param name="figures">What was reported, by the ids of the units that reported it.</param>
    /// <param name="day">The day.</param>
    public static ImmutableSortedDictionary<string, UnitFigures> Of(
        Catalogue catalogue, IReadOnlyCollection<Indicator> indicators, IEnumerable<Unit> owing, IReadOnlyDictionary<string, UnitFigures> figures, LocalDate day)
    {
        var view = ImmutableSortedDictionary.CreateBuilder<string, UnitFigures>(StringComparer.Ordinal);
        foreach (var successor in owing.Select(unit => (Unit: unit, Became: On(catalogue, unit, day))).Where(pair => pair.Became is not null)
            .GroupBy(pair => pair.Became!.Id, pair => pair.Unit.Id, StringComparer.Ordinal))
        {
            var given = successor.Select(id => figures.GetValueOrDefault(id)).ToList();
            if (given is [{ } alone])
                view.Add(successor.Key, alone);
            else if (given.TrueForAll(each => each is not null))
                view.Add(successor.Key, Sum(indicators, given!));
        }

        return view.ToImmutable();
    }

    private static UnitFigures Sum(IReadOnlyCollection<Indicator> indicators, List<UnitFigures> parts)
    {
        var sums = indicators.Where(indicator => indicator is { IsComputed: false, IsNumeric: true, Aggregation: Definitions.Aggregation.Sum })
            .Where(indicator => parts.TrueForAll(part => part.Values.ContainsKey(indicator.Code)))
            .ToImmutableSortedDictionary(indicator => indicator.Code, indicator => parts.Sum(part => part.Values[indicator.Code]), StringComparer.Ordinal);
        var values = Totals.WithComputed(indicators, sums);
        var status = parts.Min(part => part.Status);
        var statuses = values.Keys.Select(code => KeyValuePair.Create(code, parts.Min(part => part.StatusOf(code)))).Where(pair => pair.Value != status)
            .ToImmutableSortedDictionary(StringComparer.Ordinal);
        return new(values, status, statuses.IsEmpty ? null : statuses);
    }
}
