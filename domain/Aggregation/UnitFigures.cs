using System.Collections.Immutable;
using NhipSo.Domain.Submissions;

namespace NhipSo.Domain.Aggregation;

/// <summary>What a unit reported of a form and period, with how final each figure is.</summary>
/// <param name="Values">By indicator code, in its unit of measure; sums and ratios among them.</param>
/// <param name="Status">How final they are, where <paramref name="Statuses"/> does not say otherwise.</param>
/// <param name="Statuses">How final single figures are; null where none differs.</param>
public sealed record UnitFigures(
    IReadOnlyDictionary<string, decimal> Values, ValueStatus Status, ImmutableSortedDictionary<string, ValueStatus>? Statuses = null)
{
    /// <summary>How final a figure is.</summary>
    public ValueStatus StatusOf(string code) => Statuses is not null && Statuses.TryGetValue(code, out var status) ? status : Status;

    /// <summary>A figure, or null where there is none.</summary>
    public StatedFigure? Find(string code) => Values.TryGetValue(code, out var value) ? new(value, StatusOf(code)) : null;
}
