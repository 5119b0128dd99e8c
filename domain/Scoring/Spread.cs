using NhipSo.Domain.Definitions;

namespace NhipSo.Domain.Scoring;

/// <summary>How figures of several units are spread.</summary>
/// <param name="Median">Half of them are at least as good.</param>
/// <param name="BestQuarter">A quarter of them are at least as good.</param>
/// <param name="Best">The best.</param>
public sealed record Spread(decimal Median, decimal BestQuarter, decimal Best)
{
    /// <summary>The spread of figures; null where there are none.</summary>
    public static Spread? Of(Better better, IEnumerable<decimal> figures)
    {
        var sorted = (better == Better.Down ? figures.Order() : figures.OrderDescending()).ToList();
        if (sorted.Count == 0)
            return null;
        var (low, high) = (sorted[(sorted.Count - 1) / 2], sorted[sorted.Count / 2]);
        return new((low + high) / 2, sorted[((sorted.Count + 3) / 4) - 1], sorted[0]);
    }
}
