using NhipSo.Domain.Definitions;
using NodaTime;
using NodaTime.Text;

namespace NhipSo.Functions.Polling;

/// <summary>Where a row of the table Measurements is.</summary>
public static class MeasurementKeys
{
    private const string Attempts = "a|";
    private const string Values = "m|";
    private static readonly InstantPattern DayPattern = InstantPattern.CreateWithInvariantCulture("uuuuMMdd");
    private static readonly LocalTimePattern TimePattern = LocalTimePattern.CreateWithInvariantCulture("HHmmssfff");

    /// <summary>The range of a partition that holds its attempts: from the first, below the second.</summary>
    public static (string From, string Below) AttemptRange { get; } = (Attempts, "a}");

    /// <summary>The range of a partition that holds its values: from the first, below the second.</summary>
    public static (string From, string Below) ValueRange { get; } = (Values, "m}");

    /// <summary>A system's partition of the UTC day that a moment is in.</summary>
    public static string Partition(Source source, Instant at) => $"{source.Id}|{DayPattern.Format(at)}";

    /// <summary>A system's partition of a UTC day.</summary>
    public static string Partition(Source source, LocalDate day) => Partition(source, day.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant());

    /// <summary>The row of a slot's attempt.</summary>
    public static string Attempt(Instant slot) => Attempts + TimeOf(slot);

    /// <summary>The row of what was measured of a unit at a moment.</summary>
    public static string ValuesOf(string unit, Instant at) => $"{Values}{TimeOf(at)}|{unit}";

    /// <summary>The moment that a row of a day is of: an attempt's slot, or when values were measured.</summary>
    public static Instant MomentOf(LocalDate day, string rowKey) =>
        day.At(TimePattern.Parse(rowKey[2..11]).Value).InUtc().ToInstant();

    /// <summary>The unit that a row of values is of.</summary>
    public static string UnitOf(string rowKey) => rowKey[12..];

    private static string TimeOf(Instant moment) => TimePattern.Format(moment.InUtc().TimeOfDay);
}
