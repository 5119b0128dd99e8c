using System.Collections.Immutable;
using NhipSo.Domain.Periods;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Domain.Definitions;

/// <summary>How a figure that is wanted is there already.</summary>
public enum Way
{
    /// <summary>A form gives it for that very window.</summary>
    Directly,

    /// <summary>It is the sum over the windows of a form that make up the one wanted.</summary>
    Summed,

    /// <summary>It is that of the last of those windows.</summary>
    LastWindow,

    /// <summary>It is computed from figures that are there.</summary>
    Computed,

    /// <summary>The agencies' systems say it.</summary>
    Measured,
}

/// <summary>A figure that nobody needs to be asked for.</summary>
/// <param name="Indicator">The indicator's code.</param>
/// <param name="Way">How it is there.</param>
/// <param name="Form">The code of the form that gives it; null of what is computed or measured.</param>
/// <param name="From">The periods of that form that it is made of.</param>
public sealed record Reused(string Indicator, Way Way, string? Form, ImmutableArray<Period> From);

/// <summary>
/// What a new form, or an ad hoc one, need not ask (đã có): every figure once. What a form asks of some of its units only is not
/// there for all.
/// </summary>
/// <param name="Given">What is there already, and how.</param>
/// <param name="ToAsk">The codes of the indicators that nobody gives; also those that one wanted is computed from.</param>
/// <param name="ReportsSaved">How many reports a year all units together are spared, where nothing is left to ask; 0 otherwise.</param>
public sealed record Reuse(ImmutableArray<Reused> Given, ImmutableArray<string> ToAsk, int ReportsSaved)
{
    /// <summary>Looks for what is there already before anyone is asked.</summary>
    /// <param name="catalogue">The definitions.</param>
    /// <param name="kind">The kind of unit that would be asked.</param>
    /// <param name="indicators">The codes of the indicators wanted; of the catalogue.</param>
    /// <param name="regime">Which days the periods wanted cover.</param>
    /// <param name="first">The first period wanted; it says the frequency.</param>
    public static Reuse Of(Catalogue catalogue, UnitKind kind, IEnumerable<string> indicators, Regime regime, Period first)
    {
        var given = ImmutableArray.CreateBuilder<Reused>();
        var toAsk = ImmutableArray.CreateBuilder<string>();
        var forms = catalogue.Forms.Where(form => form.UnitKind == kind && form.Standing == Standing.Actual && form.Calendar.Once is null).ToList();
        var pending = new Queue<string>(indicators);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (pending.TryDequeue(out var code))
        {
            if (!seen.Add(code))
                continue;
            var indicator = catalogue.FindIndicator(code) ?? throw new ArgumentException($"{code} is no indicator of the catalogue.", nameof(indicators));
            foreach (var part in indicator.Parts)
                pending.Enqueue(part);
            if (indicator.IsComputed)
                given.Add(new(code, Way.Computed, null, []));
            else if (forms.Select(form => Find(catalogue, form, indicator, regime, first)).FirstOrDefault(found => found is not null) is { } reused)
                given.Add(reused);
            else if (indicator.Origin == Origin.Measured)
                given.Add(new(code, Way.Measured, null, []));
            else
                toAsk.Add(code);
        }

        var lacking = toAsk.ToHashSet(StringComparer.Ordinal);
        return new(
            [.. given.Where(reused => reused.Way != Way.Computed || !LeadsTo(catalogue, reused.Indicator, lacking))], toAsk.ToImmutable(),
            toAsk.Count > 0 ? 0 : UnitsOf(catalogue, kind, first) * PeriodsAYear(first));
    }

    private static Reused? Find(Catalogue catalogue, Form form, Indicator indicator, Regime regime, Period wanted)
    {
        if (wanted.Kind == form.Calendar.Frequency && DataWindow.Of(form.Calendar.Regime, wanted) == DataWindow.Of(regime, wanted))
            return Gives(catalogue, form.Code, indicator, wanted) ? new(indicator.Code, Way.Directly, form.Code, [wanted]) : null;
        if (form.Calendar.Regime != regime || form.Calendar.Frequency >= wanted.Kind || form.DerivedFrom is not null)
            return null;
        var tiles = DataWindow.Tiles(regime, wanted, form.Calendar.Frequency);
        if (tiles.IsEmpty || tiles.Any(tile => catalogue.FindForm(form.Code, tile)?.Calendar.Regime != regime))
            return null;
        if (indicator.Accumulation == Accumulation.Period)
            return tiles.All(tile => Gives(catalogue, form.Code, indicator, tile)) ? new(indicator.Code, Way.Summed, form.Code, tiles) : null;
        return Gives(catalogue, form.Code, indicator, tiles[^1]) ? new(indicator.Code, Way.LastWindow, form.Code, [tiles[^1]]) : null;
    }

    private static bool Gives(Catalogue catalogue, string code, Indicator indicator, Period period) =>
        catalogue.FindForm(code, period) is { } form && (form.DerivedFrom is not null || !catalogue.IsReplaced(form, period))
        && form.Items.Any(item => item.Indicator == indicator.Code && item.Units.IsEmpty && (item.Every is not { } longer || period.Ends(longer)));

    private static bool LeadsTo(Catalogue catalogue, string code, HashSet<string> lacking) =>
        lacking.Contains(code) || catalogue.FindIndicator(code)!.Parts.Any(part => LeadsTo(catalogue, part, lacking));

    private static int UnitsOf(Catalogue catalogue, UnitKind kind, Period period) =>
        catalogue.Units.Count(unit => unit.Kind == kind && !unit.IsSandbox && unit.IsValidOn(period.Last));

    private static int PeriodsAYear(Period period)
    {
        var first = Period.Containing(period.Kind, new(period.Last.Year, 1, 1));
        return Enumerable.Range(0, 366).Select(first.Plus).Count(other => other.Last.Year == period.Last.Year);
    }
}
