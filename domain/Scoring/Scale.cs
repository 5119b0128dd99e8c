using NhipSo.Domain.Definitions;

namespace NhipSo.Domain.Scoring;

/// <summary>The straight line by which a figure becomes a share of a part's points.</summary>
/// <param name="Nothing">The figure that gives nothing.</param>
/// <param name="Everything">The figure that gives all; where it is the same, everything does.</param>
public sealed record Scale(decimal Nothing, decimal Everything)
{
    private const int Decimals = 4;

    /// <summary>The share of the points that a figure gives, 0 to 1.</summary>
    public decimal ShareOf(decimal figure) => Nothing == Everything ? 1 : Math.Clamp((figure - Nothing) / (Everything - Nothing), 0, 1);

    /// <summary>The points that a figure gives, to four decimals.</summary>
    /// <param name="part">The part; it has points.</param>
    /// <param name="figure">The figure.</param>
    public decimal PointsOf(ScorePart part, decimal figure) => Math.Round(part.Points!.Value * ShareOf(figure), Decimals, MidpointRounding.AwayFromZero);

    /// <summary>The line of a part; null where it has none: it has no points, or nobody gave its figure.</summary>
    /// <param name="part">The part.</param>
    /// <param name="better">Which way its indicator is good.</param>
    /// <param name="figures">All units' figures of it.</param>
    public static Scale? Of(ScorePart part, Better better, IReadOnlyCollection<decimal> figures) => (part.Points, part.Scaling) switch
    {
        (null, _) => null,
        (_, Scaling.Rate) => new(0, 100),
        (_, Scaling.Target) => new(part.From!.Value, part.To!.Value),
        _ when figures.Count == 0 => null,
        _ => better == Better.Down ? new(figures.Max(), figures.Min()) : new(figures.Min(), figures.Max()),
    };
}
