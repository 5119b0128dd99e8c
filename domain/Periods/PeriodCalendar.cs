using NodaTime;

namespace NhipSo.Domain.Periods;

/// <summary>The window and the due instant of a report that is asked for once (chuyên đề, đột xuất).</summary>
/// <param name="From">The first day that its figures cover.</param>
/// <param name="To">The last day.</param>
/// <param name="DueOn">The day until which it is sent.</param>
public sealed record Once(LocalDate From, LocalDate To, LocalDate DueOn);

/// <summary>
/// The window, the opening, the due instant and the locking of a form's periods. They differ by instrument, so they are
/// data.
/// </summary>
/// <param name="Frequency">How long its periods are; a report asked for once is named by a day.</param>
/// <param name="Regime">Which days a period covers.</param>
/// <param name="DueBy">Until when its report is sent.</param>
/// <param name="OpenAhead">How many periods before the current one begins it is accepted already: 1 for next year's plan.</param>
/// <param name="LockDaysAfterDue">How many days after the due instant nothing is accepted any more unless it is reopened; null for never.</param>
/// <param name="Once">For a report that is asked for once: its window and day, instead of the rules.</param>
public sealed record PeriodCalendar(
    PeriodKind Frequency, Regime Regime, DueRule DueBy, int OpenAhead = 0, int? LockDaysAfterDue = null, Once? Once = null)
{
    /// <summary>The day that no form goes back behind.</summary>
    public static readonly LocalDate Earliest = new(2000, 1, 1);

    /// <summary>Which days are worked.</summary>
    public WorkingDays WorkingDays { get; init; } = WorkingDays.Weekdays;

    /// <summary>How long after its due instant a period is still looked at each minute: short ones are many.</summary>
    public Duration WarmAfterDue => Frequency switch
    {
        _ when Once is not null => Duration.FromDays(60),
        PeriodKind.Day => Duration.FromDays(3),
        PeriodKind.Week => Duration.FromDays(14),
        _ => Duration.FromDays(60),
    };

    /// <summary>The days that a period's figures cover, both included (thời gian chốt số liệu).</summary>
    public DateInterval Window(Period period) => Once is { } once ? new(once.From, once.To) : DataWindow.Of(Regime, period);

    /// <summary>The instant from which a report is accepted: the window begins, or that of an earlier period does.</summary>
    public Instant Opens(Period period) =>
        VietnamTime.Zone.AtStartOfDay(Once is null ? Window(period.Plus(-OpenAhead)).Start : period.First).ToInstant();

    /// <summary>The last instant at which a report is on time. It is never on a day off.</summary>
    public Instant Due(Period period) =>
        (Once is { } once ? WorkingDays.OnOrAfter(once.DueOn) : DueBy.DayOf(period, Window(period).End, WorkingDays))
            .At(DueBy.At).InZoneLeniently(VietnamTime.Zone).ToInstant();

    /// <summary>The instant after which nothing is accepted any more unless it is reopened; null for never.</summary>
    public Instant? Locks(Period period) => LockDaysAfterDue is { } days ? Due(period) + Duration.FromDays(days) : null;

    /// <summary>
    /// The periods that reports are expected for at <paramref name="now"/>: it has opened and the due instant is at most
    /// <see cref="WarmAfterDue"/> past. The earliest first.
    /// </summary>
    public IEnumerable<Period> Warm(Period first, Instant now)
    {
        if (Once is not null)
            return IsWarm(first, now) ? [first] : [];
        var warm = new Stack<Period>();
        var newest = Period.Containing(Frequency, now.InZone(VietnamTime.Zone).Date).Plus(OpenAhead + 1);
        for (var period = newest; period >= first && Due(period) + WarmAfterDue >= now; period = period.Plus(-1))
        {
            if (Opens(period) <= now)
                warm.Push(period);
        }

        return warm;
    }

    /// <summary>Whether <paramref name="period"/> is among the warm ones at <paramref name="now"/>.</summary>
    public bool IsWarm(Period period, Instant now) => Opens(period) <= now && now <= Due(period) + WarmAfterDue;
}
