using System.Collections.Immutable;
using NhipSo.Domain.Periods;

namespace NhipSo.Domain.Definitions;

/// <summary>Who may see a set's scores.</summary>
public enum ScoreVisibility
{
    /// <summary>Everyone.</summary>
    Public,

    /// <summary>The ministry; and each unit its own, without a rank.</summary>
    Internal,
}

/// <summary>What a part without a figure does to a total.</summary>
public enum MissingRule
{
    /// <summary>It gives no points, and the total is not scaled up.</summary>
    NoPoints,

    /// <summary>It is left out, and what is there is scaled up to all of the set's points.</summary>
    Rescaled,
}

/// <summary>What a unit's score is for a time in which it was several units.</summary>
public enum MergerRule
{
    /// <summary>That of the predecessors' summed counts, ratios computed again.</summary>
    Sums,

    /// <summary>The mean of the predecessors' pillars, as in the DTI of 2024.</summary>
    Mean,
}

/// <summary>How a figure becomes a share of a part's points. All three are straight lines between nothing and everything.</summary>
public enum Scaling
{
    /// <summary>A rate of a hundred is that share of the points.</summary>
    Rate,

    /// <summary>Nothing at <see cref="ScorePart.From"/>, everything at <see cref="ScorePart.To"/>.</summary>
    Target,

    /// <summary>Nothing for the worst of the units that gave the figure, everything for the best.</summary>
    Peers,
}

/// <summary>
/// A version of a set of what units are judged by (bộ chỉ số đánh giá). What it is made of never changes: other weights are another
/// version, and scores are compared within a version alone. Equal totals share a rank, and the next one is as far on as there are such units.
/// </summary>
/// <param name="Code">Stable over its versions.</param>
/// <param name="Version">Counts from 1.</param>
/// <param name="Name">As people know it; of a trial it says so.</param>
/// <param name="Basis">On what ground, and what of it is design.</param>
/// <param name="Form">The form whose periods are scored, of the units that owe it.</param>
/// <param name="FirstPeriod">The first period that it is for.</param>
/// <param name="Visibility">Who may see its scores.</param>
/// <param name="Missing">What a part without a figure does to the total.</param>
/// <param name="Mergers">What a unit's score is for a time in which it was several.</param>
/// <param name="Pillars">Its pillars, in the order of the instrument.</param>
/// <param name="RankedFrom">The least share of the set's points, 0 to 1, that a unit must have figures for in order to be ranked.</param>
/// <param name="Decimals">To how many decimals totals are rounded before they are ranked.</param>
/// <param name="LastPeriod">The last period that it is for; null while it is in force.</param>
/// <param name="Overall">The indicator whose figure someone else publishes for all of it, or null.</param>
public sealed record Scorecard(
    string Code,
    int Version,
    Text Name,
    Text Basis,
    string Form,
    Period FirstPeriod,
    ScoreVisibility Visibility,
    MissingRule Missing,
    MergerRule Mergers,
    ImmutableArray<ScorePillar> Pillars,
    decimal RankedFrom = 0,
    int Decimals = 2,
    Period? LastPeriod = null,
    string? Overall = null)
{
    /// <summary>Its parts, in order.</summary>
    public IEnumerable<ScorePart> Parts => Pillars.SelectMany(pillar => pillar.Parts);

    /// <summary>How many points all of it can give; null where the instrument gives none, so that there is no total and no rank.</summary>
    public decimal? Max => Pillars.All(pillar => pillar.Points is null) ? null : Pillars.Sum(pillar => pillar.Points ?? 0);

    /// <summary>Whether it is the one for a period, of whatever length.</summary>
    public bool Covers(Period period) => period.Last >= FirstPeriod.First && !(period.Last > LastPeriod?.Last);
}

/// <summary>A pillar, a group or a metric of a set.</summary>
/// <param name="Code">As the instrument names it.</param>
/// <param name="Name">As people know it.</param>
/// <param name="Parts">What it is made of.</param>
/// <param name="Points">Its points; null where the instrument gives none.</param>
public sealed record ScorePillar(string Code, Text Name, ImmutableArray<ScorePart> Parts, decimal? Points = null);

/// <summary>A part of a pillar.</summary>
/// <param name="Code">Unique in the set.</param>
/// <param name="Name">As people know it.</param>
/// <param name="Indicator">The indicator that it looks at; null where there is none, so that it never has a figure.</param>
/// <param name="Points">Its points; null where the pillar has none.</param>
/// <param name="Scaling">How the figure becomes points.</param>
/// <param name="From">Of a target: the figure that gives nothing.</param>
/// <param name="To">Of a target: the figure that gives everything.</param>
/// <param name="IsDesign">Whether its points are ours, because the instrument's were not read or there are none.</param>
public sealed record ScorePart(
    string Code, Text Name, string? Indicator = null, decimal? Points = null, Scaling Scaling = Scaling.Rate, decimal? From = null, decimal? To = null, bool IsDesign = false);
