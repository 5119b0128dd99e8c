using NhipSo.Domain.Definitions;

namespace NhipSo.Domain.Measuring;

/// <summary>What a written figure is in its metric's unit of measure.</summary>
public static class Scale
{
    /// <summary>The figure times the metric's factor; null where that is no finite number or lies outside of what can be.</summary>
    public static double? Of(SourceMetric metric, double written) =>
        written * metric.Factor is var value && double.IsFinite(value) && !(value < metric.Min) && !(value > metric.Max) ? value : null;
}
