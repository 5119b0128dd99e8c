using System.Collections.Immutable;
using NhipSo.Domain.Aggregation;
using NhipSo.Domain.Submissions;

namespace NhipSo.Functions.Publishing.Derived;

/// <summary>An indicator of a form over all periods.</summary>
/// <param name="Form">The form.</param>
/// <param name="Indicator">The indicator.</param>
/// <param name="National">Over all units that gave it.</param>
/// <param name="Regions">Over those of a region.</param>
/// <param name="Units">Each unit, as it reported; units that have ended among them.</param>
/// <param name="Successors">The units that others went into, for the periods before they did: predecessors' counts summed, ratios computed again.</param>
public sealed record SeriesSnapshot(
    FormSummary Form,
    IndicatorSummary Indicator,
    IReadOnlyList<TotalPoint> National,
    ImmutableSortedDictionary<string, IReadOnlyList<TotalPoint>> Regions,
    IReadOnlyList<UnitSeries> Units,
    IReadOnlyList<UnitSeries> Successors)
{
    /// <summary>What kind of snapshot it is.</summary>
    public string Kind { get; } = "series";
}

/// <summary>A total of a period.</summary>
public sealed record TotalPoint(string Period, Total Total);

/// <summary>A unit's figures.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Points">By period, the earliest first.</param>
public sealed record UnitSeries(UnitSummary Unit, IReadOnlyList<Point> Points);

/// <summary>A figure of a period; its status where that is not official.</summary>
public sealed record Point(string Period, decimal Value, ValueStatus? Status);
