using FsCheck;
using FsCheck.Fluent;
using NhipSo.Domain.Periods;
using NodaTime;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Domain.Tests;

/// <summary>What properties are tried on.</summary>
internal static class Some
{
    /// <summary>A month of this century.</summary>
    public static Arbitrary<Period> Period { get; } =
        Gen.Choose(0, 1199).Select(months => new Period(new YearMonth(2000, 1)).Plus(months)).ToArbitrary();

    /// <summary>A millisecond of the years that the product lives in.</summary>
    public static Arbitrary<Instant> Moment { get; } = (
        from minute in Gen.Choose(0, 60 * 365 * 24 * 60)
        from millisecond in Gen.Choose(0, 59_999)
        select Instant.FromUtc(2000, 6, 1, 0, 0) + Duration.FromMinutes(minute) + Duration.FromMilliseconds(millisecond)).ToArbitrary();

    /// <summary>A calendar as a form may have it.</summary>
    public static Arbitrary<PeriodCalendar> Calendar { get; } = (
        from regime in Gen.Elements(Regime.Calendar, Regime.Reporting)
        from monthsAfter in Gen.Choose(0, 12)
        from day in Gen.Choose(1, 28)
        from minute in Gen.Choose(0, (24 * 60) - 1)
        select new PeriodCalendar(regime, new(monthsAfter, day, LocalTime.FromMinutesSinceMidnight(minute)))).ToArbitrary();
}
