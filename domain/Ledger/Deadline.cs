using NhipSo.Domain.Definitions;
using NodaTime;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Domain.Ledger;

/// <summary>Until when a report is on time and accepted, with what the ledger says of more time and of locks.</summary>
public static class Deadline
{
    /// <summary>The last instant at which the unit's report is on time: its form's, or what it or all were given.</summary>
    public static Instant Due(Form form, Period period, PartitionHead partition, UnitHead? unit) =>
        Latest(Latest(form.Calendar.Due(period), partition.Extended), unit?.Due);

    /// <summary>
    /// Whether a revision met its due instant, as it is known now: an outage or more time for all that was recorded after the
    /// revision came does not leave those late who sent meanwhile.
    /// </summary>
    public static bool Met(Form form, Period period, PartitionHead partition, RevisionHead revision) =>
        revision.OnTime || revision.Received <= Latest(form.Calendar.Due(period), partition.Extended);

    /// <summary>Whether nothing is accepted any more at <paramref name="now"/> unless it is reopened.</summary>
    public static bool IsLocked(Form form, Period period, PartitionHead partition, UnitHead? unit, Instant now) =>
        partition.Locked is not null || (form.Calendar.Locks(period) is { } locks && now > Latest(locks, Due(form, period, partition, unit)));

    private static Instant Latest(Instant one, Instant? other) => other is { } later && later > one ? later : one;
}
