using FsCheck;
using FsCheck.Fluent;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Periods;
using NodaTime;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Domain.Tests;

/// <summary>What properties are tried on.</summary>
internal static class Some
{
    private static readonly LocalDate Beginning = new(2000, 1, 1);
    private static readonly Text Name = new("Ngày nghỉ", "Holiday");

    private static readonly Gen<LocalDate> Day = Gen.Choose(0, 60 * 365).Select(Beginning.PlusDays);

    private static readonly Gen<LocalTime> Time = Gen.Choose(0, (24 * 60) - 1).Select(minute => LocalTime.Midnight.PlusMinutes(minute));

    private static readonly Gen<Regime> EitherRegime = Gen.Elements(Regime.Calendar, Regime.Reporting);

    /// <summary>A period of any length, of the years that the product lives in.</summary>
    public static Arbitrary<Period> Period { get; } = (
        from kind in Gen.Elements(Enum.GetValues<PeriodKind>())
        from day in Day
        select NhipSo.Domain.Periods.Period.Containing(kind, day)).ToArbitrary();

    /// <summary>A regime, and any period.</summary>
    public static Arbitrary<(Regime Regime, Period Period)> PeriodOfARegime { get; } = (
        from regime in EitherRegime
        from period in Period.Generator
        select (regime, period)).ToArbitrary();

    /// <summary>A millisecond of the years that the product lives in.</summary>
    public static Arbitrary<Instant> Moment { get; } = (
        from minute in Gen.Choose(0, 60 * 365 * 24 * 60)
        from millisecond in Gen.Choose(0, 59_999)
        select Instant.FromUtc(2000, 6, 1, 0, 0) + Duration.FromMinutes(minute) + Duration.FromMilliseconds(millisecond)).ToArbitrary();

    /// <summary>A table of days off and days worked instead, dense enough to be met: about a fifth of all days.</summary>
    public static Arbitrary<WorkingDays> WorkingDays { get; } = (
        from seed in Gen.Choose(0, int.MaxValue)
        select new WorkingDays(Table(new Random(seed)))).ToArbitrary();

    /// <summary>A calendar as a form may have it.</summary>
    public static Arbitrary<PeriodCalendar> Calendar { get; } = (
        from kind in Gen.Elements(Enum.GetValues<PeriodKind>())
        from regime in EitherRegime
        from due in kind < PeriodKind.Month ? DueAfterWindow : DueRule
        from openAhead in Gen.Choose(0, 2)
        from days in WorkingDays.Generator
        select new PeriodCalendar(kind, regime, due, openAhead) { WorkingDays = days }).ToArbitrary();

    private static Gen<DueRule> DueRule => Gen.OneOf(
        from months in Gen.Choose(0, 12) from day in Gen.Choose(1, 28) from at in Time select new DueRule(at, day, months),
        DueAfterWindow);

    /// <summary>A day or a week is due some days after it: a day of its month may lie before it.</summary>
    private static Gen<DueRule> DueAfterWindow => Gen.OneOf(
        from count in Gen.Choose(0, 60) from at in Time select new DueRule(at, DaysAfter: count),
        from count in Gen.Choose(0, 60) from at in Time select new DueRule(at, WorkingDaysAfter: count));

    private static IEnumerable<Holiday> Table(Random random)
    {
        for (var day = Beginning; day.Year < 2075; day = day.PlusDays(random.Next(1, 10)))
            yield return new(day, Name, "Luật", day.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday);
    }
}
