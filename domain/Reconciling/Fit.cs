using NhipSo.Domain.Definitions;

namespace NhipSo.Domain.Reconciling;

/// <summary>How well a figure that would have been reported fits the one that was.</summary>
/// <param name="IsExact">Whether both read the same with the indicator's decimals.</param>
/// <param name="Share">How much of the gap it explains, 0 to 1.</param>
internal sealed record Fit(bool IsExact, decimal Share)
{
    /// <summary>What is not exact has to explain so much of a gap to count.</summary>
    private const decimal LeastShare = 0.8m;

    /// <summary>Fewer than three digits agree by chance too often.</summary>
    private const decimal FewDigits = 100;

    /// <summary>The fit, or null where the figure explains nothing: it is not within what is allowed of the reported one, or hardly nearer than the measured.</summary>
    public static Fit? Of(Indicator indicator, decimal reported, decimal measured, decimal explained)
    {
        if (Comparison.Same(indicator, explained, measured))
            return null;
        if (Comparison.Same(indicator, reported, explained))
            return new(IsExact: true, 1);
        var share = 1 - (Math.Abs(reported - explained) / Math.Abs(reported - measured));
        return share >= LeastShare && Tolerance.Of(indicator).Covers(reported, explained) ? new(IsExact: false, share) : null;
    }

    /// <summary>Whether a figure is the reported one, or as near to it as is allowed.</summary>
    public static bool IsNear(Indicator indicator, decimal reported, decimal figure) =>
        Comparison.Same(indicator, reported, figure) || Tolerance.Of(indicator).Covers(reported, figure);

    /// <summary>How much a fit speaks for a cause. Exactly equal figures of several digits tell most, and more so when the parts agree too.</summary>
    public decimal Strength(Indicator indicator, decimal reported, int exactParts) =>
        !IsExact ? 0.4m + (0.3m * Share)
        : indicator.Kind != ValueKind.Ratio && Math.Abs(reported) < FewDigits ? 0.6m
        : Math.Min(1, 0.9m + (0.05m * exactParts));
}
