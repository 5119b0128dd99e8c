namespace NhipSo.Domain.Definitions.Checks;

/// <summary>Sets of indicators: parts make their pillars, figures are there and have a direction, versions do not meet.</summary>
internal static class ScorecardCheck
{
    private const int MaxDecimals = 4;

    public static IEnumerable<Fault> Faults(Catalogue catalogue)
    {
        var cards = catalogue.Written.Scorecards.At("/scorecards").ToList();
        return
        [
            .. cards.Repeated(card => $"{card.Code} version {card.Version}", "scorecard"),
            .. cards.SelectMany(pair => Faults(pair.Entry, pair.At, catalogue)),
            .. cards.SelectMany(pair => VersionFaults(pair.Entry, pair.At, catalogue)),
        ];
    }

    private static IEnumerable<Fault> Faults(Scorecard card, string at, Catalogue catalogue)
    {
        var called = Called(card);
        if (!Entries.LowerCaseCode().IsMatch(card.Code))
            yield return new($"{at}/code", $"{called}: '{card.Code}' is no code; use small letters, digits and -");
        foreach (var fault in card.Name.Unwritten($"{at}/name", $"{called}: its name").Concat(card.Basis.Unwritten($"{at}/basis", $"{called}: its basis")))
            yield return fault;
        if (catalogue.VersionsOf(card.Form).IsEmpty)
            yield return new($"{at}/form", $"{called}: form {card.Form} is not in the catalogue; correct the code");
        else if (catalogue.VersionsOf(card.Form).All(form => form.Calendar.Frequency != card.FirstPeriod.Kind || form.DerivedFrom is not null))
            yield return new($"{at}/firstPeriod", $"{called}: {card.Form} is not sent for periods such as {card.FirstPeriod.Code}; write a period of a form that is sent");
        if (card.LastPeriod is { } last && (last.Kind != card.FirstPeriod.Kind || last.Last < card.FirstPeriod.Last))
            yield return new($"{at}/lastPeriod", $"{called}: ends before it begins, or in a period of another length; correct one of the two");
        if (card.RankedFrom is < 0 or > 1)
            yield return new($"{at}/rankedFrom", $"{called}: is a share of the set's points; write 0 to 1");
        if (card.Decimals is < 0 or > MaxDecimals)
            yield return new($"{at}/decimals", $"{called}: totals are rounded to 0 to {MaxDecimals} decimals; correct it");
        if (card.Overall is { } overall && catalogue.FindIndicator(overall) is null)
            yield return new($"{at}/overall", $"{called}: indicator {overall} is not in the catalogue; correct the code or leave it out");
        var pillars = card.Pillars.At($"{at}/pillars").ToList();
        foreach (var fault in pillars.Repeated(pillar => pillar.Code, $"{called}: pillar"))
            yield return fault;
        foreach (var fault in pillars.SelectMany(pair => pair.Entry.Parts.At($"{pair.At}/parts")).Repeated(part => part.Code, $"{called}: part"))
            yield return fault;
        foreach (var fault in pillars.SelectMany(pair => PillarFaults(card, pair.Entry, pair.At, catalogue)))
            yield return fault;
    }

    private static IEnumerable<Fault> PillarFaults(Scorecard card, ScorePillar pillar, string at, Catalogue catalogue)
    {
        var called = $"{Called(card)}, pillar {pillar.Code}";
        foreach (var fault in pillar.Name.Unwritten($"{at}/name", $"{called}: its name"))
            yield return fault;
        if (pillar.Points is null != card.Max is null)
            yield return new($"{at}/points", $"{called}: either all pillars have points or none; write or remove them");
        if (pillar.Points is { } points && pillar.Parts.Sum(part => part.Points ?? 0) != points)
            yield return new($"{at}/points", $"{called}: its parts make {pillar.Parts.Sum(part => part.Points ?? 0)} points, not {points}; correct one of them");
        foreach (var fault in pillar.Parts.At($"{at}/parts").SelectMany(pair => PartFaults($"{called}, part {pair.Entry.Code}", pillar, pair.Entry, pair.At, catalogue)))
            yield return fault;
    }

    private static IEnumerable<Fault> PartFaults(string called, ScorePillar pillar, ScorePart part, string at, Catalogue catalogue)
    {
        foreach (var fault in part.Name.Unwritten($"{at}/name", $"{called}: its name"))
            yield return fault;
        if (part.Points is null != pillar.Points is null || part.Points <= 0)
            yield return new($"{at}/points", $"{called}: has more than 0 points where its pillar has points, and none where it has none; correct it");
        if (part.Scaling == Scaling.Target ? part.From is null || part.To is null || part.From == part.To : part.From is not null || part.To is not null)
            yield return new($"{at}/scaling", $"{called}: a target, and nothing else, goes from one figure to another one; write both or neither");
        if (part.Indicator is not { } code)
            yield break;
        if (catalogue.FindIndicator(code) is not { IsNumeric: true } indicator)
        {
            yield return new($"{at}/indicator", $"{called}: {code} is no indicator with numbers; correct the code");
            yield break;
        }

        if (part.Points is null)
            yield break;
        if (part.Scaling == Scaling.Rate && indicator is not { Kind: ValueKind.Ratio, Factor: 100, Better: Better.Up })
            yield return new($"{at}/scaling", $"{called}: {code} is no share in per cent of which more is better; use target or peers");
        if (indicator.Better == Better.None)
            yield return new($"{at}/indicator", $"{called}: of {code} neither more nor less is better; take another indicator");
        else if (part is { Scaling: Scaling.Target, From: { } from, To: { } to } && to > from != (indicator.Better == Better.Up))
            yield return new($"{at}/to", $"{called}: its points rise in the direction in which {code} gets worse; exchange from and to");
    }

    private static IEnumerable<Fault> VersionFaults(Scorecard card, string at, Catalogue catalogue)
    {
        var next = catalogue.Written.Scorecards.Where(other => other.Code == card.Code && other.Version > card.Version).MinBy(other => other.Version);
        if (next is not null && !(card.LastPeriod?.Last < next.FirstPeriod.First))
            yield return new($"{at}/lastPeriod", $"{Called(card)}: goes on when version {next.Version} begins in {next.FirstPeriod.Code}; write the last period that it is for");
    }

    private static string Called(Scorecard card) => $"scorecard {card.Code} version {card.Version}";
}
