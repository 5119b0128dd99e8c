using System.Collections.Immutable;
using NhipSo.Domain.Definitions;

namespace NhipSo.Domain.Reconciling;

/// <summary>
/// Looks for what may have made a reported figure differ from the measured one. Each cause is tried on the figures and named
/// only with those that speak for it; where none does there is none, and the data do not tell.
/// </summary>
public sealed class CauseSearch(Catalogue catalogue, CauseFacts facts)
{
    /// <summary>The likely causes, the likeliest first: what gives the reported figure exactly comes before what comes near it.</summary>
    /// <param name="indicator">An indicator that was both reported and measured, with a gap beyond what is allowed.</param>
    public ImmutableArray<Cause> Of(Indicator indicator)
    {
        if (!facts.Reported.TryGetValue(indicator.Code, out var reported) || facts.Measured.GetValueOrDefault(indicator.Code) is not { } measured
            || Fit.IsNear(indicator, reported, measured.Value))
            return [];
        var found = indicator.Kind == ValueKind.Ratio && PartsOf(indicator) is { } parts
            ? new RatioCauses(catalogue, facts, indicator, parts.Numerator, parts.Denominator).All()
            : new FigureCauses(catalogue, facts, indicator).All();
        return
        [
            .. found.GroupBy(cause => cause.Kind).Select(same => same.MaxBy(cause => (cause.IsExact, cause.Strength))!)
                .OrderByDescending(cause => cause.IsExact).ThenByDescending(cause => cause.Strength).ThenBy(cause => cause.Kind),
        ];
    }

    /// <summary>A ratio's parts, where both were reported and measured.</summary>
    private (Indicator Numerator, Indicator Denominator)? PartsOf(Indicator ratio) =>
        ratio.Parts.All(part => facts.Reported.ContainsKey(part) && facts.Measured.ContainsKey(part))
            ? (catalogue.FindIndicator(ratio.Numerator!)!, catalogue.FindIndicator(ratio.Denominator!)!)
            : null;
}
