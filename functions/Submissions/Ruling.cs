using System.Collections.Immutable;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Ledger;
using NodaTime;
using NodaTime.Text;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Submissions;

/// <summary>A remark on a report that is returned.</summary>
/// <param name="Place">What it is on: an indicator's or a text's code; empty for the whole report.</param>
/// <param name="Text">What is to be done.</param>
public sealed record Remark(string Place, string Text);

/// <summary>What a ruling says.</summary>
public sealed record RulingTerms
{
    /// <summary>Why, or the answer; or null.</summary>
    public string? Note { get; init; }

    /// <summary>What is to be done, where it is returned.</summary>
    public ImmutableArray<Remark> Remarks { get; init; } = [];

    /// <summary>The new due instant, or null.</summary>
    public Instant? Due { get; init; }

    /// <summary>Which recommendation is answered, from 1; 0 where none is.</summary>
    public int Recommendation { get; init; }
}

/// <summary>What the ministry does with a report, or with a period of all units, on its way to the ledger.</summary>
/// <param name="form">The version of the form that is asked for the period.</param>
/// <param name="period">The period.</param>
/// <param name="unit">The unit, or null for all of them.</param>
/// <param name="kind">What is done.</param>
/// <param name="about">The hash of the revision that it is about, or null.</param>
/// <param name="terms">What it says.</param>
/// <param name="by">Who does it.</param>
public sealed class Ruling(Form form, Period period, Unit? unit, EntryKind kind, string? about, RulingTerms terms, string by)
    : Candidate(form, period, unit, kind, about, reason: null, by)
{
    private string? content;

    /// <summary>The new due instant, or null.</summary>
    public Instant? Due => terms.Due;

    /// <inheritdoc/>
    public override string Content => content ??= CanonicalJson.Object(json =>
    {
        json.Member("base", Base);
        if (terms.Due is { } due)
            json.Member("due", InstantPattern.ExtendedIso.Format(due));
        json.Member("kind", Words.Of(Kind)).Member("note", terms.Note);
        if (terms.Recommendation > 0)
            json.Member("recommendation", terms.Recommendation);
        if (!terms.Remarks.IsEmpty)
            json.Array("remarks", terms.Remarks.Select(remark => CanonicalJson.Object(each => each.Member("place", remark.Place).Member("text", remark.Text))));
    });
}
