using System.Collections.Immutable;

namespace NhipSo.Domain.Definitions;

/// <summary>What a figure can be broken down by: level of service, sex, urban and rural, commune.</summary>
/// <param name="Code">Small letters, digits and <c>-</c>.</param>
/// <param name="Name">As people know it.</param>
/// <param name="Categories">Its parts; none where any code of <paramref name="Units"/> is one.</param>
/// <param name="Units">The kind of units whose codes are the parts, for a breakdown by commune.</param>
public sealed record Dimension(string Code, Text Name, ImmutableArray<Option> Categories = default, UnitKind? Units = null)
{
    /// <summary>Its parts; none where the codes of units are.</summary>
    public ImmutableArray<Option> Categories { get; init; } = Categories.IsDefault ? [] : Categories;
}
