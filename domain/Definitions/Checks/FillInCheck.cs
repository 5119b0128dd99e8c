namespace NhipSo.Domain.Definitions.Checks;

/// <summary>A provincial department fills in at most twelve times a year.</summary>
internal static class FillInCheck
{
    private const int Most = 12;

    public static IEnumerable<Fault> Faults(Catalogue catalogue) =>
        from year in FillIns.YearsOf(catalogue)
        let most = FillIns.Of(catalogue, UnitKind.Province, year).MaxBy(fillIn => fillIn.Reports)
        where most is { Reports: > Most }
        select new Fault("/forms", $"unit {most.Unit}: would fill in {most.Reports} times in {year}, where {Most} is the most ({string.Join(", ", most.Forms)}); derive a form from another, or ask its figures in the monthly one");
}
