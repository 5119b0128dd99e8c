using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Domain.Tests.Periods;

public class PeriodCodeTests
{
    [Fact]
    public void A_code_names_a_month() =>
        Assert.Equal(new Period(new YearMonth(2026, 11)), Period.Parse("2026-11"));

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
    [InlineData(" 2026-1")]
    [InlineData("2026-Q4")]
    [InlineData("2026-11-22")]
    [InlineData("-026-11")]
    [InlineData("-0026-11")]
    [InlineData("２０２６-11")]
    public void What_is_no_month_is_refused(string? code)
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
    public void Codes_sort_as_time_does() => Prop
        .ForAll(Some.Period, Some.Period, (one, other) =>
            Math.Sign(string.CompareOrdinal(one.Code, other.Code)) == Math.Sign(one.CompareTo(other)) &&
            one < other == one.CompareTo(other) < 0 && one > other == one.CompareTo(other) > 0 &&
            one <= other == one.CompareTo(other) <= 0 && one >= other == one.CompareTo(other) >= 0)
        .QuickCheckThrowOnFailure();

    [Fact]
    public void A_year_turns_after_its_twelfth_month()
    {
        Assert.Equal("2027-01", Period.Parse("2026-12").Plus(1).Code);
        Assert.Equal("2025-12", Period.Parse("2026-01").Plus(-1).Code);
    }

    [Fact]
    public void People_read_the_month_in_both_languages()
    {
        var name = Period.Parse("2026-09").Name;
        Assert.Equal("Tháng 9/2026", name.Vi);
        Assert.Equal("September 2026", name.En);
    }
}
