using NhipSo.Domain.Definitions;
using NhipSo.Domain.Reconciling;
using NhipSo.Domain.Submissions;
using NhipSo.Functions.Reconciling;
using NhipSo.Functions.Submissions;
using NodaTime;

namespace NhipSo.Functions.Publishing.Comparing;

/// <summary>Makes what is published of a period's rows: the same rows at the same moment give the same file, whoever makes it.</summary>
/// <param name="catalogue">The definitions.</param>
/// <param name="national">What the rows come to.</param>
/// <param name="rows">The period's rows.</param>
/// <param name="others">Those of other kinds of units' forms for the same days.</param>
/// <param name="now">The server's time.</param>
internal sealed class ReconciliationView(Catalogue catalogue, NationalView national, ComparedRows rows, IReadOnlyList<ComparedRows> others, Instant now)
{
    private readonly Dictionary<(string Unit, string Indicator), StoredDiscrepancy> byKey = rows.Rows.ToDictionary(row => (row.Unit, row.Indicator));

    /// <summary>What everyone may see.</summary>
    public ReconciliationSnapshot Public() => Make(isPublic: true, unit: null);

    /// <summary>All of it, for the ministry.</summary>
    public ReconciliationSnapshot All() => Make(isPublic: false, unit: null);

    /// <summary>A unit's own; no totals, which would speak of others.</summary>
    public ReconciliationSnapshot Of(string unit) => Make(isPublic: false, unit);

    private ReconciliationSnapshot Make(bool isPublic, string? unit)
    {
        var shown = rows.Rows.Where(row => catalogue.FindUnit(row.Unit) is not null && (unit is null || row.Unit == unit) && (!isPublic || rows.IsNamed(row, now))).ToList();
        var ofIndicator = shown.ToLookup(row => row.Indicator, StringComparer.Ordinal);
        var compared = rows.Rows.Select(row => row.Indicator).ToHashSet(StringComparer.Ordinal);
        var indicators = catalogue.ItemsOf(rows.Form).Where(pair => compared.Contains(pair.Indicator.Code))
            .Select(pair => Indicator(pair.Indicator, pair.Item, [.. ofIndicator[pair.Indicator.Code]], isPublic, hasTotals: unit is null))
            .Where(each => each.Units.Count > 0 || each.Blocks.Count > 0 || each.Withheld > 0).ToList();
        var named = indicators.SelectMany(each => each.Units).Select(each => each.Unit).ToHashSet(StringComparer.Ordinal);
        return new(
            new(rows.Form.Code, rows.Form.Version, rows.Form.Name, rows.Form.Publish), PeriodSummary.Of(rows.Form, rows.Period), rows.Form.UnitKind, rows.State?.Reconciled,
            unit is null ? catalogue.Owing(rows.Form, rows.Period).Length : 1, indicators,
            [.. named.Order(StringComparer.Ordinal).Select(id => UnitSummary.From(catalogue.FindUnit(id)!))]);
    }

    private ComparedIndicator Indicator(Indicator indicator, FormItem item, IReadOnlyList<StoredDiscrepancy> shown, bool isPublic, bool hasTotals)
    {
        var (counted, withheld, saysAll) = isPublic ? rows.PublicOf(indicator.Code, now) : ([.. rows.Rows.Where(row => row.Indicator == indicator.Code)], 0, true);
        var units = shown.Where(row => row.Comparison.Measured is not null || row.Work?.Reply is not null).OrderBy(row => row.Unit, StringComparer.Ordinal).Select(row => Unit(row, isPublic)).ToList();
        return new(
            IndicatorSummary.From(indicator, item), Tolerance.Of(indicator), hasTotals ? Both(indicator, counted, isPublic) : null,
            hasTotals ? [.. Blocks(indicator, counted, isPublic, saysAll)] : [],
            shown.CountBy(row => row.Comparison.State).OrderBy(pair => pair.Key).ToDictionary(pair => Words.Of(pair.Key), pair => pair.Value), withheld, units);
    }

    /// <summary>Over the units that have both. What units that are not named add to the gap goes to no cause, and is not told from what is within tolerance.</summary>
    private NationalGap? Both(Indicator indicator, IReadOnlyList<StoredDiscrepancy> counted, bool isPublic)
    {
        var units = counted.Select(row => row.Unit).ToHashSet(StringComparer.Ordinal);
        var parts = rows.Rows.Where(row => indicator.Parts.Contains(row.Indicator) && units.Contains(row.Unit));
        var silent = counted.Select(row => isPublic && !rows.IsNamed(row, now) ? row with { Causes = [], Comparison = row.Comparison with { State = ComparisonState.InsufficientCoverage } } : row);
        return national.Indicators(rows.Form, [.. silent, .. parts]).FirstOrDefault(view => view.Indicator == indicator.Code)?.Both;
    }

