using FsCheck;
using FsCheck.Fluent;
using NhipSo.Domain.Periods;
using NodaTime;
using NodaTime.Text;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Domain.Tests.Periods;

public class PeriodCodeTests
{
    [Theory]
    [InlineData("2026-11-22", PeriodKind.Day, "2026-11-22", "2026-11-22", "Ngày 22/11/2026", "22 November 2026")]
    [InlineData("2026-W47", PeriodKind.Week, "2026-11-16", "2026-11-22", "Tuần 47/2026", "Week 47 of 2026")]
    [InlineData("2026-W01", PeriodKind.Week, "2025-12-29", "2026-01-04", "Tuần 1/2026", "Week 1 of 2026")]
    [InlineData("2026-W53", PeriodKind.Week, "2026-12-28", "2027-01-03", "Tuần 53/2026", "Week 53 of 2026")]
    [InlineData("2026-09", PeriodKind.Month, "2026-09-01", "2026-09-30", "Tháng 9/2026", "September 2026")]
    [InlineData("2026-Q4", PeriodKind.Quarter, "2026-10-01", "2026-12-31", "Quý IV/2026", "Quarter 4 of 2026")]
    [InlineData("2026-H1", PeriodKind.Half, "2026-01-01", "2026-06-30", "6 tháng đầu năm 2026", "First half of 2026")]
    [InlineData("2026-H2", PeriodKind.Half, "2026-07-01", "2026-12-31", "6 tháng cuối năm 2026", "Second half of 2026")]
    [InlineData("2026-9M", PeriodKind.NineMonths, "2026-01-01", "2026-09-30", "9 tháng năm 2026", "Nine months of 2026")]
    [InlineData("2026", PeriodKind.Year, "2026-01-01", "2026-12-31", "Năm 2026", "Year 2026")]
    public void A_code_names_a_period_that_people_read_in_both_languages(string code, PeriodKind kind, string first, string last, string vi, string en)
    {
        var period = Period.Parse(code);
        Assert.Equal((kind, code), (period.Kind, period.Code));
        Assert.Equal((Day(first), Day(last)), (period.First, period.Last));
        Assert.Equal(new(vi, en), period.Name);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2026-13")]
    [InlineData("2026-00")]
    [InlineData("2026-1")]
    [InlineData("2026-111")]
    [InlineData("26-11")]
    [InlineData("2026/11")]
    [InlineData("2026-11 ")]
    [InlineData("2026-11\n")]
    [InlineData(" 2026-1")]
    [InlineData("2026-Q0")]
    [InlineData("2026-Q5")]
    [InlineData("2026-q4")]
    [InlineData("2026-H3")]
    [InlineData("2026-6M")]
    [InlineData("2026-W00")]
    [InlineData("2025-W53")]
    [InlineData("2026-W54")]
    [InlineData("2026-W7")]
    [InlineData("2026-02-29")]
    [InlineData("2026-11-31")]
    [InlineData("2026-11-00")]
    [InlineData("0000")]
    [InlineData("-026-11")]
    [InlineData("-0026-11")]
    [InlineData("２０２６-11")]
    public void What_is_no_period_is_refused(string? code)
    {
        Assert.False(Period.TryParse(code, out var period));
        Assert.Equal(default, period);
    }

    [Fact]
    public void The_refusal_shows_what_was_written_and_what_is_meant()
    {
        var refused = Assert.Throws<FormatException>(() => Period.Parse("11/2026"));
        Assert.Contains("11/2026", refused.Message, StringComparison.Ordinal);
        Assert.Contains("2026-11", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_code_reads_back_as_the_period_that_wrote_it() => Prop
        .ForAll(Some.Period, period => Period.Parse(period.Code) == period && period.ToString() == period.Code)
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Among_periods_of_a_kind_codes_sort_as_time_does() => Prop
        .ForAll(Some.Period, Gen.Choose(-500, 500).ToArbitrary(), (one, distance) =>
        {
            var other = one.Plus(distance);
            return Math.Sign(string.CompareOrdinal(one.Code, other.Code)) == Math.Sign(one.CompareTo(other)) && Math.Sign(one.CompareTo(other)) == -Math.Sign(distance);
        })
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Any_two_periods_are_in_an_order() => Prop
        .ForAll(Some.Period, Some.Period, (one, other) =>
            one.CompareTo(other) == -other.CompareTo(one) &&
            one < other == one.CompareTo(other) < 0 && one > other == one.CompareTo(other) > 0 &&
            one <= other == one.CompareTo(other) <= 0 && one >= other == one.CompareTo(other) >= 0)
        .QuickCheckThrowOnFailure();

    private static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).Value;
}
