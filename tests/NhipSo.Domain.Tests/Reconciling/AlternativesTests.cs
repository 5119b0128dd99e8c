using System.Collections.Immutable;
using NhipSo.Domain.Measuring;
using NhipSo.Domain.Periods;
using NhipSo.Domain.Reconciling;
using NodaTime;
using static NhipSo.Domain.Tests.Reconciling.Dossiers;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Domain.Tests.Reconciling;

/// <summary>What a unit may have taken for its figures.</summary>
public class AlternativesTests
{
    private static readonly Period November = Period.Parse("2026-11");

    [Fact]
    public void Other_days_are_those_of_the_other_regime_the_year_so_far_and_days_that_slipped()
    {
        var days = Alternatives.OfPeriod(Regime.Reporting, November).Select(other => (other.Kind, other.Days)).ToList();
        Assert.Equal((CauseKind.OtherWindow, Days("2026-11-01", "2026-11-30")), days[0]);
        Assert.Contains((CauseKind.Cumulative, Days("2025-12-15", "2026-11-14")), days);
        Assert.Contains((CauseKind.Cumulative, Days("2026-01-01", "2026-11-30")), days);
        Assert.Contains((CauseKind.OtherWindow, Days("2026-10-15", "2026-11-11")), days);
        Assert.Contains((CauseKind.SyncLag, Days("2026-10-18", "2026-11-17")), days);
        Assert.DoesNotContain(days, each => each.Days == DataWindow.Of(Regime.Reporting, November));
    }

    [Fact]
    public void A_year_s_figures_may_be_those_of_the_period()
    {
        Assert.Equal(Days("2024-01-01", "2024-06-30"), Alternatives.ToDate(Regime.Calendar, Period.Parse("2024-06")));
        Assert.Contains(new(CauseKind.NotCumulative, Days("2024-06-01", "2024-06-30")), Alternatives.SinceNewYear(Regime.Calendar, Period.Parse("2024-06")));
        Assert.DoesNotContain(Alternatives.OfPeriod(Regime.Calendar, Period.Parse("2024-01")), other => other.Days == Days("2024-01-01", "2024-01-31"));
    }

    [Fact]
    public void A_figure_that_was_wrong_in_the_same_way_before_was_not_copied()
    {
        var measured = Samples.Figures(("CP07", 400)).ToImmutableSortedDictionary(pair => pair.Key, pair => Seen(pair.Value));
        var stale = Alternatives.Stale(Catalogue, November, Samples.Figures(("CP07", 500), ("CP09", 20)), measured);
        Assert.Equal(["CP09"], stale.Values.Keys);
        Assert.Equal(["CP07", "CP09"], Alternatives.Stale(Catalogue, November, Samples.Figures(("CP07", 401), ("CP09", 20)), measured).Values.Keys);
        Assert.Contains("tháng 11/2026", stale.Of.Vi, StringComparison.Ordinal);
    }

    [Fact]
    public void A_merged_unit_may_have_counted_one_of_those_it_was_made_of_or_all_but_one()
    {
        var parts = new[] { ("A", 100m), ("B", 200m), ("C", 400m) }.Select(part => (
            Samples.BacGiang with { Id = part.Item1 },
            new MeasuredUnit(part.Item1, Samples.Figures(("CP07", part.Item2), ("CP11", 50)).ToImmutableSortedDictionary(pair => pair.Key, pair => Seen(pair.Value))))).ToList();
        var counts = Alternatives.Merged(Catalogue, parts).Select(alternative => alternative.Values["CP07"]);
        Assert.Equal([100, 200, 300, 400, 500, 600], counts.Order());
        Assert.Equal(3, Alternatives.Merged(Catalogue, parts).Count(alternative => alternative.Values.ContainsKey("CP11"))); // rates are not added
        Assert.Empty(Alternatives.Merged(Catalogue, parts[..1]));
    }

    [Fact]
    public void What_accumulates_is_measured_as_the_year_so_far()
    {
        var (period, year) = (Unit(("CP07", 10), ("CP09", 5)), Unit(("CP07", 100), ("CP09", 20)));
        var found = Counterparts.Of(Catalogue, Catalogue.Indicators, period, year);
        Assert.Equal((10m, 100m, 50m), (found["CP07"].Value, found["CP07_LK"].Value, found["CP11"].Value));
        Assert.False(found.ContainsKey("CP12"));
        Assert.Equal(7, Counterparts.Of(Catalogue, [AllSoFar], Unit(("CP07_LK", 7)), year)["CP07_LK"].Value); // a system that says it itself
    }

    private static MeasuredUnit Unit(params (string, decimal)[] figures) =>
        new("24", Samples.Figures(figures).ToImmutableSortedDictionary(pair => pair.Key, pair => Seen(pair.Value)));

    private static DateInterval Days(string from, string to) =>
        new(NodaTime.Text.LocalDatePattern.Iso.Parse(from).Value, NodaTime.Text.LocalDatePattern.Iso.Parse(to).Value);
}
