using NhipSo.Domain.Definitions;
using NhipSo.Domain.Periods;
using NodaTime;

namespace NhipSo.Functions.Publishing.Derived;

/// <summary>
/// The names of all that is or was, by which whoever looks for something finds it: units with what they went into, indicators, forms
/// with what they ask. Units for trying are not in it.
/// </summary>
/// <param name="Version">The version of the definitions.</param>
/// <param name="Units">Every unit.</param>
/// <param name="Indicators">Every indicator.</param>
/// <param name="Forms">The newest version of every form.</param>
public sealed record CatalogueSnapshot(
    string Version, IReadOnlyList<NamedUnit> Units, IReadOnlyList<NamedIndicator> Indicators, IReadOnlyList<NamedForm> Forms)
{
    /// <summary>The name of the index's entry.</summary>
    public const string Name = "catalogue";

    /// <summary>What kind of snapshot it is.</summary>
    public string Kind { get; } = "catalogue";

    /// <summary>How it is made: of the definitions alone.</summary>
    internal static Derivation Derivation(Catalogue catalogue) =>
        Derived.Derivation.OfOneFile(Name, sequence: 0, isPrompt: true, _ => Task.FromResult<object>(Of(catalogue)));

    /// <summary>The names of a catalogue.</summary>
    public static CatalogueSnapshot Of(Catalogue catalogue) => new(
        catalogue.Version,
        [.. catalogue.Units.Where(unit => !unit.IsSandbox).Select(unit => new NamedUnit(
            unit.Id, unit.Code, unit.Name, unit.Kind, unit.Region, unit.Parent, unit.ValidFrom, unit.ValidTo, unit.Successors.IsEmpty ? null : [.. unit.Successors]))],
        [.. catalogue.Indicators.Select(indicator => new NamedIndicator(indicator.Code, indicator.Name, indicator.Unit))],
        [.. catalogue.Forms.Select(form => new NamedForm(
            form.Code, form.Version, form.Name, form.UnitKind, form.Calendar.Frequency, form.Publish, form.DerivedFrom, [.. catalogue.ItemsOf(form).Select(pair => pair.Indicator.Code)]))]);
}

/// <summary>A unit by its names, when it was, and the ids of those that it went into.</summary>
public sealed record NamedUnit(
    string Id, string Code, Text Name, UnitKind Kind, string? Region, string? Parent, LocalDate ValidFrom, LocalDate? ValidTo, IReadOnlyList<string>? Successors);

/// <summary>An indicator by its names.</summary>
public sealed record NamedIndicator(string Code, Text Name, Text Unit);

/// <summary>A form by its names, and the codes of the indicators in it.</summary>
public sealed record NamedForm(
    string Code, int Version, Text Name, UnitKind UnitKind, PeriodKind Frequency, Publication? Publish, string? DerivedFrom, IReadOnlyList<string> Indicators);
