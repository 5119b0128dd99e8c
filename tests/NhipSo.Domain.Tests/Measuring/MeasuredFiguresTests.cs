using System.Collections.Immutable;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NodaTime;
using static NhipSo.Domain.Tests.Measuring.Days;

namespace NhipSo.Domain.Tests.Measuring;

/// <summary>Figures by indicator, and what they rest on.</summary>
public class MeasuredFiguresTests
{
    private static readonly Indicator Received = Samples.Received with { Accumulation = Accumulation.Period };
    private static readonly Indicator Online = Received with { Code = "CP09" };
    private static readonly Indicator Share = Samples.Share with { Accumulation = Accumulation.Period };
    private static readonly Indicator Open = Received with { Code = "CP14", Accumulation = Accumulation.Instant };
    private static readonly Indicator Adoption = Open with { Code = "VT17", Kind = ValueKind.Number };
    private static readonly Indicator Load = Adoption with { Code = "LOAD", Accumulation = Accumulation.Period };
    private static readonly Indicator SinceNewYear = Received with { Code = "CP07_LK", Accumulation = Accumulation.Cumulative };
    private static readonly Indicator[] All = [Received, Online, Share, Open, Adoption, Load, SinceNewYear];
    private static readonly LocalDate End = new(2026, 11, 14);

    [Fact]
    public void What_happened_in_a_period_adds_over_systems_and_metrics()
    {
        var value = Figure("CP07", Span("a", 10, ("m", Counting.Counter, "CP07", Flow(30, 10)), ("n", Counting.Delta, "CP07", Flow(5, 9))), Span("b", 10, ("m", Counting.DayToDate, "CP07", Flow(7, 6))));
        Assert.Equal(42, value!.Value);
        Assert.Equal(new(9 + 6, 20, 2, 2), value.Coverage);
    }

    [Fact]
    public void A_ratio_is_computed_again_from_summed_parts_and_rests_on_its_worst_part()
    {
        var values = Figures(
            Span("a", 10, ("m", Counting.Counter, "CP07", Flow(100, 10)), ("n", Counting.Counter, "CP09", Flow(90, 4))),
            Span("b", 10, ("m", Counting.Counter, "CP07", Flow(900, 10)), ("n", Counting.Counter, "CP09", Flow(90, 10))));
        Assert.Equal(18, values["CP11"].Value);
        Assert.Equal(new(14, 20, 2, 2), values["CP11"].Coverage);
    }

    [Fact]
    public void A_ratio_of_which_a_part_was_not_measured_is_none() =>
        Assert.DoesNotContain("CP11", Figures(Span("a", 10, ("m", Counting.Counter, "CP07", Flow(100, 10)))).Keys);

    [Fact]
    public void A_system_that_gave_nothing_lowers_the_share_of_systems_and_nothing_else()
    {
        var value = Figure("CP07", Span("a", 10, ("m", Counting.Counter, "CP07", Flow(30, 10))), Span("b", 10, ("m", Counting.Counter, "CP07", Tally.None)));
        Assert.Equal(new(10, 10, 1, 2), value!.Coverage);
        Assert.Equal(0.5m, value.Coverage.Share);
    }

    [Fact]
    public void What_nobody_heard_of_is_not_measured_and_not_zero()
    {
        Assert.Null(Figure("CP07", Span("a", 10, ("m", Counting.Counter, "CP07", Tally.None))));
        Assert.Equal(0, Figure("CP07", Span("a", 10, ("m", Counting.Counter, "CP07", Flow(0, 10))))!.Value);
    }

    [Fact]
    public void How_things_stand_is_the_last_value_and_counts_of_two_systems_add() =>
        Assert.Equal(12, Figure("CP14", Span("a", 10, ("m", Counting.Gauge, "CP14", Level(5, 1))), Span("b", 10, ("m", Counting.Gauge, "CP14", Level(7, 2))))!.Value);

    [Fact]
    public void A_number_of_two_systems_does_not_add_and_the_newest_stands() =>
        Assert.Equal(65, Figure("VT17", Span("a", 10, ("m", Counting.Gauge, "VT17", Level(65, 2))), Span("b", 10, ("m", Counting.Gauge, "VT17", Level(40, 1))))!.Value);

