using System.Collections.Immutable;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NhipSo.Domain.Periods;
using NodaTime;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Domain.Reconciling;

/// <summary>Days whose figures a unit may have taken in place of the right ones.</summary>
/// <param name="Kind">Which cause that would be.</param>
/// <param name="Days">The days.</param>
public sealed record OtherDays(CauseKind Kind, DateInterval Days);

/// <summary>What a unit may have taken for its figures.</summary>
public static class Alternatives
{
    /// <summary>How many days a window may slip: an export that was made early, a system that passes its figures on late. Design.</summary>
    private const int MaxSlip = 3;

    /// <summary>The days from the beginning of the year, as the regime counts it, to the end of the period's window.</summary>
    public static DateInterval ToDate(Regime regime, Period period) => new(
        DataWindow.Of(regime, Period.Containing(PeriodKind.Year, period.Last)).Start, DataWindow.Of(regime, period).End);

    /// <summary>Other days than those of a period's window.</summary>
    public static ImmutableArray<OtherDays> OfPeriod(Regime regime, Period period) =>
        Around(DataWindow.Of(regime, period), DataWindow.Of(Other(regime), period), new(CauseKind.Cumulative, ToDate(regime, period)), new(CauseKind.Cumulative, ToDate(Other(regime), period)));

    /// <summary>Other days than those from the beginning of the year to the end of a period's window.</summary>
    public static ImmutableArray<OtherDays> SinceNewYear(Regime regime, Period period) =>
        Around(ToDate(regime, period), ToDate(Other(regime), period), new(CauseKind.NotCumulative, DataWindow.Of(regime, period)), new(CauseKind.NotCumulative, DataWindow.Of(Other(regime), period)));

    /// <summary>What was measured of a unit over such days.</summary>
    public static Alternative Measured(OtherDays other, MeasuredUnit measured)
    {
        var (vi, en) = CauseTexts.Days(other.Days);
        return new(other.Kind, new($"số đo từ {vi}", $"what was measured from {en}"), Numbers(measured.Values));
    }

    /// <summary>
    /// What the unit reported for the period before, as far as it was right then: a figure that was off in the same way before
    /// tells nothing about copying.
    /// </summary>
    /// <param name="catalogue">The definitions.</param>
    /// <param name="before">The period before.</param>
    /// <param name="reported">What was reported for it.</param>
    /// <param name="measured">What was measured of it.</param>
    public static Alternative Stale(
        Catalogue catalogue, Period before, IReadOnlyDictionary<string, decimal> reported, ImmutableSortedDictionary<string, MeasuredValue> measured) => new(
            CauseKind.StaleFigure, new($"số báo cáo của {InSentence(before.Name.Vi)}", $"what was reported for {before.Name.En}"),
            reported.Where(pair => !measured.TryGetValue(pair.Key, out var value) || catalogue.FindIndicator(pair.Key) is not { } indicator || Fit.IsNear(indicator, pair.Value, value.Value))
                .ToImmutableSortedDictionary(StringComparer.Ordinal));

    /// <summary>What was measured of the period before.</summary>
    public static Alternative Before(Period before, ImmutableSortedDictionary<string, MeasuredValue> measured) => new(
        CauseKind.StaleFigure, new($"số đo của {InSentence(before.Name.Vi)}", $"what was measured for {before.Name.En}"), Numbers(measured));

    /// <summary>What was measured of a part of those that a unit was merged of: of each one, and of all but one.</summary>
    /// <param name="catalogue">The definitions: what does not add is not added.</param>
    /// <param name="parts">The units that went into it, each with what was measured of it.</param>
    public static IEnumerable<Alternative> Merged(Catalogue catalogue, IReadOnlyList<(Unit Unit, MeasuredUnit Measured)> parts)
    {
        if (parts.Count < 2)
            yield break;
        foreach (var (unit, measured) in parts)
        {
            yield return new(
                CauseKind.MergedUnit, new($"số đo của riêng {unit.Name.Vi} trước sáp nhập ({unit.Id})", $"what was measured of {unit.Name.En} alone, as it was before the merger ({unit.Id})"),
                Numbers(measured.Values));
            if (parts.Count > 2)
            {
                var others = parts.Where(part => part.Unit.Id != unit.Id).ToList();
                yield return new(
                    CauseKind.MergedUnit, new($"số đo không có {unit.Name.Vi} trước sáp nhập ({unit.Id})", $"what was measured without {unit.Name.En} as it was before the merger ({unit.Id})"),
                    Sums(others.Select(other => Additive(other.Measured.Values))));
            }
        }

        IEnumerable<KeyValuePair<string, decimal>> Additive(ImmutableSortedDictionary<string, MeasuredValue> values) =>
            Numbers(values).Where(pair => catalogue.FindIndicator(pair.Key) is { Kind: not ValueKind.Ratio, Aggregation: Definitions.Aggregation.Sum });
    }

    /// <summary>The figures alone.</summary>
    public static ImmutableSortedDictionary<string, decimal> Numbers(ImmutableSortedDictionary<string, MeasuredValue> values) =>
        values.ToImmutableSortedDictionary(pair => pair.Key, pair => pair.Value.Value, StringComparer.Ordinal);

    private static ImmutableArray<OtherDays> Around(DateInterval window, DateInterval otherRegime, params OtherDays[] more)
    {
        var slips = Enumerable.Range(1, MaxSlip);
        var all = slips.Where(days => days < window.Length).Select(days => new OtherDays(CauseKind.OtherWindow, new(window.Start, window.End.PlusDays(-days))))
            .Concat(slips.Select(days => new OtherDays(CauseKind.SyncLag, new(window.Start.PlusDays(days), window.End.PlusDays(days)))));
        return [.. new[] { new OtherDays(CauseKind.OtherWindow, otherRegime) }.Concat(more).Concat(all).Where(other => other.Days != window).DistinctBy(other => other.Days)];
    }

    private static ImmutableSortedDictionary<string, decimal> Sums(IEnumerable<IEnumerable<KeyValuePair<string, decimal>>> parts) => parts.SelectMany(part => part)
        .GroupBy(pair => pair.Key).ToImmutableSortedDictionary(group => group.Key, group => group.Sum(pair => pair.Value), StringComparer.Ordinal);

    private static Regime Other(Regime regime) => regime == Regime.Calendar ? Regime.Reporting : Regime.Calendar;

    private static string InSentence(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name[1..];
}
