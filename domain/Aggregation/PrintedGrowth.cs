using NhipSo.Domain.Definitions;

namespace NhipSo.Domain.Aggregation;

/// <summary>A growth that was printed, beside the one that the printed figures give.</summary>
/// <param name="Computed">From the printed figures, in per cent, to two decimals.</param>
/// <param name="Base">The figure of the year before that it is computed against.</param>
/// <param name="Agrees">Whether the printed growth is the computed one, rounded as it was printed; null where none was printed.</param>
public sealed record PrintedGrowth(decimal Computed, decimal Base, bool? Agrees)
{
    /// <summary>The growth of a figure by its own series; null where there is no figure of a year before, or one of the two is not exact.</summary>
    public static PrintedGrowth? Of(PublishedSeries series, PublishedFigure figure)
    {
        if (!IsUsable(figure) || figure.Period is not { } period)
            return null;
        var earlier = series.Figures.FirstOrDefault(each => IsUsable(each) && each.Period == period.YearBefore() && each.Block == figure.Block && each.Unit == figure.Unit);
        if (earlier is null or { Value: 0 })
            return null;
        var growth = 100 * (figure.Value - earlier.Value) / Math.Abs(earlier.Value);
        return new(Math.Round(growth, 2), earlier.Value, figure.Growth is { } printed ? Math.Abs(growth - printed) <= HalfOfLastDigit(printed) : null);
    }

    private static bool IsUsable(PublishedFigure figure) => figure is { IsMisprint: false, Exactness: Exactness.Exact };

    private static decimal HalfOfLastDigit(decimal printed) => new(5, 0, 0, isNegative: false, (byte)(printed.Scale + 1));
}
