using System.Collections.Immutable;
using NodaTime;

namespace NhipSo.Domain.Definitions;

/// <summary>What kind of body a unit is.</summary>
public enum UnitKind
{
    /// <summary>A province or a city under the central government.</summary>
    Province,

    /// <summary>A ministry, a ministry-level or a government agency.</summary>
    Ministry,

    /// <summary>A commune, a ward or a special zone.</summary>
    Commune,

    /// <summary>An enterprise.</summary>
    Enterprise,

    /// <summary>A press agency.</summary>
    PressAgency,

    /// <summary>A team or a department within another unit.</summary>
    Team,
}

/// <summary>How many communes a province has.</summary>
/// <param name="Wards">Phường.</param>
/// <param name="Communes">Xã.</param>
/// <param name="SpecialZones">Đặc khu.</param>
public sealed record CommuneCounts(int Wards, int Communes, int SpecialZones)
{
    /// <summary>All of them.</summary>
    public int Total => Wards + Communes + SpecialZones;
}

/// <summary>Who owes figures (đơn vị báo cáo). Codes are reused after mergers, so a unit is never its code alone.</summary>
/// <param name="Id">Unique in the catalogue: the code, with <c>~{year}</c> of its beginning where the validity has ended.</param>
/// <param name="Code">A province's two digits (QĐ 19/2025/QĐ-TTg), an agency's letter and digits (QĐ 09/2025/QĐ-TTg), an enterprise's tax code.</param>
/// <param name="Name">As people know it.</param>
/// <param name="Kind">Which forms are asked of it.</param>
/// <param name="Region">A province's socio-economic region (306/NQ-CP, 2025); a province that has ended is in its successor's; null for others.</param>
/// <param name="ValidFrom">The first day on which it existed.</param>
/// <param name="ValidTo">The last day, or null while it exists.</param>
/// <param name="Successors">The ids of the units that it went into.</param>
/// <param name="Parent">The id of the unit above it, or null.</param>
/// <param name="AgencyCode">Its identifier for electronic documents (QĐ 20/2020/QĐ-TTg), where it has one beside its code.</param>
/// <param name="Communes">A province's communes, where they were counted.</param>
/// <param name="IsSandbox">Whether it is for trying: it owes nothing, and what it reports counts nowhere.</param>
/// <param name="Source">Where this is from and how sure it is, where that differs from what the catalogue's documentation says of all.</param>
public sealed record Unit(
    string Id,
    string Code,
    Text Name,
    UnitKind Kind,
    string? Region,
    LocalDate ValidFrom,
    LocalDate? ValidTo = null,
    ImmutableArray<string> Successors = default,
    string? Parent = null,
    string? AgencyCode = null,
    CommuneCounts? Communes = null,
    bool IsSandbox = false,
    string? Source = null)
{
    /// <summary>The ids of the units that it went into; none while it exists.</summary>
    public ImmutableArray<string> Successors { get; init; } = Successors.IsDefault ? [] : Successors;

    /// <summary>Whether the unit existed on <paramref name="day"/>.</summary>
    public bool IsValidOn(LocalDate day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);
}
