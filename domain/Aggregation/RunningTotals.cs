using System.Collections.Immutable;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Submissions;

namespace NhipSo.Domain.Aggregation;

/// <summary>
/// The totals of a set of units, kept while units come, go and change: each costs what its own figures cost, however many
/// units there are. Decimals add exactly, so the order in which units came does not matter, and what was added and taken
/// away again leaves no trace.
/// </summary>
public sealed class RunningTotals
{
    private static readonly int Statuses = Enum.GetValues<ValueStatus>().Length;

    private readonly Layout layout;
    private readonly Tally[] tallies;
    private readonly decimal?[] given;

    /// <summary>Nothing yet, of the indicators among <paramref name="indicators"/> that add.</summary>
    public RunningTotals(IReadOnlyCollection<Indicator> indicators) : this(new Layout(indicators))
    {
    }

    private RunningTotals(Layout layout)
    {
        this.layout = layout;
        given = new decimal?[layout.Slots.Count];
        tallies = [.. layout.Adding.Select(indicator => new Tally(indicator, layout.Slots))];
    }

    /// <summary>Nothing yet, of the same indicators.</summary>
    public RunningTotals Empty() => new(layout);

    /// <summary>Adds a unit's figures.</summary>
    /// <param name="figures">The figures.</param>
    /// <param name="alsoIn">Only what these give as well, of whichever value; null for all.</param>
    public void Add(UnitFigures figures, UnitFigures? alsoIn = null) => Count(figures, 1, alsoIn);

    /// <summary>Takes away figures that were added.</summary>
    public void Remove(UnitFigures figures) => Count(figures, -1);

    /// <summary>Adds all that another set of units gave, of the same indicators.</summary>
    public void AddAll(RunningTotals others)
    {
        for (var index = 0; index < tallies.Length; index++)
            tallies[index].Add(others.tallies[index]);
    }

    /// <summary>The total of each indicator that any unit gave, as firm as the least firm figure in it.</summary>
    public ImmutableSortedDictionary<string, Total> Current() => tallies
        .Select(tally => KeyValuePair.Create(tally.Code, tally.Total()))
        .Where(pair => pair.Value is not null)
        .ToImmutableSortedDictionary(pair => pair.Key, pair => pair.Value!, StringComparer.Ordinal);

    private void Count(UnitFigures figures, int sign, UnitFigures? alsoIn = null)
    {
        Array.Clear(given);
        foreach (var (code, value) in figures.Values)
        {
            if (layout.Slots.TryGetValue(code, out var slot) && alsoIn?.Values.ContainsKey(code) != false)
                given[slot] = value;
        }

        foreach (var tally in tallies)
            tally.Count(given, figures, sign);
    }

    /// <summary>Which indicators add, and where each figure of a unit stands while it is counted.</summary>
    private sealed class Layout
    {
        public Layout(IReadOnlyCollection<Indicator> indicators)
        {
            Adding = [.. indicators.Where(indicator => indicator is { IsNumeric: true, Aggregation: Definitions.Aggregation.Sum }).DistinctBy(indicator => indicator.Code)];
            foreach (var code in Adding.SelectMany(indicator => indicator.Kind == ValueKind.Ratio ? indicator.Parts.Add(indicator.Code) : [indicator.Code]))
                Slots.TryAdd(code, Slots.Count);
        }

        public ImmutableArray<Indicator> Adding { get; }

        public Dictionary<string, int> Slots { get; } = new(StringComparer.Ordinal);
    }

    private sealed class Tally(Indicator indicator, Dictionary<string, int> slots)
    {
        private readonly bool isRatio = indicator.Kind == ValueKind.Ratio;
        private readonly int top = slots[indicator.Kind == ValueKind.Ratio ? indicator.Numerator! : indicator.Code];
        private readonly int bottom = slots[indicator.Kind == ValueKind.Ratio ? indicator.Denominator! : indicator.Code];
        private readonly int[] byStatus = new int[Statuses];
        private decimal numerator;
        private decimal denominator;
        private int units;

        public string Code => indicator.Code;

        public void Count(decimal?[] given, UnitFigures figures, int sign)
        {
            if (given[top] is not { } over || given[bottom] is not { } under)
                return;
            units += sign;
            numerator += sign * over;
            denominator += sign * under;
            var status = isRatio ? Least(figures.StatusOf(indicator.Numerator!), figures.StatusOf(indicator.Denominator!)) : figures.StatusOf(Code);
            byStatus[(int)status] += sign;
        }

        public void Add(Tally other)
        {
            units += other.units;
            numerator += other.numerator;
            denominator += other.denominator;
            for (var status = 0; status < Statuses; status++)
                byStatus[status] += other.byStatus[status];
        }

        public Total? Total()
        {
            if (units == 0 || (isRatio && denominator == 0))
                return null;
            var status = (ValueStatus)Array.FindIndex(byStatus, count => count > 0);
            return isRatio
                ? new(Totals.Rounded(indicator.Factor * numerator / denominator), units, Plain(numerator), Plain(denominator), status)
                : new(Plain(numerator), units, Status: status);
        }

        /// <summary>Without the zeros that adding and taking away may leave at the end.</summary>
        private static decimal Plain(decimal sum) => sum == 0 ? 0m : sum / 1.0000000000000000000000000000m;

        private static ValueStatus Least(ValueStatus one, ValueStatus other) => one < other ? one : other;
    }
}
