using NhipSo.Domain.Aggregation;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Submissions;
using static NhipSo.Domain.Tests.Samples;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Domain.Tests.Aggregation;

public class YearToDateTests
{
    private static readonly Indicator Monthly = Received with { Accumulation = Accumulation.Period };

    [Fact]
    public void The_periods_are_those_of_the_year() =>
        Assert.Equal(["2026-01", "2026-02", "2026-03"], YearToDate.Periods(Period.Parse("2026-03")).Select(period => period.Code));

    [Fact]
    public void What_happens_adds_what_accumulates_is_the_last_and_what_stands_has_none()
    {
        var year = Over([Monthly, Online, Groups], Of(ValueStatus.Official, 1), Of(ValueStatus.Estimate, 2))!;
        Assert.Equal([("CP07", 3m), ("CP09", 2m)], year.Values.Select(pair => (pair.Key, pair.Value)));
        Assert.Equal(ValueStatus.Estimate, year.StatusOf("CP07"));
    }

    [Fact]
    public void A_sum_of_some_months_is_none_of_the_year() =>
        Assert.Null(Over([Monthly], null, Of(ValueStatus.Official, 2)));

    [Fact]
    public void A_month_in_between_that_is_missing_leaves_what_accumulates() =>
        Assert.Equal(["CP09"], Over([Monthly, Online], Of(ValueStatus.Official, 1), null, Of(ValueStatus.Official, 3))!.Values.Keys);

    private static UnitFigures? Over(Indicator[] indicators, UnitFigures? first, params UnitFigures?[] more)
    {
        var year = new YearToDate(indicators);
        return more.Aggregate(year.First(first), year.Next);
    }

    private static UnitFigures Of(ValueStatus status, decimal value) => new(Figures(("CP07", value), ("CP09", value), ("NL03", value)), status);
}
