using System.Collections.Immutable;
using NodaTime;

namespace NhipSo.Domain.Definitions;

/// <summary>What kind of body a unit is.</summary>
public enum UnitKind
{
    /// <summary>A province or a city under the central government.</summary>
    Province,
}

/// <summary>Who owes figures (đơn vị báo cáo). Codes are reused after mergers, so a unit is never its code alone.</summary>
/// <param name="Id">Unique in the catalogue: the code, with <c>~{year}</c> of its beginning where the validity has ended.</param>
/// <param name="Code">The code of the General Statistics Office, two digits for a province (QĐ 19/2025/QĐ-TTg).</param>
/// <param name="Name">As people know it.</param>
/// <param name="Kind">Which forms are asked of it.</param>
/// <param name="Region">The socio-economic region's code (306/NQ-CP, 2025).</param>
/// <param name="ValidFrom">The first day on which it existed.</param>
/// <param name="ValidTo">The last day, or null while it exists.</param>
/// <param name="Successors">The ids of the units that it went into.</param>
public sealed record Unit(
    string Id,
    string Code,
    Text Name,
    UnitKind Kind,
    string Region,
    LocalDate ValidFrom,
    LocalDate? ValidTo = null,
    ImmutableArray<string> Successors = default)
{
    /// <summary>The ids of the units that it went into; none while it exists.</summary>
    public ImmutableArray<string> Successors { get; } = Successors.IsDefault ? [] : Successors;

    /// <summary>Whether the unit existed on <paramref name="day"/>.</summary>
    public bool IsValidOn(LocalDate day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);
}
