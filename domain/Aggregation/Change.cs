using NhipSo.Domain.Submissions;

namespace NhipSo.Domain.Aggregation;

/// <summary>How a figure differs from an earlier one, with how final both are.</summary>
/// <param name="Before">The earlier figure.</param>
/// <param name="Difference">The later one less the earlier; of rates in per cent these are percentage points.</param>
/// <param name="Percent">The change in per cent of the earlier figure's size, to two decimals; null where that is 0.</param>
/// <param name="StatusNow">How final the later figure is.</param>
/// <param name="StatusBefore">How final the earlier one is.</param>
public sealed record Change(decimal Before, decimal Difference, decimal? Percent, ValueStatus StatusNow, ValueStatus StatusBefore)
{
    /// <summary>The change from one figure to a later one, or null where one is missing.</summary>
    public static Change? Of(StatedFigure? before, StatedFigure? now) => before is not null && now is not null
        ? new(before.Value, now.Value - before.Value, Growth.Of(before, now)?.Percent, now.Status, before.Status)
        : null;
}
