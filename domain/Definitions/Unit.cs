using System.Collections.Immutable;
using NodaTime;

namespace NhipSo.Domain.Definitions;

/// <summary>What kind of body a unit is.</summary>
public enum UnitKind
{
    /// <summary>A province or a city under the central government.</summary>
    Province,

    /// <summary>A ministry or a ministry-level agency.</summary>
    Ministry,
}

/// <summary>Who owes figures (đơn vị báo cáo). Codes are reused after mergers, so a unit is never its code alone.</summary>
/// <param name="Id">Unique in the catalogue: the code, with <c>~{year}</c> of its beginning where the validity has ended.</param>
/// <param name="Code">A province's two digits (QĐ 19/2025/QĐ-TTg), an agency's letter and digits (QĐ 09/2025/QĐ-TTg).</param>
/// <param name="Name">As people know it.</param>
/// <param name="Kind">Which forms are asked of it.</param>
/// <param name="Region">A province's socio-economic region (306/NQ-CP, 2025); a province that has ended is in its successor's; null for others.</param>
/// <param name="ValidFrom">The first day on which it existed.</param>
/// <param name="ValidTo">The last day, or null while it exists.</param>
/// <param name="Successors">The ids of the units that it went into.</param>
public sealed record Unit(
    string Id,
    string Code,
    Text Name,
    UnitKind Kind,
    string? Region,
    LocalDate ValidFrom,
    LocalDate? ValidTo = null,
    ImmutableArray<string> Successors = default)
{
    /// <summary>The ids of the units that it went into; none while it exists.</summary>
    public ImmutableArray<string> Successors { get; } = Successors.IsDefault ? [] : Successors;

    /// <summary>Whether the unit existed on <paramref name="day"/>.</summary>
    public bool IsValidOn(LocalDate day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);
}
