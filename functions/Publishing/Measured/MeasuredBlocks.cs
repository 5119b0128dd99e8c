using NhipSo.Domain.Aggregation;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NhipSo.Domain.Reconciling;
using NhipSo.Functions.Submissions;
using NodaTime;

namespace NhipSo.Functions.Publishing.Measured;

/// <summary>What was measured of all units of a kind, and of the nation.</summary>
internal static class MeasuredBlocks
{
    /// <summary>A day by indicator and block, from what was measured of each unit.</summary>
    public static IEnumerable<(string Indicator, IndicatorDay Day)> Of(Catalogue catalogue, LocalDate day, IReadOnlyDictionary<string, MeasuredUnit> measured)
    {
        var known = measured.Values.Select(each => (Unit: catalogue.FindUnit(each.Unit), each.Values)).Where(each => each.Unit is { IsSandbox: false }).ToList();
        var blocks = known.GroupBy(each => (string?)Words.Of(each.Unit!.Kind)).Select(block => (Kind: block.Key, Units: block.ToList())).Append((null, known));
        foreach (var (kind, units) in blocks)
        {
            var totals = Totals.Over(catalogue.Indicators, [.. units.Select(unit => Alternatives.Numbers(unit.Values))]);
            foreach (var (code, total) in totals)
                yield return (code, new(day, kind, total, Sum(units.Select(unit => unit.Values.GetValueOrDefault(code)?.Coverage).OfType<Coverage>())));
        }
    }

    /// <summary>Days together.</summary>
    public static Total Together(Indicator indicator, IReadOnlyList<IndicatorDay> days)
    {
        var last = days[^1].Total;
        if (indicator.Accumulation != Accumulation.Period || indicator.Aggregation == Aggregation.None)
            return last;
        var units = days.Max(day => day.Total.Units);
        if (indicator.Kind != ValueKind.Ratio)
            return new(days.Sum(day => day.Total.Value), units);
        var (top, bottom) = (days.Sum(day => day.Total.Numerator ?? 0), days.Sum(day => day.Total.Denominator ?? 0));
        return bottom == 0 ? last : new(Math.Round(indicator.Factor * top / bottom, 6), units, top, bottom);
    }

    /// <summary>Coverages of other units or days together.</summary>
    public static Coverage Sum(IEnumerable<Coverage> all) => all.Aggregate(new Coverage(0, 0, 0, 0), (sum, each) => new(
        sum.SlotsSeen + each.SlotsSeen, sum.SlotsDue + each.SlotsDue, sum.SystemsSeen + each.SystemsSeen, sum.SystemsDue + each.SystemsDue,
        sum.ServicesSeen + each.ServicesSeen, sum.ServicesDue + each.ServicesDue));
}
