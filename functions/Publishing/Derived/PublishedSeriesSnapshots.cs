using NhipSo.Domain.Aggregation;
using NhipSo.Domain.Definitions;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Publishing.Derived;

/// <summary>What others published, as they published it, in a file a group. It is marked as published: none of it was reported or measured here.</summary>
/// <param name="Group">The group.</param>
/// <param name="Series">The series.</param>
public sealed record PublishedSnapshot(string Group, IReadOnlyList<PublishedSeriesSummary> Series)
{
    /// <summary>What kind of snapshot it is.</summary>
    public string Kind { get; } = "published";
}

/// <summary>A published series.</summary>
public sealed record PublishedSeriesSummary(
    string Code, Text Name, Text UnitOfMeasure, string? Indicator, int Decimals, Text? Note, IReadOnlyList<PublishedFigureSummary> Figures);

/// <summary>A figure as it was published, and the growth that the printed figures give beside the one that was printed.</summary>
public sealed record PublishedFigureSummary(
    string? Period, Text? PeriodName, Block? Block, UnitSummary? Unit, decimal Value, Exactness Exactness, bool IsEstimate, bool IsMisprint, decimal? Growth, PrintedGrowth? Computed,
    decimal? PlanShare, decimal? Target, decimal? Numerator, decimal? Denominator, string Source, Text? Note);

/// <summary>Makes <see cref="PublishedSnapshot"/>s; they are made of the catalogue alone.</summary>
internal sealed class PublishedSeriesSnapshots(Catalogue catalogue)
{
    /// <summary>A file for each group.</summary>
    public IEnumerable<Derivation> Derivations() => catalogue.Written.Published.GroupBy(series => series.Group, StringComparer.Ordinal).Select(group => Derivation.OfOneFile(
        $"published/{group.Key}", sequence: 0, isPrompt: true, _ => Task.FromResult<object>(new PublishedSnapshot(group.Key, [.. group.Select(SummaryOf)]))));

    private PublishedSeriesSummary SummaryOf(PublishedSeries series) => new(
        series.Code, series.Name, series.UnitOfMeasure, series.Indicator, series.Decimals, series.Note,
        [.. series.Figures.Select(figure => new PublishedFigureSummary(
            figure.Period?.Code, figure.Period is Period period ? period.Name : null, figure.Block, figure.Unit is { } unit ? UnitSummary.From(catalogue.FindUnit(unit)!) : null, figure.Value,
            figure.Exactness, figure.IsEstimate, figure.IsMisprint, figure.Growth, PrintedGrowth.Of(series, figure), figure.PlanShare, figure.Target, figure.Numerator,
            figure.Denominator, figure.Source, figure.Note))]);
}