    private IEnumerable<BlockFigures> Blocks(Indicator indicator, IReadOnlyList<StoredDiscrepancy> counted, bool isPublic, bool saysAll)
    {
        var own = Words.Of(rows.Form.UnitKind);
        var (figures, coverages) = (new List<(string Kind, ComparedRows Of, IReadOnlyList<StoredDiscrepancy> Rows)> { (own, rows, counted) }, new Dictionary<string, Domain.Measuring.Coverage?> { [own] = ComparedRows.CoverageOf(counted) });
        var says = new Dictionary<string, bool> { [own] = saysAll };
        foreach (var other in others)
        {
            var kind = Words.Of(other.Form.UnitKind);
            var (theirs, _, all) = isPublic ? other.PublicOf(indicator.Code, now) : ([.. other.Rows.Where(row => row.Indicator == indicator.Code)], 0, true);
            figures.Add((kind, other, theirs));
            says[kind] = says.GetValueOrDefault(kind, true) && all;
            coverages[kind] = ComparedRows.CoverageOf(theirs) ?? coverages.GetValueOrDefault(kind);
        }

        // What was measured of all units of a kind says what is withheld where few are.
        var measured = rows.State?.Blocks.Where(block => says.GetValueOrDefault(block.Key, true)) ?? [];
        var blocks = national.Blocks(indicator, figures.Select(each => (each.Kind, national.ReportedIn(each.Of.Form, indicator, each.Of.Rows, each.Rows))), measured, says.Values.All(each => each));
        return blocks.Select(block => new BlockFigures(block.Kind, block.Reported, block.Measured, block.Kind is null ? null : coverages.GetValueOrDefault(block.Kind)));
    }

    private ComparedUnit Unit(StoredDiscrepancy row, bool isPublic)
    {
        var (comparison, indicator) = (row.Comparison, catalogue.FindIndicator(row.Indicator)!);
        var isApart = comparison.State == ComparisonState.Discrepant || !isPublic;
        var causes = row.Causes.IsEmpty || !isApart ? null : row.Causes.Select(cause => new LikelyCause(
            cause.Kind, WorkNames.Of(cause.Kind), cause.IsExact, cause.Share,
            [.. cause.Evidence.Where(support => support.Indicator == row.Indicator || !isPublic || IsNamed(row.Unit, support.Indicator)).Select(support => support.Words)])).ToList();
        return new(
            row.Unit, comparison.State, comparison.Reported?.Value, comparison.Reported is { Status: not ValueStatus.Official } stated ? stated.Status : null,
            comparison.Measured?.Value, comparison.Measured?.Coverage, comparison.Measured is { } of ? Math.Round(of.Coverage.Share, 4) : null, comparison.Measured?.AsOf,
            row.MeasuredVersion == 0 ? null : row.MeasuredVersion, comparison.Gap, comparison.GapPercent, comparison.Reported is null ? null : row.Revision,
            causes, isApart && row.DataDoNotTell(indicator) ? true : null,
            row.Work is { } work && (!isPublic || comparison.State == ComparisonState.Discrepant || work.Reply is not null) ? Work(row, work) : null,
            isPublic ? null : rows.IsNamed(row, now));
    }

    private bool IsNamed(string unit, string indicator) => byKey.GetValueOrDefault((unit, indicator)) is { } row && rows.IsNamed(row, now);

    /// <summary>The steps of this round: one before it may never have become public.</summary>
    private ComparedWork Work(StoredDiscrepancy row, Work work)
    {
        var steps = rows.Steps[(row.Unit, row.Indicator)].OrderBy(step => step.Number).ToList();
        var begins = steps.FindLastIndex(step => step.Kind is StepKind.Open or StepKind.Resume);
        return new(
            work.State, WorkNames.Of(work.State), work.Round, work.Since, work.Told, work.Due, ReplyOf(work.Reply),
            [.. steps.Skip(Math.Max(0, begins)).Where(step => step.Kind != StepKind.Note).Select(step => new PublishedStep(
                step.Kind, WorkNames.Of(step.Kind), step.To, WorkTransitions.All.First(each => each.Kind == step.Kind).By, step.At, step.Reported, step.Measured, step.Note, step.Due))]);
    }

    private static PublishedReply? ReplyOf(Reply? reply) =>
        reply is null ? null : new(reply.Cause, WorkNames.Of(reply.Cause), reply.Text, [.. reply.Evidence.Select(file => file.Name)], reply.At);
}
