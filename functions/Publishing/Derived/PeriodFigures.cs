using NhipSo.Domain.Aggregation;
using NhipSo.Domain.Definitions;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Publishing.Derived;

/// <summary>The figures of a form and period and those that they are held against, by the ids of the units that owe it.</summary>
/// <param name="Now">Of the period.</param>
/// <param name="Previous">Of the period before; null where that is not comparable.</param>
/// <param name="YearBefore">Of the same period of the year before; null where that is not comparable.</param>
/// <param name="Year">Since January, of the units of <paramref name="Now"/>.</param>
/// <param name="YearEarlier">The same stretch of the year before.</param>
internal sealed record PeriodFigures(
    IReadOnlyDictionary<string, UnitFigures> Now, IReadOnlyDictionary<string, UnitFigures>? Previous, IReadOnlyDictionary<string, UnitFigures>? YearBefore,
    IReadOnlyDictionary<string, UnitFigures> Year, IReadOnlyDictionary<string, UnitFigures> YearEarlier)
{
    /// <summary>Reads them, a period after the other: two years of thousands of units are never held at once.</summary>
    public static async Task<PeriodFigures> ReadAsync(Catalogue catalogue, PublishedReports reports, PublishedPeriod published, CancellationToken cancellationToken)
    {
        var (form, period, day) = (published.Form, published.Period, PublishedReports.DayOf(published));
        var year = new YearToDate([.. catalogue.ItemsOf(form).Select(pair => pair.Indicator)]);
        var now = await reports.ReadFiguresAsync(form.Code, period, day, cancellationToken);
        var kept = new Dictionary<Period, IReadOnlyDictionary<string, UnitFigures>?> { [period] = now };
        kept[period.Plus(-1)] = await FindAsync(period.Plus(-1));
        kept[period.YearBefore()] = await FindAsync(period.YearBefore());
        return new(now, kept[period.Plus(-1)], kept[period.YearBefore()], await SinceJanuaryAsync(period), await SinceJanuaryAsync(period.YearBefore()));

        async Task<IReadOnlyDictionary<string, UnitFigures>?> FindAsync(Period other) =>
            catalogue.FindForm(form.Code, other)?.Calendar.Regime == form.Calendar.Regime && reports.Find(form.Code, other) is { Entry.Sequence: > 0 }
                ? await reports.ReadFiguresAsync(form.Code, other, day, cancellationToken) : null;

        async Task<IReadOnlyDictionary<string, UnitFigures>> SinceJanuaryAsync(Period last)
        {
            var periods = YearToDate.Periods(last);
            var sums = new Dictionary<string, UnitFigures?>(StringComparer.Ordinal);
            foreach (var each in periods)
            {
                var figures = kept.TryGetValue(each, out var known) ? known : await FindAsync(each);
                foreach (var unit in now.Keys)
                {
                    var given = figures?.GetValueOrDefault(unit);
                    sums[unit] = each == periods[0] ? year.First(given) : year.Next(sums[unit], given);
                }
            }

            return sums.Where(pair => pair.Value is not null).ToDictionary(pair => pair.Key, pair => pair.Value!, StringComparer.Ordinal);
        }
    }
}
