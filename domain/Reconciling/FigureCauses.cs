using NhipSo.Domain.Definitions;

namespace NhipSo.Domain.Reconciling;

/// <summary>What may have made a figure that is typed differ from the measured one.</summary>
internal sealed class FigureCauses(Catalogue catalogue, CauseFacts facts, Indicator indicator)
{
    private static readonly decimal[] Slips = [10, 100, 1_000, 1_000_000];

    /// <summary>Fewer digits than these equal another count by chance.</summary>
    private const decimal TellingCount = 100;

    private readonly decimal reported = facts.Reported[indicator.Code];
    private readonly decimal measured = facts.Measured[indicator.Code].Value;

    public IEnumerable<Cause> All() =>
        [.. Instead(), .. OtherCounts(), .. UnitSlips(), .. Extras(), .. CoverageCause.Of(indicator, reported, facts.Measured[indicator.Code])];

    private IEnumerable<Cause> Instead() =>
        from alternative in facts.Instead(indicator)
        let value = Counterparts.ValueIn(catalogue, alternative.Values, indicator)
        where value is not null
        let cause = Try(alternative.Kind, value.Value, alternative.Of)
        where cause is not null
        select cause;

    /// <summary>Another count of the unit, entered by mistake: to the last digit, or near it where the other is a ratio's other denominator.</summary>
    private IEnumerable<Cause> OtherCounts()
    {
        if (indicator.Kind != ValueKind.Count)
            yield break;
        foreach (var (code, value) in facts.Around(indicator))
        {
            if (code == indicator.Code || code == indicator.Accumulates || catalogue.FindIndicator(code) is not { Kind: ValueKind.Count or ValueKind.Sum } other)
                continue;
            var kind = other.Unit == indicator.Unit ? CauseKind.OtherCount : CauseKind.OtherThings;
            if (value >= TellingCount && Try(kind, value, CauseTexts.Count(other)) is { } cause
                && (cause.IsExact || (kind == CauseKind.OtherCount && OtherRatios.Interchanged(catalogue, indicator, other))))
                yield return cause;
        }
    }

    private IEnumerable<Cause> UnitSlips() =>
        from slip in Slips
        from factor in new[] { slip, 1 / slip }
        let cause = Try(CauseKind.UnitSlip, measured * factor, CauseTexts.Slip(slip, isMore: factor > 1))
        where cause is not null
        select cause;

    private IEnumerable<Cause> Extras()
    {
        var left = (catalogue.FindIndicator(indicator.Accumulates ?? "") ?? indicator).LeavesOut;
        foreach (var other in left.Select(catalogue.FindIndicator).OfType<Indicator>())
        {
            if (facts.Around(indicator).TryGetValue(other.Code, out var extra) && Try(CauseKind.ExtraDossiers, measured + extra, CauseTexts.With(other, extra)) is { } cause)
                yield return cause;
        }
    }

    private Cause? Try(CauseKind kind, decimal explained, Text of) => Fit.Of(indicator, reported, measured, explained) is { } fit
        ? new(kind, fit.IsExact, fit.Strength(indicator, reported, 0), fit.Share,
            [new(indicator.Code, reported, measured, explained, CauseTexts.Fits(indicator, reported, explained, of))])
        : null;
}
