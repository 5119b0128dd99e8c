using FsCheck;
using FsCheck.Fluent;
using NhipSo.Domain.Periods;
using NodaTime;
using NodaTime.Text;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Domain.Tests.Periods;

public class WindowTests
{
    [Theory]
    [InlineData("2026-11", "2026-10-15", "2026-11-14")]
    [InlineData("2026-01", "2025-12-15", "2026-01-14")]
    [InlineData("2026-03", "2026-02-15", "2026-03-14")]
    [InlineData("2026-Q4", "2026-09-15", "2026-12-14")]
    [InlineData("2026-Q1", "2025-12-15", "2026-03-14")]
    [InlineData("2026-H1", "2025-12-15", "2026-06-14")]
    [InlineData("2026-H2", "2026-06-15", "2026-12-14")]
    [InlineData("2026-9M", "2025-12-15", "2026-09-14")]
    [InlineData("2026", "2025-12-15", "2026-12-14")]
    [InlineData("2026-W47", "2026-11-16", "2026-11-22")]
    [InlineData("2026-11-22", "2026-11-22", "2026-11-22")]
    public void In_the_reporting_regime_a_period_closes_on_the_14th(string code, string from, string to) =>
        Assert.Equal(new DateInterval(Day(from), Day(to)), DataWindow.Of(Regime.Reporting, Period.Parse(code)));

    [Fact]
    public void In_the_statistics_regime_it_is_its_calendar_days() => Prop
        .ForAll(Some.Period, period => DataWindow.Of(Regime.Calendar, period) == new DateInterval(period.First, period.Last))
        .QuickCheckThrowOnFailure();

    /// <summary>The nine months are excepted: they end in September and begin in January, so a quarter of each year is in none of them.</summary>
    [Fact]
    public void Windows_of_consecutive_periods_tile_time_without_gap_or_overlap() => Prop
        .ForAll(Some.PeriodOfARegime, pair =>
        {
            var (window, next) = (DataWindow.Of(pair.Regime, pair.Period), DataWindow.Of(pair.Regime, pair.Period.Plus(1)));
            return pair.Period.Kind == PeriodKind.NineMonths ? window.End < next.Start : window.End.PlusDays(1) == next.Start;
        })
        .QuickCheckThrowOnFailure();

    [Fact]
    public void The_nine_months_begin_with_their_year_and_end_with_its_third_quarter() => Prop
        .ForAll(Some.PeriodOfARegime, pair =>
        {
            var nine = DataWindow.Of(pair.Regime, Period.Containing(PeriodKind.NineMonths, pair.Period.First));
            return nine.Start == DataWindow.Of(pair.Regime, Period.Containing(PeriodKind.Year, pair.Period.First)).Start
                && nine.End == DataWindow.Of(pair.Regime, Period.Containing(PeriodKind.Quarter, new(pair.Period.First.Year, 9, 1))).End;
        })
        .QuickCheckThrowOnFailure();

    [Fact]
    public void A_period_opens_at_midnight_in_Vietnam_as_its_window_begins()
    {
        Assert.Equal(Instant.FromUtc(2026, 10, 14, 17, 0), Samples.ReportingMonth.Opens(Period.Parse("2026-11")));
        Assert.Equal(Instant.FromUtc(2026, 10, 31, 17, 0), Samples.CalendarMonth.Opens(Period.Parse("2026-11")));
    }

    [Fact]
    public void Next_years_plan_opens_with_this_year()
    {
        var plan = Samples.CalendarMonth with { Frequency = PeriodKind.Year, OpenAhead = 1 };
        Assert.Equal(Instant.FromUtc(2025, 12, 31, 17, 0), plan.Opens(Period.Parse("2027")));
    }

    private static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).Value;
}
