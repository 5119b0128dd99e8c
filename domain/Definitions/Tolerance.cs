namespace NhipSo.Domain.Definitions;

/// <summary>How far two figures of the same thing may lie apart before they disagree: within either of the two.</summary>
/// <param name="Points">In the indicator's own unit of measure: percentage points of a percentage, dossiers of dossiers.</param>
/// <param name="Percent">In per cent of the measured figure.</param>
public sealed record Tolerance(decimal? Points = null, decimal? Percent = null)
{
    /// <summary>What is allowed of an indicator: what it says itself, or what is usual of its kind. The usual widths are design.</summary>
    public static Tolerance Of(Indicator indicator) => indicator.Tolerance ?? indicator switch
    {
        { Unit.En: "%" } => new(Points: 2),
        { Kind: ValueKind.Count or ValueKind.Sum } => new(Points: 1, Percent: 5),
        _ => new(Percent: 5),
    };

    /// <summary>Whether <paramref name="figure"/> is as far from <paramref name="from"/> as is allowed, or nearer.</summary>
    public bool Covers(decimal figure, decimal from)
    {
        var apart = Math.Abs(figure - from);
        return apart == 0 || apart <= Points || apart <= Percent / 100 * Math.Abs(from);
    }
}
