using System.Collections.Frozen;

namespace NhipSo.Domain.Definitions.Checks;

/// <summary>Indicators: codes, bounds, and the members that belong to each kind of value.</summary>
internal static class IndicatorCheck
{
    private const int MaxDecimals = 6;
    private static readonly FrozenSet<string> Pillars = ["NT", "TC", "HT", "NL", "AT", "CP", "KT", "XH", "NG"];

    public static IEnumerable<Fault> Faults(Catalogue catalogue)
    {
        var indicators = catalogue.Indicators.At("/indicators").ToList();
        return
        [
            .. indicators.Repeated(indicator => indicator.Code, "indicator"),
            .. indicators.Repeated(indicator => indicator.Name.Vi, "indicator with the Vietnamese name"),
            .. indicators.SelectMany(pair => Faults(pair.Entry, pair.At)),
            .. indicators.SelectMany(pair => BoundFaults(pair.Entry, pair.At)),
            .. indicators.SelectMany(pair => KindFaults(pair.Entry, pair.At, catalogue)),
            .. indicators.SelectMany(pair => PartFaults(pair.Entry, pair.At, catalogue)),
            .. indicators.SelectMany(pair => ReconciliationCheck.Faults(pair.Entry, pair.At, catalogue)),
        ];
    }

    private static IEnumerable<Fault> Faults(Indicator indicator, string at)
    {
        if (!Entries.IndicatorCode().IsMatch(indicator.Code))
            yield return new($"{at}/code", $"indicator {indicator.Code}: a code is a capital letter, then capital letters, digits and _; correct it");
        foreach (var fault in indicator.Name.Unwritten($"{at}/name", $"indicator {indicator.Code}: its name"))
            yield return fault;
        if (indicator.IsNumeric)
        {
            foreach (var fault in indicator.Unit.Unwritten($"{at}/unit", $"indicator {indicator.Code}: its unit of measure"))
                yield return fault;
        }

        if (!Pillars.Contains(indicator.Pillar))
            yield return new($"{at}/pillar", $"indicator {indicator.Code}: {indicator.Pillar} is no field; write one of {string.Join(", ", Pillars.Order())}");
        if (string.IsNullOrWhiteSpace(indicator.Source))
            yield return new($"{at}/source", $"indicator {indicator.Code}: says no source; write where its definition is from, and what of it is design");
    }

    private static IEnumerable<Fault> BoundFaults(Indicator indicator, string at)
    {
        if (indicator.Min > indicator.Max)
            yield return new($"{at}/min", $"indicator {indicator.Code}: its least value is above its greatest; correct min or max");
        if (indicator.Decimals is < 0 or > MaxDecimals)
            yield return new($"{at}/decimals", $"indicator {indicator.Code}: {indicator.Decimals} decimals, where 0 to {MaxDecimals} are possible; correct it");
        if (indicator.Kind == ValueKind.Words && indicator.Max < 1)
            yield return new($"{at}/max", $"indicator {indicator.Code}: of words, max says how many characters; write at least 1");
        if (indicator.Kind == ValueKind.Ratio ? indicator.Factor <= 0 : indicator.Factor != 1)
            yield return new($"{at}/factor", $"indicator {indicator.Code}: a ratio's factor is above 0, and nothing else has one; correct it");
        if (indicator.Kind == ValueKind.Ratio && indicator.Unit.Vi == "%" && indicator.Factor != 100)
            yield return new($"{at}/factor", $"indicator {indicator.Code}: per cent is the ratio times 100; write factor 100 or another unit of measure");
        if (indicator.Kind == ValueKind.Ratio && (indicator.Min < 0 || indicator.Max == 0))
            yield return new($"{at}/max", $"indicator {indicator.Code}: a ratio is not below 0 and may be above it; correct its bounds");
    }

    private static IEnumerable<Fault> KindFaults(Indicator indicator, string at, Catalogue catalogue)
    {
        var kind = indicator.Kind;
        if ((kind == ValueKind.Ratio) != (indicator.Numerator is not null) || (kind == ValueKind.Ratio) != (indicator.Denominator is not null))
            yield return new(at, $"indicator {indicator.Code}: a ratio, and nothing else, names a numerator and a denominator; add or remove them");
        else if ((kind == ValueKind.Sum) != (indicator.Terms.Length > 1))
            yield return new($"{at}/terms", $"indicator {indicator.Code}: a sum, and nothing else, names at least two terms; add or remove them");
        else if (kind is ValueKind.Growth or ValueKind.PlanShare ? indicator.Of is null : kind != ValueKind.Number && indicator.Of is not null)
            yield return new($"{at}/of", $"indicator {indicator.Code}: a growth and a share of the plan name what they are of, a number may, nothing else does; add or remove it");
        else if (kind == ValueKind.Number && indicator.Of is { } of && catalogue.FindIndicator(of) is not { IsComputed: true })
            yield return new($"{at}/of", $"indicator {indicator.Code}: a number names a ratio that it is the target of, since a ratio's own plan cannot be typed; {of} is no computed indicator of the catalogue");
        if ((kind == ValueKind.Choice) != (indicator.Options.Length > 1))
            yield return new($"{at}/options", $"indicator {indicator.Code}: a choice, and nothing else, offers at least two options; add or remove them");
        foreach (var fault in DimensionCheck.OptionFaults(indicator.Options.At($"{at}/options").ToList(), $"indicator {indicator.Code}: option"))
            yield return fault;
    }

    private static IEnumerable<Fault> PartFaults(Indicator indicator, string at, Catalogue catalogue)
    {
        foreach (var part in indicator.Parts.Where(part => part is not null))
        {
            if (catalogue.FindIndicator(part) is not { IsNumeric: true } found)
                yield return new(at, $"indicator {indicator.Code}: its part {part} is no figure of the catalogue; add it or correct the code");
            else if (found.IsComputed && (found.Kind != ValueKind.Sum || indicator.Kind == ValueKind.Sum))
                yield return new(at, $"indicator {indicator.Code}: its part {part} is computed itself; name what is typed");
            else if (indicator.Kind == ValueKind.Sum && (found.Unit != indicator.Unit || found.Accumulation != indicator.Accumulation))
                yield return new(at, $"indicator {indicator.Code}: adds {part}, which has another unit of measure or speaks of another stretch of time; correct one of the two");
        }
    }
}
