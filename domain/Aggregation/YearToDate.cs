using System.Collections.Immutable;
using NhipSo.Domain.Definitions;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Domain.Aggregation;

/// <summary>Figures since the beginning of the year, of forms whose periods are parts of a year.</summary>
public static class YearToDate
{
    /// <summary>The periods of the year up to and with <paramref name="period"/>, the first first.</summary>
    public static ImmutableArray<Period> Periods(Period period)
    {
        var periods = ImmutableArray.CreateBuilder<Period>();
        for (var each = period; each.Last.Year == period.Last.Year; each = each.Plus(-1))
            periods.Add(each);
        periods.Reverse();
        return periods.ToImmutable();
    }

    /// <summary>
    /// A unit's figures over those periods: what happens in a period adds, and has none where a period lacks it; what accumulates
    /// is that of the last; how things stand has no sum over a year.
    /// </summary>
    /// <param name="indicators">What is wanted, with the parts of its ratios.</param>
    /// <param name="periods">A unit's figures a period; null where nothing was reported.</param>
    public static UnitFigures? Of(IReadOnlyCollection<Indicator> indicators, IReadOnlyList<UnitFigures?> periods)
    {
        var wanted = indicators.Where(indicator => indicator.Accumulation != Accumulation.Instant).ToList();
        var values = Combined.Over(wanted, [.. periods.Select(period => period?.Values)]);
        if (values.Count == 0)
            return null;
        var status = periods.Where(period => period is not null).Min(period => period!.Status);
        var statuses = values.Keys
            .Select(code => KeyValuePair.Create(code, periods.Where(period => period?.Values.ContainsKey(code) == true).Select(period => period!.StatusOf(code)).DefaultIfEmpty(status).Min()))
            .Where(pair => pair.Value != status).ToImmutableSortedDictionary(StringComparer.Ordinal);
        return new(values, status, statuses.IsEmpty ? null : statuses);
    }
}
