using NhipSo.Domain.Definitions;
using NhipSo.Domain.Periods;
using NodaTime;

namespace NhipSo.Domain.Measuring;

/// <summary>What a value adds to what happened.</summary>
/// <param name="Amount">How much.</param>
/// <param name="Since">From when to the value's time it may have happened.</param>
internal sealed record Increase(double Amount, Instant Since)
{
    /// <summary>The increase that a value of a metric brings; null where it brings none, or what it brings is of no known time.</summary>
    /// <param name="counting">How the metric counts.</param>
    /// <param name="before">Its last value, or null where this is the first.</param>
    /// <param name="value">The value.</param>
    /// <param name="time">The value's time.</param>
    public static Increase? Of(Counting counting, LastValue? before, double value, Instant time)
    {
        switch (counting)
        {
            case Counting.Delta:
                return new(value, time);
            case Counting.Counter:
                // What falls has begun again at zero: all that it says happened since.
                return before is null ? null : new(value < before.Value ? value : value - before.Value, before.Time);
            case Counting.DayToDate or Counting.MonthToDate or Counting.YearToDate:
                var beginning = BeginningOf(counting, time);
                if (before is null)
                {
                    // The first value of a month or a year holds weeks that nobody watched; that of a day is the day's.
                    return counting == Counting.DayToDate ? new(value, beginning) : null;
                }

                return before.Time < beginning ? new(value, beginning) : new(value - before.Value, before.Time);
            default:
                return null;
        }
    }

    /// <summary>
    /// Whether a value that was said at one moment speaks of another: what is counted since midnight and said after it is the next
    /// day's, and an unchanged answer of yesterday says nothing of today.
    /// </summary>
    public static bool SpeaksOf(Counting counting, Instant said, Instant time) =>
        counting is not (Counting.DayToDate or Counting.MonthToDate or Counting.YearToDate) || BeginningOf(counting, said) == BeginningOf(counting, time);

    private static Instant BeginningOf(Counting counting, Instant time)
    {
        var day = time.InZone(VietnamTime.Zone).Date;
        var first = counting switch
        {
            Counting.MonthToDate => day.With(DateAdjusters.StartOfMonth),
            Counting.YearToDate => new LocalDate(day.Year, 1, 1),
            _ => day,
        };
        return VietnamTime.Zone.AtStartOfDay(first).ToInstant();
    }
}
