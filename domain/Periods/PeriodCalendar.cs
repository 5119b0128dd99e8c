using NodaTime;

namespace NhipSo.Domain.Periods;

/// <summary>Two systems of periods live side by side.</summary>
public enum Regime
{
    /// <summary>The statistics regime: from the first to the last day of the month (TT 04/2022/TT-BTTTT).</summary>
    Calendar,

    /// <summary>The reporting regime: from the 15th of the month before to the 14th (NĐ 09/2019/NĐ-CP, Điều 12).</summary>
    Reporting,
}

/// <summary>Until when a report is sent.</summary>
/// <param name="MonthsAfter">0 in the month of the period, 1 in the next.</param>
/// <param name="Day">The day of that month.</param>
/// <param name="At">The time of that day in Vietnam.</param>
public sealed record DueRule(int MonthsAfter, int Day, LocalTime At);

/// <summary>The window and the due instant of a form's periods: they differ by instrument, so they are data.</summary>
/// <param name="Regime">Which days a period covers.</param>
/// <param name="DueBy">Until when its report is sent (thời hạn gửi).</param>
public sealed record PeriodCalendar(Regime Regime, DueRule DueBy)
{
    /// <summary>How long after its due instant a period is still looked at each minute.</summary>
    public static readonly Duration WarmAfterDue = Duration.FromDays(60);

    /// <summary>The period that no form goes back behind.</summary>
    public static readonly Period Earliest = new(new YearMonth(2000, 1));

    /// <summary>The days that a period's figures cover, both included (thời gian chốt số liệu).</summary>
    public DateInterval Window(Period period) => Regime switch
    {
        Regime.Reporting => new(period.Plus(-1).Month.OnDayOfMonth(15), period.Month.OnDayOfMonth(14)),
        _ => period.Month.ToDateInterval(),
    };

    /// <summary>The instant at which the first day of the window begins; no report is accepted before.</summary>
    public Instant Opens(Period period) => VietnamTime.Zone.AtStartOfDay(Window(period).Start).ToInstant();

    /// <summary>The last instant at which a report is on time.</summary>
    public Instant Due(Period period) =>
        period.Plus(DueBy.MonthsAfter).Month.OnDayOfMonth(DueBy.Day).At(DueBy.At).InZoneLeniently(VietnamTime.Zone).ToInstant();

    /// <summary>
    /// The periods that reports are expected for at <paramref name="now"/>: the window has begun and the due instant is
    /// at most <see cref="WarmAfterDue"/> past. The earliest first.
    /// </summary>
    public IEnumerable<Period> Warm(Period first, Instant now)
    {
        var newest = new Period(now.InZone(VietnamTime.Zone).Date.ToYearMonth()).Plus(1);
        var oldest = newest.Plus(-4 - DueBy.MonthsAfter);
        for (var period = oldest > first ? oldest : first; period <= newest; period = period.Plus(1))
        {
            if (IsWarm(period, now))
                yield return period;
        }
    }

    /// <summary>Whether <paramref name="period"/> is among the warm ones at <paramref name="now"/>.</summary>
    public bool IsWarm(Period period, Instant now) => Opens(period) <= now && now <= Due(period) + WarmAfterDue;
}
