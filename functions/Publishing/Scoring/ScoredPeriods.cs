using NhipSo.Domain.Aggregation;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Scoring;
using NhipSo.Functions.Publishing.Derived;
using NodaTime;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Publishing.Scoring;

/// <summary>
/// Which sets and periods there are scores of, and what those are. They are made of published reports alone, so that nothing is in
/// them that is not public already: what is measured is not, before the unit has answered where the two disagree.
/// </summary>
internal sealed class ScoredPeriods(Catalogue catalogue, PublishedReports reports)
{
    /// <summary>The sets and periods that some unit can be ranked in or, by a set without points, has a figure in.</summary>
    /// <param name="visibility">Who may see them.</param>
    public IEnumerable<(Scorecard Card, PublishedPeriod Published)> All(ScoreVisibility visibility) =>
        from published in reports.Reported
        from card in catalogue.ScorecardsFor(published.Period)
        where card.Visibility == visibility && card.Form == published.Form.Code && card.FirstPeriod.Kind == published.Period.Kind && IsAsked(card, published.Form)
        select (card, published);

    /// <summary>The name of a snapshot in the index.</summary>
    public static string NameOf(Scorecard card, Period period) => $"{ScoresSnapshot.Prefix}{card.Code}/{period.Code}";

    /// <summary>How far what a snapshot is made of goes: it rises with each report in the period, the one before and that of the year before.</summary>
    public long SequenceOf(PublishedPeriod published) =>
        reports.SequenceOf(published.Form.Code, [published.Period, published.Period.Plus(-1), published.Period.YearBefore()]);

    /// <summary>Units by a set, as those that there were when the period was due.</summary>
    public async Task<Standings> StandingsAsync(Scorecard card, PublishedPeriod published, CancellationToken cancellationToken) =>
        Of(card, await reports.FiguresAsync(published.Form.Code, published.Period, PublishedReports.DayOf(published), cancellationToken));

    /// <summary>Units by the same version of a set for an earlier period, as the units that there are on a day; null where it was not scored by it.</summary>
    public async Task<Standings?> FindEarlierAsync(Scorecard card, Period period, LocalDate day, CancellationToken cancellationToken)
    {
        if (!card.Covers(period) || reports.Find(card.Form, period) is not { Entry.Sequence: > 0 } published || !IsAsked(card, published.Form))
            return null;
        return card.Mergers == MergerRule.Sums
            ? Of(card, await reports.FiguresAsync(card.Form, period, day, cancellationToken))
            : Merged.Means(catalogue, catalogue.Owing(published.Form, period), await StandingsAsync(card, published, cancellationToken), day);
    }

    private Standings Of(Scorecard card, IReadOnlyDictionary<string, UnitFigures> figures) => Standings.Of(
        card, code => catalogue.FindIndicator(code)!.Better, figures.ToDictionary(pair => pair.Key, pair => pair.Value.Values, StringComparer.Ordinal));

    private static bool IsAsked(Scorecard card, Form form)
    {
        var asked = form.Items.Select(item => item.Indicator).ToHashSet(StringComparer.Ordinal);
        var parts = card.Parts.Where(part => part.Indicator is not null && asked.Contains(part.Indicator)).ToList();
        return parts.Count > 0 && !(parts.Sum(part => part.Points ?? 0) < card.RankedFrom * card.Max);
    }
}
