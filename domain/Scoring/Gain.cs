using System.Collections.Immutable;
using NhipSo.Domain.Definitions;

namespace NhipSo.Domain.Scoring;

/// <summary>What a total would gain if one figure were raised and all others stayed.</summary>
/// <param name="Part">The part's code.</param>
/// <param name="Median">Raised to the median of the units; null where it is there already.</param>
/// <param name="BestQuarter">Raised to what the best quarter has; null where it is there already.</param>
public sealed record Gain(string Part, Goal? Median, Goal? BestQuarter)
{
    /// <summary>The gains of a unit, the greatest first: by what the best quarter has, then the median.</summary>
    /// <param name="score">The unit.</param>
    /// <param name="standings">All units.</param>
    /// <param name="find">An indicator by its code.</param>
    /// <param name="figures">The unit's figures, the parts of ratios among them.</param>
    public static ImmutableArray<Gain> Of(UnitScore score, Standings standings, Func<string, Indicator> find, IReadOnlyDictionary<string, decimal> figures) =>
    [
        .. score.Pillars.SelectMany(pillar => pillar.Parts).Where(part => part.Points is not null)
            .Select(part => Of(part, score.Factor, standings, find(part.Part.Indicator!), figures))
            .Where(gain => gain.Median is not null || gain.BestQuarter is not null)
            .OrderByDescending(gain => gain.BestQuarter?.Points ?? 0).ThenByDescending(gain => gain.Median?.Points ?? 0),
    ];

    private static Gain Of(PartScore part, decimal factor, Standings standings, Indicator indicator, IReadOnlyDictionary<string, decimal> figures)
    {
        var spread = Spread.Of(indicator.Better, standings.FiguresOf(part.Part).Select(each => each.Value))!;
        var scale = standings.Scales[part.Part.Code];
        return new(part.Part.Code, GoalAt(spread.Median), GoalAt(spread.BestQuarter));

        Goal? GoalAt(decimal value) => factor * (scale.PointsOf(part.Part, value) - part.Points!.Value) is > 0 and var points
            ? new(value, Math.Round(points, 4, MidpointRounding.AwayFromZero), Goal.NeededOf(indicator, part.Value!.Value, value, figures))
            : null;
    }
}

/// <summary>A figure to reach.</summary>
/// <param name="Value">The figure.</param>
/// <param name="Points">What the total gains.</param>
/// <param name="Needed">
/// How many more it takes, or fewer where less is better, in the unit of measure: of a ratio in that of its numerator, its denominator being what it is.
/// </param>
public sealed record Goal(decimal Value, decimal Points, decimal? Needed)
{
    internal static decimal? NeededOf(Indicator indicator, decimal now, decimal goal, IReadOnlyDictionary<string, decimal> figures) =>
        indicator.Kind != ValueKind.Ratio
            ? indicator.Kind == ValueKind.Count ? Math.Ceiling(Math.Abs(goal - now)) : Math.Abs(goal - now)
            : figures.TryGetValue(indicator.Numerator!, out var numerator) && figures.TryGetValue(indicator.Denominator!, out var denominator)
                ? Math.Abs((indicator.Better == Better.Down ? Math.Floor(goal * denominator / indicator.Factor) : Math.Ceiling(goal * denominator / indicator.Factor)) - numerator)
                : null;
}
