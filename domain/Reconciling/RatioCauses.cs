using NhipSo.Domain.Definitions;

namespace NhipSo.Domain.Reconciling;

/// <summary>
/// What may have made a ratio differ whose parts are known. A cause has to be borne out by the parts: that a rate of other days
/// happens to come near tells nothing while the dossiers do not.
/// </summary>
internal sealed class RatioCauses(Catalogue catalogue, CauseFacts facts, Indicator ratio, Indicator numerator, Indicator denominator)
{
    private readonly decimal reported = facts.Reported[ratio.Code];
    private readonly decimal measured = facts.Measured[ratio.Code].Value;
    private readonly (decimal Reported, decimal Measured) over = (facts.Reported[numerator.Code], facts.Measured[numerator.Code].Value);
    private readonly (decimal Reported, decimal Measured) under = (facts.Reported[denominator.Code], facts.Measured[denominator.Code].Value);

    public IEnumerable<Cause> All() => [.. Instead(), .. Denominators(), .. OfParts(), .. Coverage()];

    /// <summary>Both parts were taken from elsewhere.</summary>
    private IEnumerable<Cause> Instead()
    {
        foreach (var alternative in facts.Instead(ratio))
        {
            if (Counterparts.ValueIn(catalogue, alternative.Values, numerator) is not { } top || Counterparts.ValueIn(catalogue, alternative.Values, denominator) is not { } bottom
                || !Fit.IsNear(numerator, over.Reported, top) || !Fit.IsNear(denominator, under.Reported, bottom) || Counterparts.Ratio(ratio, top, bottom) is not { } explained)
                continue;
            if (Try(alternative.Kind, explained, alternative.Of, Part(numerator, over, top, alternative.Of), Part(denominator, under, bottom, alternative.Of)) is { } cause)
                yield return cause;
        }
    }

    /// <summary>It is another ratio of the same numerator; unless the right denominator was reported.</summary>
    private IEnumerable<Cause> Denominators()
    {
        if (Fit.IsNear(denominator, under.Reported, under.Measured))
            yield break;
        foreach (var other in OtherRatios.Of(catalogue, ratio))
        {
            var divisor = catalogue.FindIndicator(other.Denominator!)!;
            if (Counterparts.ValueIn(catalogue, facts.Around(ratio), divisor) is not { } bottom || Counterparts.Ratio(ratio, over.Measured, bottom) is not { } explained)
                continue;
            var of = CauseTexts.Ratio(other, divisor);
            Support[] parts = Fit.IsNear(denominator, under.Reported, bottom) ? [Part(denominator, under, bottom, CauseTexts.Count(divisor))] : [];
            if (Try(CauseKind.OtherDenominator, explained, of, parts) is { } cause && (parts.Length > 0 || cause.IsExact))
                yield return cause;
        }
    }

    /// <summary>One part is off by itself, and moves the ratio with it.</summary>
    private IEnumerable<Cause> OfParts()
    {
        foreach (var (part, isBelow) in new[] { (numerator, false), (denominator, true) })
        {
            var (said, seen) = isBelow ? under : over;
            if (Fit.IsNear(part, said, seen))
                continue;
            foreach (var cause in new FigureCauses(catalogue, facts, part).All().Where(cause => cause.Kind != CauseKind.LowCoverage))
            {
                var explained = isBelow ? Counterparts.Ratio(ratio, over.Measured, cause.Evidence[0].Explained) : Counterparts.Ratio(ratio, cause.Evidence[0].Explained, under.Measured);
                if (explained is not { } value || Share(value) is not (> 0 and var share))
                    continue;
                var kind = isBelow && cause.Kind == CauseKind.OtherCount ? CauseKind.OtherDenominator : cause.Kind;
                var isExact = cause.IsExact && Comparison.Same(ratio, reported, value);
                yield return new(kind, isExact, isExact ? Math.Min(1, cause.Strength + 0.05m) : cause.Strength * (0.5m + (share / 2)), share,
                    [new(ratio.Code, reported, measured, value, CauseTexts.PartMoves(ratio, part, reported, value)), cause.Evidence[0]]);
            }
        }
    }

    private IEnumerable<Cause> Coverage() =>
        CoverageCause.OfRatio(ratio, numerator, denominator, reported, facts.Measured[ratio.Code], over, under);

    /// <summary>How much of the gap is gone with that figure, 0 to 1; what goes as far beyond as it stood before explains nothing.</summary>
    private decimal Share(decimal explained) => Math.Max(0, 1 - (Math.Abs(reported - explained) / Math.Abs(reported - measured)));

    private static Support Part(Indicator part, (decimal Reported, decimal Measured) figures, decimal explained, Text of) =>
        new(part.Code, figures.Reported, figures.Measured, explained, CauseTexts.Fits(part, figures.Reported, explained, of));

    private Cause? Try(CauseKind kind, decimal explained, Text of, params Support[] parts)
    {
        if (Fit.Of(ratio, reported, measured, explained) is not { } fit)
            return null;
        var exact = parts.Count(part => Comparison.Same(catalogue.FindIndicator(part.Indicator)!, part.Reported, part.Explained));
        return new(kind, fit.IsExact, fit.Strength(ratio, reported, exact), fit.Share,
            [new(ratio.Code, reported, measured, explained, CauseTexts.Fits(ratio, reported, explained, of)), .. parts]);
    }
}
