using NhipSo.Domain.Definitions;
using NodaTime;
using NodaTime.Text;

namespace NhipSo.Functions.Polling;

/// <summary>Where a row of the table Measurements is.</summary>
public static class MeasurementKeys
{
    private const char Attempts = 'a';
    private const char Values = 'm';
    private static readonly LocalDatePattern DayPattern = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");
    private static readonly LocalTimePattern TimePattern = LocalTimePattern.CreateWithInvariantCulture("HHmmssfff");

    /// <summary>The attempts of a partition, or those of a part of its day: from the first key, below the second.</summary>
    public static (string From, string Below) AttemptsIn(LocalTime? from = null, LocalTime? below = null) => Range(Attempts, from, below);

    /// <summary>The values of a partition, or those of a part of its day: from the first key, below the second.</summary>
    public static (string From, string Below) ValuesIn(LocalTime? from = null, LocalTime? below = null) => Range(Values, from, below);

    /// <summary>A system's partition of the UTC day that a moment is in.</summary>
    public static string Partition(Source source, Instant at) => Partition(source.Id, at.InUtc().Date);

    /// <summary>A system's partition of a UTC day.</summary>
    public static string Partition(string source, LocalDate day) => $"{source}|{DayPattern.Format(day)}";

    /// <summary>The UTC day of a partition.</summary>
    public static LocalDate DayOf(string partition) => DayPattern.Parse(partition[(partition.LastIndexOf('|') + 1)..]).GetValueOrThrow();

    /// <summary>The row of a slot's attempt.</summary>
    public static string Attempt(Instant slot) => $"{Attempts}|{TimeOf(slot)}";

    /// <summary>The row of what was measured of a unit at a moment.</summary>
    public static string ValuesOf(string unit, Instant at) => $"{Values}|{TimeOf(at)}|{unit}";

    /// <summary>The moment that a row of a day is of: an attempt's slot, or when values were measured.</summary>
    public static Instant MomentOf(LocalDate day, string rowKey) =>
        day.At(TimePattern.Parse(rowKey[2..11]).GetValueOrThrow()).InUtc().ToInstant();

    /// <summary>Whether a row is an attempt, rather than values.</summary>
    public static bool IsAttempt(string rowKey) => rowKey[0] == Attempts;

    /// <summary>The unit that a row of values is of.</summary>
    public static string UnitOf(string rowKey) => rowKey[12..];

    private static (string From, string Below) Range(char kind, LocalTime? from, LocalTime? below) =>
        (from is { } first ? $"{kind}|{TimePattern.Format(first)}" : $"{kind}|", below is { } end ? $"{kind}|{TimePattern.Format(end)}" : $"{kind}}}");

    private static string TimeOf(Instant moment) => TimePattern.Format(moment.InUtc().TimeOfDay);
}
