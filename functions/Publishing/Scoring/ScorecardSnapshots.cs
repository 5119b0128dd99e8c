using NhipSo.Domain.Definitions;
using NhipSo.Functions.Publishing.Derived;

namespace NhipSo.Functions.Publishing.Scoring;

/// <summary>A set that there may not be any scores by yet: what it is made of, and on what ground.</summary>
/// <param name="Card">The newest version of the set.</param>
/// <param name="Form">The form whose figures are scored.</param>
/// <param name="Indicators">What it looks at.</param>
public sealed record ScorecardSnapshot(CardSummary Card, FormSummary Form, IReadOnlyList<IndicatorSummary> Indicators)
{
    /// <summary>What kind of snapshot it is.</summary>
    public string Kind { get; } = "scorecard";
}

/// <summary>Makes <see cref="ScorecardSnapshot"/>s of the public sets; they are made of the catalogue alone.</summary>
internal sealed class ScorecardSnapshots(Catalogue catalogue)
{
    /// <summary>A file for each set.</summary>
    public IEnumerable<Derivation> Derivations() =>
        from versions in catalogue.Written.Scorecards.GroupBy(card => card.Code, StringComparer.Ordinal)
        let card = versions.MaxBy(each => each.Version)!
        where card.Visibility == ScoreVisibility.Public
        select Derivation.OfOneFile($"scorecards/{card.Code}", sequence: 0, isPrompt: true, _ => Task.FromResult<object>(Of(card)));

    private ScorecardSnapshot Of(Scorecard card)
    {
        var form = catalogue.FindForm(card.Form)!;
        return new(CardSummary.From(card), new(form.Code, form.Version, form.Name, form.Publish), Scores.IndicatorsOf(card, form, catalogue));
    }
}
