using System.Collections.Immutable;
using NhipSo.Domain.Aggregation;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Periods;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Publishing.Derived;

/// <summary>A report that nobody had to send, drawn from what is published of its source.</summary>
/// <param name="Form">The form.</param>
/// <param name="Period">The period.</param>
/// <param name="DerivedFrom">The form that it is drawn from.</param>
/// <param name="Windows">The periods of that form that it is made of.</param>
/// <param name="Indicators">What it says.</param>
/// <param name="Units">The units.</param>
/// <param name="Figures">Their figures.</param>
/// <param name="Totals">Over all units.</param>
/// <param name="Regions">Over those of a region.</param>
public sealed record DerivedFormSnapshot(
    FormSummary Form,
    PeriodSummary Period,
    string DerivedFrom,
    IReadOnlyList<string> Windows,
    IReadOnlyList<IndicatorSummary> Indicators,
    IReadOnlyList<UnitSummary> Units,
    IReadOnlyList<DerivedFigures> Figures,
    ImmutableSortedDictionary<string, Total> Totals,
    ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, Total>> Regions)
{
    /// <summary>What kind of snapshot it is.</summary>
    public string Kind { get; } = "derived";
}

/// <summary>A unit's figures, and for how many of the windows it has reported.</summary>
public sealed record DerivedFigures(string Unit, UnitFigures Figures, int Reported, int Of);

/// <summary>Makes <see cref="DerivedFormSnapshot"/>s.</summary>
internal sealed class DerivedFormSnapshots(Catalogue catalogue, PublishedReports reports)
{
    /// <summary>Every period of a derived form that something is published for.</summary>
    public IEnumerable<Derivation> Derivations() =>
        from form in catalogue.Forms
        where form.DerivedFrom is not null
        from period in reports.Reported.Where(each => each.Form.Code == form.DerivedFrom).Select(each => Period.Containing(form.Calendar.Frequency, each.Period.Last)).Distinct()
        let version = catalogue.FindForm(form.Code, period)
        where version is not null
        let windows = WindowsOf(version, period)
        where !windows.IsEmpty
        select Derivation.OfOneFile(
            $"derived/{version.Code}/{period.Code}", reports.SequenceOf(version.DerivedFrom!, windows), isPrompt: true, async token => await MakeAsync(version, period, windows, token));

    /// <summary>The windows that tile the period, by the forms that were asked then.</summary>
    private ImmutableArray<Period> WindowsOf(Form form, Period period)
    {
        var source = form.DerivedFrom!;
        var tiles = DataWindow.Tiles(form.Calendar.Regime, period, catalogue.FindForm(source)!.Calendar.Frequency);
        return tiles.All(tile => catalogue.FindForm(source, tile)?.Calendar.Regime == form.Calendar.Regime) ? tiles : [];
    }

    private async Task<DerivedFormSnapshot> MakeAsync(Form form, Period period, ImmutableArray<Period> windows, CancellationToken cancellationToken)
    {
        var source = catalogue.FindForm(form.DerivedFrom!, windows[^1])!;
        var owing = catalogue.Owing(source, windows[^1]);
        var day = source.Calendar.Due(windows[^1]).InZone(VietnamTime.Zone).Date;
        var read = new List<IReadOnlyDictionary<string, UnitFigures>>();
        foreach (var window in windows)
            read.Add(await reports.FiguresAsync(source.Code, window, day, cancellationToken));
        var items = catalogue.ItemsOf(form).ToList();
        var indicators = items.ConvertAll(pair => pair.Indicator);
        var combined = new Combined(indicators);
        var figures = owing.Select(unit => Of(unit, combined, read)).OfType<DerivedFigures>().ToList();
        return new(
            new(form.Code, form.Version, form.Name, form.Publish), PeriodSummary.Of(form, period), source.Code, [.. windows.Select(window => window.Code)],
            [.. items.Select(pair => IndicatorSummary.From(pair.Indicator, pair.Item))], [.. owing.Select(UnitSummary.From)], figures, Sum(indicators, figures),
            figures.GroupBy(each => catalogue.FindUnit(each.Unit)?.Region ?? "").Where(region => region.Key.Length > 0)
                .ToImmutableSortedDictionary(region => region.Key, region => Sum(indicators, region), StringComparer.Ordinal));
    }

    private static DerivedFigures? Of(Unit unit, Combined combined, List<IReadOnlyDictionary<string, UnitFigures>> windows)
    {
        var given = windows.ConvertAll(window => window.GetValueOrDefault(unit.Id));
        var reported = given.OfType<UnitFigures>().ToList();
        return reported.Count == 0 ? null : new(
            unit.Id, new(combined.Over(given.ConvertAll(each => each?.Values)), reported.Min(each => each.Status)), reported.Count, windows.Count);
    }

    private static ImmutableSortedDictionary<string, Total> Sum(List<Indicator> indicators, IEnumerable<DerivedFigures> figures)
    {
        var totals = new RunningTotals(indicators);
        foreach (var each in figures)
            totals.Add(each.Figures);
        return totals.Current();
    }
}
