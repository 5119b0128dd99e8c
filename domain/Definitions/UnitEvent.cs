using NodaTime;

namespace NhipSo.Domain.Definitions;

/// <summary>What happened to a unit on a day.</summary>
public enum UnitEventKind
{
    /// <summary>Several became one.</summary>
    Merger,

    /// <summary>Another name.</summary>
    Rename,

    /// <summary>Another type: a province became a city.</summary>
    Type,

    /// <summary>Another boundary: a part went to another unit.</summary>
    Boundary,
}

/// <summary>A change of a unit. Mergers are also in the units' validity and successors, which decide; this says on what ground.</summary>
/// <param name="Unit">The id of the unit as it is afterwards.</param>
/// <param name="On">The first day on which it holds.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Before">What was before.</param>
/// <param name="After">What is after.</param>
/// <param name="Source">On what ground, and how sure.</param>
public sealed record UnitEvent(string Unit, LocalDate On, UnitEventKind Kind, string Before, string After, string Source);
