using System.Collections.Immutable;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Submissions;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Domain.Aggregation;

/// <summary>
/// Figures since the beginning of the year, of forms whose periods are parts of a year: what happens in a period adds, and has none
/// where a period lacks it; what accumulates is that of the last; how things stand has no sum over a year.
/// </summary>
/// <param name="indicators">What is wanted, with the parts of its ratios.</param>
public sealed class YearToDate(IReadOnlyCollection<Indicator> indicators)
{
    private readonly Combined combined = new([.. indicators.Where(indicator => indicator.Accumulation != Accumulation.Instant)]);

    /// <summary>The periods of the year up to and with <paramref name="period"/>, the first first.</summary>
    public static ImmutableArray<Period> Periods(Period period)
    {
        var periods = ImmutableArray.CreateBuilder<Period>();
        for (var each = period; each.Last.Year == period.Last.Year; each = each.Plus(-1))
            periods.Add(each);
        periods.Reverse();
        return periods.ToImmutable();
    }

    /// <summary>A unit's figures up to the first period of the year, or null where there are none.</summary>
    public UnitFigures? First(UnitFigures? period) => period is null ? null : Of(combined.Over(period.Values), period, period);

    /// <summary>A unit's figures up to a period, or null where there are none.</summary>
    /// <param name="before">Up to the period before, as this or <see cref="First"/> gave them.</param>
    /// <param name="period">Of the period; null where nothing was reported.</param>
    public UnitFigures? Next(UnitFigures? before, UnitFigures? period) => period is null ? null : Of(combined.Over(before?.Values, period.Values), before ?? period, period);

    private static UnitFigures? Of(FigureDictionary values, UnitFigures before, UnitFigures period)
    {
        if (values.Count == 0)
            return null;
        var status = Least(before.Status, period.Status);
        var statuses = before.Status == period.Status && before.Statuses is null && period.Statuses is null
            ? ImmutableSortedDictionary<string, ValueStatus>.Empty
            : values.Keys.Select(code => KeyValuePair.Create(code, StatusOf(code))).Where(pair => pair.Value != status).ToImmutableSortedDictionary(StringComparer.Ordinal);
        return new(values, status, statuses.IsEmpty ? null : statuses);

        ValueStatus StatusOf(string code) => Least(before.Values.ContainsKey(code) ? before.StatusOf(code) : period.StatusOf(code), period.StatusOf(code));
    }

    private static ValueStatus Least(ValueStatus one, ValueStatus other) => one < other ? one : other;
}
