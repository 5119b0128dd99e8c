using System.Collections.Immutable;
using NhipSo.Domain.Aggregation;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NhipSo.Domain.Reconciling;
using NhipSo.Domain.Submissions;
using NodaTime;

namespace NhipSo.Domain.Tests.Reconciling;

/// <summary>Dossiers of a unit and a period, and what causes are tested on.</summary>
internal static class Dossiers
{
    public static readonly Instant Measured = Instant.FromUtc(2026, 11, 15, 0, 0);
    public static readonly Text Elsewhere = new("số khác", "other figures");

    public static Indicator All { get; } = Samples.Received with { Accumulation = Accumulation.Period, LeavesOut = ["CP07_HUY"] };

    public static Indicator Online { get; } = Samples.Online with { Accumulation = Accumulation.Period };

    public static Indicator Share { get; } = Samples.Share with { Accumulation = Accumulation.Period, Tolerance = new(Points: 1) };

    public static Indicator EndToEnd { get; } = All with { Code = "CP12_MS", Name = new("Hồ sơ của dịch vụ toàn trình", "Dossiers of end-to-end services"), LeavesOut = [] };

    public static Indicator OtherShare { get; } = Share with { Code = "CP12", Name = new("Tỷ lệ khác", "Other share"), Denominator = "CP12_MS" };

    public static Indicator AllSoFar { get; } = All with { Code = "CP07_LK", Name = new("Hồ sơ lũy kế", "Dossiers so far"), Accumulation = Accumulation.Cumulative, Accumulates = "CP07", LeavesOut = [] };

    private static Indicator Cancelled { get; } = EndToEnd with { Code = "CP07_HUY", Name = new("Hồ sơ hủy", "Cancelled") };

    private static Indicator Accounts { get; } = EndToEnd with { Code = "TK", Name = new("Tài khoản", "Accounts"), Unit = new("tài khoản", "accounts") };

    public static Catalogue Catalogue { get; } = Samples.With(indicators: [All, Online, Share, EndToEnd, OtherShare, AllSoFar, Cancelled, Accounts, Samples.Budget]);

    /// <summary>Everything was seen.</summary>
    public static Coverage Whole { get; } = new(100, 100, 2, 2);

    public static StatedFigure Said(decimal value) => new(value, ValueStatus.Official);

    public static MeasuredValue Seen(decimal value, Coverage? coverage = null) => new(value, coverage ?? Whole, Measured);

    public static Comparison Compare(Indicator indicator, decimal? reported, decimal? measured, Coverage? coverage = null) => Comparison.Of(
        indicator, reported is { } said ? Said(said) : null, measured is { } seen ? Seen(seen, coverage) : null, 0.8m)!;

    public static Alternative Instead(CauseKind kind, params (string Code, decimal Value)[] values) => new(kind, Elsewhere, Samples.Figures(values));

    /// <summary>The likely causes of an indicator's gap.</summary>
    public static ImmutableArray<Cause> Causes(
        Indicator indicator, (string Code, decimal Value)[] reported, (string Code, decimal Value)[] measured, Alternative[]? instead = null, Coverage? coverage = null)
    {
        var asked = Catalogue.Indicators;
        var figures = Samples.Figures(measured);
        var unit = new MeasuredUnit("24", Totals.WithComputed(asked, figures).ToImmutableSortedDictionary(pair => pair.Key, pair => Seen(pair.Value, coverage), StringComparer.Ordinal));
        return new CauseSearch(Catalogue, new(
            Totals.WithComputed(asked, Samples.Figures(reported)), Counterparts.Of(Catalogue, asked, unit, unit), Alternatives.Numbers(unit.Values), Alternatives.Numbers(unit.Values),
            [.. instead ?? []], [.. instead ?? []])).Of(indicator);
    }
}
