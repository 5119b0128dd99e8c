using NhipSo.Domain.Periods;
using NodaTime;

namespace NhipSo.Domain.Obligations;

/// <summary>A time in which the system was down.</summary>
/// <param name="From">When it began.</param>
/// <param name="To">When it ended.</param>
public sealed record Outage(Instant From, Instant To)
{
    /// <summary>A shorter one hinders no one: clients try again.</summary>
    public static readonly Duration Shortest = Duration.FromMinutes(5);

    /// <summary>
    /// Until when those have more time whose due instant fell into it: an outage is not lateness. It is the same time of the first
    /// working day after its end, so that everyone has a working day. Null where it does not touch the due instant.
    /// </summary>
    public Instant? Extends(Instant due, WorkingDays workingDays)
    {
        if (due < From || due > To)
            return null;
        var (at, end) = (due.InZone(VietnamTime.Zone).TimeOfDay, To.InZone(VietnamTime.Zone).Date);
        return workingDays.OnOrAfter(end.PlusDays(1)).At(at).InZoneLeniently(VietnamTime.Zone).ToInstant();
    }
}
