using System.Text.RegularExpressions;

namespace NhipSo.Domain.Definitions.Checks;

/// <summary>Units' codes: how each kind is numbered, and that a code belongs to one unit at a time.</summary>
internal static partial class UnitCodeCheck
{
    public static IEnumerable<Fault> Faults(Unit unit, string at)
    {
        if (!AnyCode().IsMatch(unit.Code))
            yield return new($"{at}/code", $"unit {unit.Id}: a code is 1 to 35 letters, digits, . and -; correct it");
        else if (!unit.IsSandbox && Pattern(unit.Kind) is var (pattern, words) && !pattern.IsMatch(unit.Code))
            yield return new($"{at}/code", $"unit {unit.Id}: {words}; correct the code or the kind");
        if (unit.AgencyCode is { } agency && !AgencyCode().IsMatch(agency))
            yield return new($"{at}/agencyCode", $"unit {unit.Id}: {agency} is no identifier of an agency: a letter from A to Y and two digits, then levels after dots (QĐ 20/2020/QĐ-TTg); correct it");
    }

    /// <summary>Codes and identifiers that two units have at the same time.</summary>
    public static IEnumerable<Fault> Shared(IReadOnlyCollection<(Unit Entry, string At)> units) =>
        Shared(units, unit => unit.Code, "code", "code").Concat(Shared(units, unit => unit.AgencyCode, "identifier", "agencyCode"));

    private static IEnumerable<Fault> Shared(IReadOnlyCollection<(Unit Entry, string At)> units, Func<Unit, string?> code, string what, string member) =>
        from namesakes in units.Where(unit => code(unit.Entry) is not null).GroupBy(unit => code(unit.Entry), StringComparer.Ordinal)
        from unit in namesakes
        from other in namesakes
        where string.CompareOrdinal(unit.Entry.Id, other.Entry.Id) < 0 && Overlap(unit.Entry, other.Entry)
        select new Fault($"{unit.At}/{member}", $"unit {unit.Entry.Id}: {what} {code(unit.Entry)} belongs to {other.Entry.Id} at the same time; correct one of the two, or their validity");

    private static bool Overlap(Unit one, Unit other) => one.IsValidOn(other.ValidFrom) || other.IsValidOn(one.ValidFrom);

    private static (Regex Pattern, string Words)? Pattern(UnitKind kind) => kind switch
    {
        UnitKind.Province => (TwoDigits(), "a province's code is two digits (QĐ 19/2025/QĐ-TTg)"),
        UnitKind.Ministry => (Agency(), "an agency's code is a letter from A to Y and two digits (QĐ 20/2020/QĐ-TTg)"),
        UnitKind.Commune => (FiveDigits(), "a commune's code is five digits (QĐ 19/2025/QĐ-TTg)"),
        UnitKind.Enterprise or UnitKind.PressAgency => (TaxCode(), "the code is the tax code, ten digits, for a branch - and three more, or demo- and a name for a demonstration"),
        _ => null,
    };

    [GeneratedRegex("^[A-Za-z0-9.-]{1,35}\\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AnyCode();

    [GeneratedRegex("^[0-9]{2}\\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TwoDigits();

    [GeneratedRegex("^[0-9]{5}\\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FiveDigits();

    [GeneratedRegex("^[A-Y][0-9]{2}\\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Agency();

    [GeneratedRegex("^[A-Y][0-9]{2}(\\.[0-9]+)*\\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AgencyCode();

    [GeneratedRegex("^([0-9]{10}(-[0-9]{3})?|demo-[a-z0-9-]+)\\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TaxCode();
}
