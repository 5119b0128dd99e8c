using System.Collections.Immutable;
using NhipSo.Domain.Definitions;

namespace NhipSo.Domain.Measuring;

/// <summary>A set of what is looked at together (bộ chỉ số), as far as it can be measured.</summary>
/// <param name="Code">Stable over its versions.</param>
/// <param name="Version">Counts from 1; another weight is another version.</param>
/// <param name="Name">As people know it.</param>
/// <param name="Source">On what ground, and what of it is design.</param>
/// <param name="Groups">Its groups, in the order of the instrument.</param>
/// <param name="Overall">The indicator whose figure someone else publishes for all of it, or null.</param>
public sealed record Scorecard(string Code, int Version, Text Name, string Source, ImmutableArray<ScoreGroup> Groups, string? Overall = null);

/// <summary>A group, or a metric, of a set.</summary>
/// <param name="Code">As the instrument names it.</param>
/// <param name="Name">As people know it.</param>
/// <param name="Max">Its points; null where the instrument gives none.</param>
/// <param name="Parts">What it is made of.</param>
public sealed record ScoreGroup(string Code, Text Name, decimal? Max, ImmutableArray<ScorePart> Parts);

/// <summary>A part of a group.</summary>
/// <param name="Name">As people know it.</param>
/// <param name="Indicator">The indicator that measures it; null where none does, so that it is never measured.</param>
/// <param name="Max">Its points; null where the group has none.</param>
/// <param name="IsDesign">Whether its points are ours, because the instrument's were not read.</param>
public sealed record ScorePart(Text Name, string? Indicator, decimal? Max = null, bool IsDesign = false);

/// <summary>A set as it was measured of a unit.</summary>
/// <param name="Card">The set.</param>
/// <param name="Groups">Its groups.</param>
/// <param name="Points">The points of what was measured; null where nothing that has points was.</param>
/// <param name="Measured">How many points what was measured could give: the total stands over these and is never scaled up to all.</param>
/// <param name="Max">How many points all could give; null where the set has none.</param>
/// <param name="Overall">What someone else publishes for all of it, where a source says.</param>
public sealed record Score(Scorecard Card, ImmutableArray<GroupScore> Groups, decimal? Points, decimal Measured, decimal? Max, MeasuredValue? Overall)
{
    private const int Decimals = 4;

    /// <summary>Whether every part was measured.</summary>
    public bool IsWhole => Groups.All(group => group.Parts.All(part => part.Value is not null));

    /// <summary>A set as it was measured.</summary>
    /// <param name="card">The set.</param>
    /// <param name="measured">What was measured of the unit.</param>
    public static Score Of(Scorecard card, MeasuredUnit measured)
    {
        var groups = card.Groups.Select(group => GroupScore.Of(group, measured)).ToImmutableArray();
        var max = card.Groups.All(group => group.Max is null) ? null : card.Groups.Sum(group => group.Max);
        return new(
            card, groups, Sum(groups.Select(group => group.Points)), groups.Sum(group => group.Measured), max,
            card.Overall is { } overall ? measured.Values.GetValueOrDefault(overall) : null);
    }

    /// <summary>The sum of what is there; null where nothing is, since what was not measured is not zero.</summary>
    internal static decimal? Sum(IEnumerable<decimal?> points) =>
        points.OfType<decimal>().ToList() is { Count: > 0 } given ? Math.Round(given.Sum(), Decimals) : null;
}

/// <summary>A group as it was measured.</summary>
/// <param name="Group">The group.</param>
/// <param name="Parts">Its parts.</param>
/// <param name="Points">The points of the parts that were measured; null where none was.</param>
/// <param name="Measured">How many points those parts could give.</param>
public sealed record GroupScore(ScoreGroup Group, ImmutableArray<PartScore> Parts, decimal? Points, decimal Measured)
{
    internal static GroupScore Of(ScoreGroup group, MeasuredUnit measured)
    {
        var parts = group.Parts.Select(part => PartScore.Of(part, measured)).ToImmutableArray();
        return new(group, parts, Score.Sum(parts.Select(part => part.Points)), parts.Where(part => part.Points is not null).Sum(part => part.Part.Max ?? 0));
    }
}

/// <summary>A part as it was measured.</summary>
/// <param name="Part">The part.</param>
/// <param name="Value">What was measured, or null.</param>
/// <param name="Points">Its points: the share, in per cent, of its greatest; null where it has none or was not measured.</param>
public sealed record PartScore(ScorePart Part, MeasuredValue? Value, decimal? Points)
{
    internal static PartScore Of(ScorePart part, MeasuredUnit measured)
    {
        var value = part.Indicator is { } indicator ? measured.Values.GetValueOrDefault(indicator) : null;
        return new(part, value, value is null || part.Max is null ? null : part.Max * Math.Clamp(value.Value, 0, 100) / 100);
    }
}
