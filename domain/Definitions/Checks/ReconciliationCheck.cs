namespace NhipSo.Domain.Definitions.Checks;

/// <summary>What an indicator says of how it is held against what is measured.</summary>
internal static class ReconciliationCheck
{
    public static IEnumerable<Fault> Faults(Indicator indicator, string at, Catalogue catalogue)
    {
        if (indicator.Tolerance is { } tolerance && (!indicator.IsNumeric || tolerance is { Points: null, Percent: null } or { Points: < 0 } or { Percent: < 0 }))
            yield return new($"{at}/tolerance", $"indicator {indicator.Code}: a figure's tolerance is in points, in per cent or in both, and not below 0; correct or remove it");
        if (indicator.Accumulates is { } added && !Adds(indicator, catalogue.FindIndicator(added)))
            yield return new(
                $"{at}/accumulates",
                $"indicator {indicator.Code}: {added} is no figure of the period, of the same kind and unit of measure, that a figure since the beginning of the year adds up; correct or remove it");
        foreach (var code in indicator.LeavesOut.Where(code => catalogue.FindIndicator(code) is not { Kind: ValueKind.Count } other || other.Unit != indicator.Unit))
            yield return new($"{at}/leavesOut", $"indicator {indicator.Code}: {code} is no count in the same unit of measure; correct or remove it");
    }

    private static bool Adds(Indicator indicator, Indicator? figure) =>
        indicator.Accumulation == Accumulation.Cumulative && !indicator.IsComputed
        && figure is { Accumulation: Accumulation.Period } && figure.Kind == indicator.Kind && figure.Unit == indicator.Unit;
}
