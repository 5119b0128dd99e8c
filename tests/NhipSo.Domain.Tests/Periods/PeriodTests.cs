using FsCheck;
using FsCheck.Fluent;
using NhipSo.Domain.Periods;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Domain.Tests.Periods;

public class PeriodTests
{
    [Fact]
    public void Names_of_consecutive_periods_follow_each_other_day_by_day() => Prop
        .ForAll(Some.Period, period => period.Kind == PeriodKind.NineMonths || period.Last.PlusDays(1) == period.Plus(1).First)
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Each_day_of_its_name_leads_back_to_a_period() => Prop
        .ForAll(Some.Period, period => Period.Containing(period.Kind, period.First) == period && Period.Containing(period.Kind, period.Last) == period)
        .QuickCheckThrowOnFailure();

    [Fact]
    public void There_and_back_again() => Prop
        .ForAll(Some.Period, Gen.Choose(-500, 500).ToArbitrary(), (period, count) => period.Plus(count).Plus(-count) == period && period.Plus(0) == period)
        .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("2026-12", 1, "2027-01")]
    [InlineData("2026-01", -1, "2025-12")]
    [InlineData("2026-Q4", 1, "2027-Q1")]
    [InlineData("2026-H1", -1, "2025-H2")]
    [InlineData("2026-9M", 1, "2027-9M")]
    [InlineData("2026-W53", 1, "2027-W01")]
    [InlineData("2026-12-31", 1, "2027-01-01")]
    [InlineData("2026", 1, "2027")]
    public void A_year_turns(string code, int count, string expected) => Assert.Equal(expected, Period.Parse(code).Plus(count).Code);

    [Theory]
    [InlineData("2026-11", "2025-11")]
    [InlineData("2026-Q4", "2025-Q4")]
    [InlineData("2026-9M", "2025-9M")]
    [InlineData("2026", "2025")]
    [InlineData("2028-02-29", "2027-02-28")]
    [InlineData("2026-W47", "2025-W47")]
    [InlineData("2026-W53", "2026-W01")]
    public void A_year_before(string code, string expected) => Assert.Equal(expected, Period.Parse(code).YearBefore().Code);

    [Theory]
    [InlineData("2026-09", PeriodKind.Quarter, true)]
    [InlineData("2026-09", PeriodKind.NineMonths, true)]
    [InlineData("2026-09", PeriodKind.Half, false)]
    [InlineData("2026-10", PeriodKind.Quarter, false)]
    [InlineData("2026-12", PeriodKind.Year, true)]
    [InlineData("2026-Q2", PeriodKind.Half, true)]
    [InlineData("2026-Q3", PeriodKind.NineMonths, true)]
    [InlineData("2026-11-30", PeriodKind.Month, true)]
    [InlineData("2026-11-22", PeriodKind.Week, true)]
    public void It_may_end_a_longer_one(string code, PeriodKind longer, bool ends) => Assert.Equal(ends, Period.Parse(code).Ends(longer));
}
