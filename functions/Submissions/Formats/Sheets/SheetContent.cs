using NhipSo.Domain.Aggregation;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Ledger;
using NhipSo.Domain.Submissions;
using NodaTime;

namespace NhipSo.Functions.Submissions.Formats.Sheets;

/// <summary>What a sheet is written with.</summary>
/// <param name="Obligation">What it is of.</param>
/// <param name="Catalogue">The definitions that the form refers to.</param>
/// <param name="Due">The last instant at which the unit's report is on time.</param>
public sealed record SheetContent(Obligation Obligation, Catalogue Catalogue, Instant Due)
{
    /// <summary>The figures of the period before.</summary>
    public IReadOnlyDictionary<string, decimal> Before { get; init; } = FigureDictionary.Empty;

    /// <summary>The figures of the same period of last year.</summary>
    public IReadOnlyDictionary<string, decimal> YearBefore { get; init; } = FigureDictionary.Empty;

    /// <summary>What the unit has reported already, or null.</summary>
    public Report? Report { get; init; }

    /// <summary>The revision that <see cref="Report"/> is of, or null.</summary>
    public RevisionHead? Revision { get; init; }

    /// <summary>Whether English stands below the Vietnamese.</summary>
    public bool IsBilingual { get; init; }

    /// <summary>A text as the sheet has it.</summary>
    public string Say(Text text) => IsBilingual && text.Vi != text.En ? $"{text.Vi}\n{text.En}" : text.Vi;
}
