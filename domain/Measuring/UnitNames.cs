using NhipSo.Domain.Definitions;
using NhipSo.Domain.Periods;
using NodaTime;

namespace NhipSo.Domain.Measuring;

/// <summary>Which unit a system means by what it writes: first what its definition says in so many words, then the scheme.</summary>
/// <param name="catalogue">The units.</param>
/// <param name="rows">How the system writes them.</param>
/// <param name="slot">The moment: a code is a unit's while the unit exists.</param>
public sealed class UnitNames(Catalogue catalogue, SourceRows rows, Instant slot)
{
    private const string NoSubordinate = "000.";
    private readonly LocalDate day = slot.InZone(VietnamTime.Zone).Date;
    private readonly Dictionary<string, string?> found = new(StringComparer.Ordinal);

    /// <summary>The id of the unit, or null when nobody of that name exists.</summary>
    public string? Find(string written)
    {
        if (!found.TryGetValue(written, out var id))
            found.Add(written, id = Resolve(written.Trim()));
        return id;
    }

    private string? Resolve(string written)
    {
        if (rows.Others?.GetValueOrDefault(written) is { } id)
            return catalogue.FindUnit(id) is { } other && other.IsValidOn(day) ? id : null;
        return (rows.Scheme == UnitScheme.Unit ? catalogue.FindUnit(written, day) : catalogue.FindAgency(Agency(written), day))?.Id;
    }

    /// <summary>The older notation (QCVN 102:2016) fills up on the left: <c>000.00.00.H05</c> is <c>H05</c> itself, <c>000.01.00.H05</c> one below it.</summary>
    private static string Agency(string written) =>
        written.StartsWith(NoSubordinate, StringComparison.Ordinal) && written.LastIndexOf('.') is var last && written.AsSpan(0, last).ContainsAnyExcept('0', '.') is false
            ? written[(last + 1)..]
            : written;
}