    [Fact]
    public void A_gauge_over_a_period_is_its_mean_by_time_and_only_for_a_number()
    {
        var hour = new Tally(0, 0, 3600 * 10, 3600, 4, Midnight, 12);
        var day = new Tally(0, 0, 7200 * 40, 7200, 4, Midnight, 24);
        Assert.Equal(30, Figure("LOAD", Span("a", 24, ("m", Counting.Gauge, "LOAD", hour)), Span("b", 24, ("m", Counting.Gauge, "LOAD", day)))!.Value);
        // How many dossiers lie there does not say how many came.
        Assert.Null(Figure("CP07", Span("a", 12, ("m", Counting.Gauge, "CP07", hour))));
    }

    [Fact]
    public void What_is_since_new_year_comes_from_a_year_to_date_as_it_is_or_from_the_years_increases()
    {
        Assert.Equal(168_746, Figure("CP07_LK", Span("a", 10, ("m", Counting.YearToDate, "CP07_LK", Level(168_746, 1))))!.Value);
        var span = Span("a", 10, ("m", Counting.Counter, "CP07_LK", Flow(30, 10)));
        Assert.Null(Figure("CP07_LK", span));
        var year = new SpanTallies(span.Units.Units.SetItem(Province, Tallies(("m", Counting.Counter, "CP07_LK", Flow(5000, 10)))));
        Assert.Equal(5000, Figure("CP07_LK", span with { SinceNewYear = year })!.Value);
        Assert.True(MeasuredFigures.NeedsYear(span.Source, All.ToDictionary(each => each.Code)));
    }

    [Fact]
    public void A_year_to_date_of_the_year_before_is_not_this_years()
    {
        var old = Level(168_746, 0) with { LastAt = Instant.FromUtc(2025, 12, 31, 16, 59) };
        Assert.Null(Figure("CP07_LK", Span("a", 10, ("m", Counting.YearToDate, "CP07_LK", old))));
    }

    [Fact]
    public void Services_seen_and_registered_stand_beside()
    {
        var span = Span("a", 10, ("m", Counting.Counter, "CP07", Flow(30, 10)), ("seen", Counting.Gauge, null, Level(43, 1)), ("all", Counting.Gauge, null, Level(100, 1)));
        var value = Figure("CP07", span with { Source = span.Source with { Services = new("seen", "all") } });
        Assert.Equal(new(10, 10, 1, 1, 43, 100), value!.Coverage);
        Assert.Equal(0.43m, value.Coverage.Share);
    }

    [Fact]
    public void A_source_with_rows_speaks_of_each_unit_apart()
    {
        var span = Span("a", 10, ("m", Counting.Counter, "CP07", Flow(30, 10)));
        span = span with
        {
            Source = span.Source with { Rows = new("", "/unit", UnitScheme.Unit) },
            Units = new(span.Units.Units.Add("G06", Tallies(("m", Counting.Counter, "CP07", Flow(4, 5))))),
        };
        var units = MeasuredFigures.Of(All, [span], End);
        Assert.Equal([(Province, 30m), ("G06", 4m)], units.Values.Select(unit => (unit.Unit, unit.Values["CP07"].Value)).Order());
    }

    private static Tally Flow(double sum, int seen) => new(sum, 0, 0, 0, sum, Midnight, seen);

    private static Tally Level(double last, int minutes) => new(0, 0, last * 300, 300, last, Midnight + Duration.FromMinutes(minutes), 1);

    private static SourceSpan Span(string id, int due, params (string Code, Counting Counting, string? Indicator, Tally Tally)[] metrics) => new(
        Source(Counting.Gauge) with { Id = id, Metrics = [.. metrics.Select(metric => Metric(metric.Code, metric.Counting, metric.Indicator))] },
        due,
        new(SpanTallies.None.Units.Add(Province, Tallies(metrics))));

    private static ImmutableSortedDictionary<string, Tally> Tallies(params (string Code, Counting Counting, string? Indicator, Tally Tally)[] metrics) =>
        metrics.Where(metric => metric.Tally != Tally.None).ToImmutableSortedDictionary(metric => metric.Code, metric => metric.Tally);

    private static ImmutableSortedDictionary<string, MeasuredValue> Figures(params SourceSpan[] spans) =>
        MeasuredFigures.Of(All, spans, End).GetValueOrDefault(Province)?.Values ?? ImmutableSortedDictionary<string, MeasuredValue>.Empty;

    private static MeasuredValue? Figure(string indicator, params SourceSpan[] spans) => Figures(spans).GetValueOrDefault(indicator);
}
