using System.Collections.Immutable;
using NodaTime;

namespace NhipSo.Domain.Periods;

/// <summary>Two systems of periods live side by side.</summary>
public enum Regime
{
    /// <summary>The statistics regime: the days that the period is named for (TT 04/2022/TT-BTTTT).</summary>
    Calendar,

    /// <summary>
    /// The reporting regime: from the 15th of the month before to the 14th of the last month (NĐ 09/2019/NĐ-CP, Điều 12;
    /// nine months as one province's decision repeats it). Days and weeks are those of the calendar.
    /// </summary>
    Reporting,
}

/// <summary>The days that figures cover (thời gian chốt số liệu).</summary>
public static class DataWindow
{
    private const int FirstDay = 15;

    /// <summary>The days that the figures of <paramref name="period"/> cover, both included.</summary>
    public static DateInterval Of(Regime regime, Period period) => regime == Regime.Reporting && period.Kind >= PeriodKind.Month
        ? new(
            period.First.PlusMonths(-1).With(DateAdjusters.DayOfMonth(FirstDay)),
            period.Last.With(DateAdjusters.DayOfMonth(FirstDay - 1)))
        : new(period.First, period.Last);

    /// <summary>
    /// The periods of <paramref name="kind"/> whose windows together are the window of <paramref name="whole"/>, without
    /// gap or overlap; none where they are not.
    /// </summary>
    public static ImmutableArray<Period> Tiles(Regime regime, Period whole, PeriodKind kind)
    {
        var window = Of(regime, whole);
        var tiles = ImmutableArray.CreateBuilder<Period>();
        var next = window.Start;
        for (var tile = Period.Containing(kind, window.Start); next <= window.End; tile = tile.Plus(1))
        {
            var part = Of(regime, tile);
            if (part.End < next)
                continue;
            if (part.Start != next || part.End > window.End)
                return [];
            tiles.Add(tile);
            next = part.End.PlusDays(1);
        }

        return tiles.ToImmutable();
    }
}
