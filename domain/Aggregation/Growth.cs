using NhipSo.Domain.Submissions;

namespace NhipSo.Domain.Aggregation;

/// <summary>A figure with how final it is.</summary>
/// <param name="Value">In the indicator's unit of measure.</param>
/// <param name="Status">How final it is.</param>
public sealed record StatedFigure(decimal Value, ValueStatus Status);

/// <summary>How a figure has changed. It names the status of both: a change against an estimate is one that may still change.</summary>
/// <param name="Percent">The change in per cent of the earlier figure's size, to two decimals.</param>
/// <param name="Now">How final the later figure is.</param>
/// <param name="Before">How final the earlier one is.</param>
public sealed record Growth(decimal Percent, ValueStatus Now, ValueStatus Before)
{
    /// <summary>The change from one figure to a later one, or null where one is missing or the earlier one is 0.</summary>
    public static Growth? Of(StatedFigure? before, StatedFigure? now) => before is { Value: not 0 } && now is not null
        ? new(Math.Round(100 * (now.Value - before.Value) / Math.Abs(before.Value), 2), now.Status, before.Status)
        : null;
}
