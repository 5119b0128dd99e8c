using NhipSo.Domain.Definitions;
using NhipSo.Domain.Periods;

namespace NhipSo.Functions.Publishing.Derived;

/// <summary>The forms, each version with what the law wants known of it and its outline.</summary>
public sealed record FormDefinitions(IReadOnlyList<FormDefinition> Forms)
{
    /// <summary>What kind of snapshot it is.</summary>
    public string Kind { get; } = "form-definitions";
}

/// <summary>A version of a form.</summary>
public sealed record FormDefinition(
    string Code, int Version, Text Name, Text Content, UnitKind UnitKind, UnitSummary Recipient, PeriodKind Frequency, Regime Regime, string FirstPeriod,
    string? LastPeriod, Standing Standing, string? DerivedFrom, Text Method, Publication Publish, string Source, IReadOnlyList<SectionDefinition> Outline);

/// <summary>A section of a form's outline: its heading, and the codes of the indicators that stand in it.</summary>
public sealed record SectionDefinition(Text Title, IReadOnlyList<string> Indicators);

/// <summary>Publishes what forms ask. It is made of the catalogue alone.</summary>
internal sealed class DefinitionSnapshots(Catalogue catalogue)
{
    /// <summary>One file.</summary>
    public Derivation Derivation() => Derived.Derivation.OfOneFile("definitions/forms", sequence: 0, isPrompt: true, _ => Task.FromResult<object>(Forms()));

    private FormDefinitions Forms() => new([.. catalogue.Written.Forms.Select(form => new FormDefinition(
        form.Code, form.Version, form.Name, form.Content, form.UnitKind, UnitSummary.From(catalogue.FindUnit(form.Recipient)!), form.Calendar.Frequency, form.Calendar.Regime,
        form.FirstPeriod.Code, form.LastPeriod?.Code, form.Standing, form.DerivedFrom, form.Method, form.Publish, form.Source,
        [.. form.Outline.Select(section => new SectionDefinition(section.Title, [.. section.Items.Select(item => item.Indicator)]))]))]);
}
