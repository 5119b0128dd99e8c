using FsCheck;
using FsCheck.Fluent;
using NhipSo.Domain.Periods;
using NodaTime;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Domain.Tests.Periods;

/// <summary>Which shorter periods make up a longer one.</summary>
public class TilesTests
{
    [Theory]
    [InlineData(Regime.Reporting, "2026-Q4", PeriodKind.Month, "2026-10 2026-11 2026-12")]
    [InlineData(Regime.Calendar, "2026-Q4", PeriodKind.Month, "2026-10 2026-11 2026-12")]
    [InlineData(Regime.Reporting, "2026-H1", PeriodKind.Quarter, "2026-Q1 2026-Q2")]
    [InlineData(Regime.Reporting, "2026-9M", PeriodKind.Quarter, "2026-Q1 2026-Q2 2026-Q3")]
    [InlineData(Regime.Reporting, "2026", PeriodKind.Half, "2026-H1 2026-H2")]
    [InlineData(Regime.Reporting, "2026", PeriodKind.NineMonths, "")]
    [InlineData(Regime.Reporting, "2026-11", PeriodKind.Week, "")]
    [InlineData(Regime.Calendar, "2026-11", PeriodKind.Quarter, "")]
    [InlineData(Regime.Calendar, "2027-02", PeriodKind.Week, "2027-W05 2027-W06 2027-W07 2027-W08")]
    [InlineData(Regime.Calendar, "2026-W47", PeriodKind.Day, "2026-11-16 2026-11-17 2026-11-18 2026-11-19 2026-11-20 2026-11-21 2026-11-22")]
    [InlineData(Regime.Reporting, "2026-11", PeriodKind.Month, "2026-11")]
    public void Shorter_periods_make_up_a_longer_one(Regime regime, string whole, PeriodKind kind, string tiles) =>
        Assert.Equal(tiles, string.Join(' ', DataWindow.Tiles(regime, Period.Parse(whole), kind)));

    [Fact]
    public void Tiles_are_what_their_windows_say() => Prop
        .ForAll(Some.PeriodOfARegime, Gen.Elements(Enum.GetValues<PeriodKind>()).ToArbitrary(), (pair, kind) =>
            DataWindow.Tiles(pair.Regime, pair.Period, kind).SequenceEqual(ByHand(pair.Regime, pair.Period, kind)))
        .QuickCheckThrowOnFailure();

    /// <summary>All periods of a kind inside the window, if each day of it is in exactly one of them.</summary>
    private static IEnumerable<Period> ByHand(Regime regime, Period whole, PeriodKind kind)
    {
        var window = DataWindow.Of(regime, whole);
        var near = Period.Containing(kind, window.Start);
        var inside = Enumerable.Range(-2, 400).Select(near.Plus).Where(period => Covers(window, DataWindow.Of(regime, period))).ToList();
        return inside.Sum(period => DataWindow.Of(regime, period).Length) == window.Length ? inside : [];
    }

    private static bool Covers(DateInterval whole, DateInterval part) => whole.Start <= part.Start && part.End <= whole.End;
}
