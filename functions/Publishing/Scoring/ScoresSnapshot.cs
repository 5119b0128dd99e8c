using System.Collections.Immutable;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Scoring;
using NhipSo.Domain.Submissions;

namespace NhipSo.Functions.Publishing.Scoring;

/// <summary>
/// The units by a set, for a period, of what they reported. It carries the set that it was made with, so that it can be read alone
/// and stays true when another version comes.
/// </summary>
/// <param name="Card">The set.</param>
/// <param name="Form">The form whose figures are scored.</param>
/// <param name="Period">The period.</param>
/// <param name="Previous">The period before, where it was scored by the same version; ranks have moved since.</param>
/// <param name="YearBefore">The same period of the year before, where it was.</param>
/// <param name="Indicators">What the set looks at, and the parts of ratios.</param>
/// <param name="Available">How many of the set's points any unit has figures for; null where the set has none.</param>
/// <param name="Parts">How the figures of each part are spread, by the part's code.</param>
/// <param name="National">The mean of the units that are ranked.</param>
/// <param name="Regions">The mean of those of a region.</param>
/// <param name="Units">The units: those that are ranked first, by rank, then the others.</param>
public sealed record ScoresSnapshot(
    CardSummary Card,
    FormSummary Form,
    PeriodSummary Period,
    EarlierStandings? Previous,
    EarlierStandings? YearBefore,
    IReadOnlyList<IndicatorSummary> Indicators,
    decimal? Available,
    ImmutableSortedDictionary<string, PartSpread> Parts,
    ScoreMean? National,
    ImmutableSortedDictionary<string, ScoreMean> Regions,
    IReadOnlyList<UnitStanding> Units)
{
    /// <summary>What the names of these snapshots begin with.</summary>
    public const string Prefix = "scores/";

    /// <summary>What kind of snapshot it is.</summary>
    public string Kind { get; } = "scores";
}

/// <summary>An earlier period that was scored by the same version, and how many units were ranked then: others than now may be.</summary>
public sealed record EarlierStandings(string Period, int Ranked);

/// <summary>A set in a snapshot.</summary>
/// <param name="Code">Stable over its versions.</param>
/// <param name="Version">Scores are compared within one alone.</param>
/// <param name="Name">As people know it.</param>
/// <param name="Basis">On what ground, and what is design.</param>
/// <param name="Visibility">Who may see its scores.</param>
/// <param name="Missing">What a part without a figure does to the total.</param>
/// <param name="Mergers">What a unit's score is for a time in which it was several.</param>
/// <param name="RankedFrom">The share of the points that a unit must have figures for.</param>
/// <param name="Decimals">To how many totals are rounded.</param>
/// <param name="Max">All points; null where there are none.</param>
/// <param name="Pillars">Its pillars.</param>
public sealed record CardSummary(
    string Code, int Version, Text Name, Text Basis, ScoreVisibility Visibility, MissingRule Missing, MergerRule Mergers, decimal RankedFrom, int Decimals, decimal? Max,
    IReadOnlyList<ScorePillar> Pillars)
{
    /// <summary>A set.</summary>
    public static CardSummary From(Scorecard card) => new(
        card.Code, card.Version, card.Name, card.Basis, card.Visibility, card.Missing, card.Mergers, card.RankedFrom, card.Decimals, card.Max, card.Pillars);
}

/// <summary>How the figures of a part are spread, and which figures give none and all of its points.</summary>
public sealed record PartSpread(int Units, Spread Spread, Scale? Scale);

/// <summary>The mean of several units.</summary>
/// <param name="Units">How many.</param>
/// <param name="Total">Of their totals.</param>
/// <param name="Pillars">How their pillars' points are spread, by the pillar's code.</param>
public sealed record ScoreMean(int Units, decimal Total, ImmutableSortedDictionary<string, Spread> Pillars);

/// <summary>Why a unit has no rank.</summary>
public enum NotRanked
{
    /// <summary>Nothing that it reported is published.</summary>
    NoReport,

    /// <summary>It has figures for fewer points than the set demands.</summary>
    TooFewFigures,

    /// <summary>The set gives no points.</summary>
    NoPoints,

    /// <summary>The set is for internal use: who reads this is told no rank.</summary>
    Internal,
}

/// <summary>A unit by a set.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Total">Its total by the set's rule; null where there is none.</param>
/// <param name="Available">How many points its figures could give.</param>
/// <param name="Rank">Its place, from 1; equal totals share one.</param>
/// <param name="Why">Why it has none.</param>
/// <param name="Previous">How it stands against the period before.</param>
/// <param name="YearBefore">How it stands against the year before.</param>
/// <param name="Status">How final its report is.</param>
/// <param name="Hash">Leads to the receipt of its report.</param>
/// <param name="Pillars">Its points by the pillar's code, and what they could be.</param>
/// <param name="Parts">Its figures by the part's code.</param>
/// <param name="Gains">What would gain most.</param>
public sealed record UnitStanding(
    UnitSummary Unit,
    decimal? Total,
    decimal Available,
    int? Rank,
    NotRanked? Why,
    Movement? Previous,
    Movement? YearBefore,
    ValueStatus? Status,
    string? Hash,
    ImmutableSortedDictionary<string, PillarPoints> Pillars,
    ImmutableSortedDictionary<string, PartFigure> Parts,
    IReadOnlyList<Gain> Gains);

/// <summary>How a unit has moved.</summary>
/// <param name="Rank">How many places up; negative for down; null where it had none.</param>
/// <param name="Total">By how many points.</param>
public sealed record Movement(int? Rank, decimal? Total);

/// <summary>A pillar's points, and how many its figures could give.</summary>
public sealed record PillarPoints(decimal? Points, decimal Available);

/// <summary>A part's figure: of a ratio what it was computed of.</summary>
public sealed record PartFigure(decimal Value, decimal? Points, decimal? Numerator, decimal? Denominator);

/// <summary>A unit's own scores by a set for internal use: what it reported, what that gives and what would give more. Nothing of a single other unit, and no rank.</summary>
public sealed record OwnScoresSnapshot(
    CardSummary Card, FormSummary Form, PeriodSummary Period, IReadOnlyList<IndicatorSummary> Indicators, decimal? Available, ImmutableSortedDictionary<string, PartSpread> Parts,
    ScoreMean? National, UnitStanding Unit)
{
    /// <summary>What kind of snapshot it is.</summary>
    public string Kind { get; } = "own-scores";

    /// <summary>What a unit may see of a snapshot for the ministry.</summary>
    public static OwnScoresSnapshot Of(ScoresSnapshot all, UnitStanding unit) => new(
        all.Card, all.Form, all.Period, all.Indicators, all.Available, all.Parts, all.National,
        unit with { Rank = null, Why = NotRanked.Internal, Previous = unit.Previous is { } moved ? moved with { Rank = null } : null, YearBefore = unit.YearBefore is { } year ? year with { Rank = null } : null });
}
